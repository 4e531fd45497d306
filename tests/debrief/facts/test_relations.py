"""Trust that was lost, and coaches: over all golden plays by the rules, and both halves of a coach on the small one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.debrief.plays import CAREFUL, CARELESS, FOLDERS, debriefed, golden_play
from trainer.core.condition import is_coached
from trainer.debrief.facts.people import PersonReview
from trainer.debrief.facts.relations import coach_review, trust_lost

WOOED = """
scenario small/corner
meet cy mail
ask cy.day
pitch one-shop
respond cy.doubt.tell
respond cy.doubt.show
leave
note cy roles=coach certainty=2
review
review
close
"""


def person(text: str, name: str) -> PersonReview:
    return next(one for one in debriefed(text).people if one.name == name)


@pytest.mark.parametrize(("folder", "file"), FOLDERS)
def test_every_fall_of_trust_is_told_once_with_its_cause(folder: Path, file: Path) -> None:
    for path in sorted(folder.glob("*.txt")):
        play = golden_play(path.stem, folder, file)
        for one in play.scenario.people:
            falls = {
                moment.number: moment.before.trust[one.index] - moment.after.trust[one.index]
                for moment in play.moments
                if moment.after.trust[one.index] < moment.before.trust[one.index]
            }
            lost = trust_lost(play, one.index)
            assert {fall.number: fall.amount for fall in lost} == falls
            assert all(fall.what for fall in lost)


def test_a_case_that_fits_poorly_is_the_cause() -> None:
    (lost,) = person(CARELESS, "Bo Kern").trust_lost
    assert (lost.day, lost.amount, lost.cause, lost.what) == (2, 1, "poor", "The plain model")
    assert person(CAREFUL, "Bo Kern").trust_lost == ()


@pytest.mark.parametrize(("folder", "file"), FOLDERS)
def test_a_coach_is_developed_by_both_halves_and_by_nothing_less(folder: Path, file: Path) -> None:
    for path in sorted(folder.glob("*.txt")):
        play = golden_play(path.stem, folder, file)
        for one in play.scenario.people:
            coach = coach_review(play, one.index)
            if coach is not None:
                assert coach.is_developed == (coach.has_trust and bool(coach.served))
                assert coach.is_developed == is_coached(play.state, one.index)


def test_a_coach_who_was_named_tells_the_half_that_is_missing() -> None:
    coach = person(WOOED, "Cy Lund").coach
    assert coach is not None and coach.is_named and not coach.is_developed
    assert coach.wins and not coach.served
    assert person(WOOED, "Ada Holt").coach is None
