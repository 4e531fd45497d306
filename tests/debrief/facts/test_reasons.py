"""Why a move came out so: over the golden plays, by the rules."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.debrief.plays import CARELESS, FOLDERS, debriefed, golden_play
from trainer.core.moves import Ask, Meet, Respond, Review, Study
from trainer.core.objections import fails
from trainer.debrief.facts.reasons import reasons_of
from trainer.debrief.facts.timeline import TimelineEntry


@pytest.mark.parametrize(("folder", "file"), FOLDERS)
def test_reasons_are_those_of_the_rules(folder: Path, file: Path) -> None:
    for path in sorted(folder.glob("*.txt")):
        play = golden_play(path.stem, folder, file)
        scenario = play.scenario
        for moment in play.moments:
            why = reasons_of(play, moment)
            match moment.move:
                case Respond(ref):
                    given = scenario.responses[scenario.response_index[ref]]
                    failed = fails(given, scenario.objections[given.objection])
                    assert (why.answer in ("argued", "beside")) == failed
                case Ask() | Study():
                    assert why.showed_nothing == (moment.after.clues == moment.before.clues)
                case Meet():
                    assert why.arranged is not None and why.arranged.channel == moment.move.channel
                case Review():
                    assert why.handed is not None
                    names = [*why.handed.right, *why.handed.partly, *why.handed.wrong, *why.handed.blank]
                    truths = scenario.truth(moment.after.handed[-1].fired)
                    matter = [one.name for one, truth in zip(scenario.people, truths, strict=True)
                              if truth.present and truth.influence]  # fmt: skip
                    assert sorted(names) == sorted(matter)
            assert (why.trust is not None) == any(
                after < before for before, after in zip(moment.before.trust, moment.after.trust, strict=True)
            )


def entries(kind: str) -> list[TimelineEntry]:
    return [entry for day in debriefed(CARELESS).days for entry in day.entries if entry.kind == kind]


def test_a_note_is_judged_by_what_was_true_when_it_was_written() -> None:
    bo, ada = [entry for entry in entries("note")][:2]
    assert (bo.person, bo.reasons.roles, bo.reasons.verdict) == ("Bo Kern", ("decider",), "wrong")
    assert (ada.person, ada.reasons.verdict) == ("Ada Holt", "wrong")


def test_what_would_have_been_better_stands_where_it_was_lost() -> None:
    about = debriefed(CARELESS)
    told = {entry.number: entry.better for day in about.days for entry in day.entries if entry.better is not None}
    for thing in about.things:
        if thing.number:
            assert told[thing.number].points >= thing.points
    last = max(entry.number for day in about.days for entry in day.entries)
    assert all(loss.number in (0, number) for number, loss in told.items())
    assert all(number == last for number, loss in told.items() if not loss.number)
