"""The people: surest errors first, each map beside the truth of its time."""

from __future__ import annotations

from tests.debrief import plays
from tests.debrief.plays import debriefed
from trainer.debrief.facts.debrief import debrief
from trainer.debrief.facts.people import BLANK, RIGHT, WRONG


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
