"""The pitches made."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.debrief.plays import FOLDERS, PLAYS, debriefed, golden_play
from tests.golden.record import golden_folders
from trainer.core.decision import contradicting, units_sharing
from trainer.core.pitch_fit import POOR_BELOW, fit_of
from trainer.debrief.facts.pitches import pitches_made


def test_a_fit_is_the_one_that_was_scored() -> None:
    for text in PLAYS.values():
        about = debriefed(text)
        shown = [entry.amount for day in about.days for entry in day.entries if entry.kind == "pitch"]
        assert shown == [made.fit.total for made in about.pitches]


def test_one_more_pitch_to_the_same_person_says_what_it_did_to_the_mean_of_the_play() -> None:
    about = debriefed(PLAYS["careless"])
    first, second = about.pitches
    assert first.person == second.person and first.again is None and second.again is not None
    assert second.again.before == first.fit.total and not second.again.was_reached
    assert (second.again.mean, second.again.without) == ((first.fit.total + second.fit.total) / 2, first.fit.total)


@pytest.mark.parametrize(("folder", "file"), FOLDERS)
def test_the_case_that_would_have_fitted_better_fits_better_and_keeps_the_rules(folder: Path, file: Path) -> None:
    for path in sorted(folder.glob("*.txt")):
        play = golden_play(path.stem, folder, file)
        cases = {case.title: case for case in play.scenario.pitches}
        for made in pitches_made(play):
            if made.fitter is not None:
                title, fit = made.fitter
                state = play.moments[made.number - 1].before
                assert fit == fit_of(play.scenario, state, made.person_index, cases[title]).total
                assert fit > made.fit.total and cases[title].effects.breach < 0
                kept = {one.title for one in pitches_made(play) if one.number != made.number}
                for other in kept:
                    both = 1 << cases[other].index | 1 << cases[title].index
                    assert not contradicting(play.scenario, both), "it goes together with all that was promised"


def test_what_a_case_for_the_whole_house_did_is_told_with_it() -> None:
    told = 0
    for folder, file in golden_folders():
        for name in ("won", "concessions", "careless"):
            play = golden_play(name, folder, file)
            for made in pitches_made(play):
                assert (made.house is not None) == made.shared
                if made.house is not None:
                    told += made.house.counts
                    assert made.house.counts == (made.fit.total >= POOR_BELOW)
                    assert made.house.units == units_sharing(play.scenario, play.state)
                    assert made.house.lift == min(12, 6 * max(0, made.house.units - 1))
    assert told > 5
