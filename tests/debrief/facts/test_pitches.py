"""The pitches made."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.debrief.plays import FOLDERS, PLAYS, debriefed, golden_play
from trainer.core.pitch_fit import fit_of
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
