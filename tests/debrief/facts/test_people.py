"""The people: surest errors first, each map beside the truth of its time."""

from __future__ import annotations

import pytest

from tests.debrief import plays
from tests.debrief.plays import debriefed
from trainer.debrief.facts.debrief import debrief
from trainer.debrief.facts.people import BLANK, PARTLY, RIGHT, WRONG, MapVerdict, verdict_on_roles


def test_people_stand_in_the_order_of_their_certainty_in_error() -> None:
    about = debriefed(plays.CARELESS)
    assert [person.name for person in about.people] == ["Ada Holt", "Cy Lund", "Bo Kern"]
    assert [person.maps[0].written for person in about.people] == [True, False, True]
    surest = debrief(
        plays.corner().scenario,
        plays.moves(
            plays.CARELESS.replace(
                "note ada roles=user certainty=2", "note cy roles=user certainty=3\nnote ada roles=user"
            )
        ),
        you="Kim",
    )
    assert [person.name for person in surest.people] == ["Cy Lund", "Ada Holt", "Bo Kern"]
    assert [person.maps[0].certainty for person in surest.people] == [3, 1, 3]


def test_the_map_is_compared_with_the_truth_of_its_time() -> None:
    bo = next(person for person in debriefed(plays.CARELESS).people if person.name == "Bo Kern")
    last, first = bo.maps
    assert (last.review, first.review) == (2, 1)
    assert (last.axes[0].true, last.axes[0].verdict) == (("decider",), RIGHT)
    assert (first.axes[0].true, first.axes[0].verdict) == (("technical",), WRONG)
    assert next(axis for axis in last.axes if axis.id == "veto").verdict == BLANK
    cy = next(person for person in debriefed(plays.CARELESS).people if person.name == "Cy Lund")
    assert len(cy.maps) == 1


@pytest.mark.parametrize(
    ("believed", "verdict"),
    [
        (("decider", "user"), RIGHT),
        (("decider",), PARTLY),
        (("user", "decider"), PARTLY),
        (("decider", "user", "coach"), PARTLY),
        (("coach", "user"), PARTLY),
        (("coach",), WRONG),
        ((), BLANK),
    ],
)
def test_roles_are_right_only_with_all_of_them_in_their_places(believed: tuple[str, ...], verdict: MapVerdict) -> None:
    assert verdict_on_roles(believed, ("decider", "user")) == verdict


def test_what_is_half_right_says_what_is_missing_and_what_is_too_much() -> None:
    bo = next(person for person in debriefed(plays.CARELESS).people if person.name == "Bo Kern")
    last = bo.maps[0]
    assert last.role_right and last.verdict == PARTLY
    further = next(axis for axis in last.axes if axis.id == "further")
    assert (further.missing, further.extra) == (further.true, ())
