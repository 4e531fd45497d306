from __future__ import annotations

import pytest

from tests.core.build import at, clue, person, scenario
from trainer.core.account_map import fault_in_note, with_note
from trainer.core.moves import Note
from trainer.core.scenario import Scenario
from trainer.core.state import OVER
from trainer.errors import english


@pytest.fixture
def house() -> Scenario:
    people = (person("ann"), person("ben"), person("cat"))
    return scenario(*people, clue=[clue("one", "ann"), clue("two", "ben"), clue("three", "ann")])


@pytest.mark.parametrize(
    "note",
    [
        Note("ann"),
        Note("ben", roles=("decider", "user", "coach", "finance"), certainty=3),
        Note("ann", influence=0, stance=-2, veto="none", certainty=2),
        Note("ann", influence=3, stance=2, veto="technical"),
        Note("cat", concerns=("return", "risk"), wins=("ease", "growth"), evidence=("two", "three")),
    ],
)
def test_what_may_be_written(house: Scenario, note: Note) -> None:
    assert fault_in_note(house, at(house, clues=0b110), note) is None


ROLES = "decider, influencer, opinion_leader, user, purchaser, technical, finance, coach, recommender, observer"
CONCERNS = "return, strategy, risk, compliance, outcome, usability, reliability, budget, cooperation, fairness"
WINS = "visibility, standing, safety, ease, control, growth, harmony, purpose"


@pytest.mark.parametrize(
    ("note", "reason"),
    [
        (Note("eve"), "nobody here is called 'eve'"),
        (Note("ann", roles=("user", "boss")), f"'boss' is not one of the roles: {ROLES}"),
        (Note("ann", concerns=("ease",)), f"'ease' is not one of the concerns: {CONCERNS}"),
        (Note("ann", wins=("risk",)), f"'risk' is not one of the wins: {WINS}"),
        (Note("ann", roles=("user", "coach", "user")), "roles names something twice"),
        (Note("ann", concerns=("risk", "risk")), "concerns names something twice"),
        (Note("ann", wins=("ease", "ease")), "wins names something twice"),
        (Note("ann", roles=("user", "coach", "decider", "finance", "technical")), "at most 4 roles"),
        (Note("ann", influence=-1), "influence is 0 to 3"),
        (Note("ann", influence=4), "influence is 0 to 3"),
        (Note("ann", stance=-3), "stance is -2 to 2"),
        (Note("ann", stance=3), "stance is -2 to 2"),
        (Note("ann", veto="loud"), "veto is one of none, technical, budget, compliance"),
        (Note("ann", certainty=0), "certainty is 1, 2 or 3"),
        (Note("ann", certainty=4), "certainty is 1, 2 or 3"),
        (Note("ann", evidence=("two", "two")), "evidence names a clue twice"),
        (Note("ann", evidence=("two", "one")), "the clue 'one' is not in the notebook"),
        (Note("ann", evidence=("never",)), "the clue 'never' is not in the notebook"),
    ],
)
def test_what_may_not_be_written_and_why(house: Scenario, note: Note, reason: str) -> None:
    fault = fault_in_note(house, at(house, clues=0b110), note)
    assert fault is not None
    assert fault.said(english) == reason


def test_nothing_is_written_once_the_play_is_over(house: Scenario) -> None:
    fault = fault_in_note(house, at(house, place=OVER), Note("ann"))
    assert fault is not None
    assert fault.said(english) == "the play is over"


def test_a_note_stands_in_place_of_the_one_before_and_of_no_other(house: Scenario) -> None:
    state = at(house, board=(Note("ann"), Note("ben", influence=1), Note("cat")))
    after = with_note(house, state, Note("ben", stance=1))
    assert after.board == (Note("ann"), Note("ben", stance=1), Note("cat"))
    assert after.but(board=state.board) == state
