from __future__ import annotations

import pytest

from tests.plays import after, told
from trainer.core.codec import decode
from trainer.core.scenario import Scenario
from trainer.core.state import CLOSE_DUE, DESK, OVER, REVIEW_DUE
from trainer.core.step import start, step
from trainer.errors import IllegalMove


def test_the_beginning(corner: Scenario) -> None:
    state = start(corner)
    assert (state.place, state.clock, state.clues) == (DESK, 0, 0)
    assert state.support == (50, 30, 70)
    assert state.trust == (1, 1, 1)


def test_a_source_takes_time_and_reveals(corner: Scenario) -> None:
    state, happened = told(corner, "study fair")
    assert state.clock == 2
    assert [one.kind for one in happened] == ["studied", "clue"]
    assert state.clues == 1 << corner.clue_index["gossip"]


def test_a_meeting_costs_its_channel(corner: Scenario) -> None:
    assert after(corner, "meet ada visit").clock == 2
    assert after(corner, "meet ada mail").clock == 1


def test_patience_grows_with_channel_counterpart_and_trust(corner: Scenario) -> None:
    assert after(corner, "meet cy visit").patience == 3
    assert after(corner, "meet ada visit").patience == 4, "a visit is what Ada prefers"
    assert after(corner, "meet bo visit with engineer").patience == 5, "his channel and his counterpart"
    assert after(corner, "meet bo mail").patience == 1


def test_the_counterpart_brought_first_wins_trust_once(corner: Scenario) -> None:
    state = after(corner, "meet bo call with engineer; leave")
    assert state.trust[1] == 2
    assert after(corner, "meet bo call with engineer; leave; meet bo call with engineer").trust[1] == 2


def test_a_colleague_has_only_so_much_time(corner: Scenario) -> None:
    state = after(corner, "meet bo mail with engineer; leave; meet bo mail with engineer; leave")
    with pytest.raises(IllegalMove):
        step(corner, state, decode("meet bo mail with engineer"))


def test_a_question_is_asked_once_and_when_its_condition_holds(corner: Scenario) -> None:
    state = after(corner, "meet ada visit")
    with pytest.raises(IllegalMove):
        step(corner, state, decode("ask ada.worry"))
    state, happened = told(corner, "meet ada visit; ask ada.day; ask ada.worry")
    assert state.trust[0] == 2
    assert "trust" in [one.kind for one in happened]
    with pytest.raises(IllegalMove):
        step(corner, state, decode("ask ada.day"))


def test_without_patience_only_leaving_is_left(corner: Scenario) -> None:
    state, happened = told(corner, "meet bo mail; ask bo.day")
    assert happened[-1].kind == "tired"
    with pytest.raises(IllegalMove, match="no patience") as caught:
        step(corner, state, decode("pitch proof"))
    assert caught.value.legal == ("leave",)


def test_a_pitch_that_misses_the_worry_brings_the_objection(corner: Scenario) -> None:
    state, happened = told(corner, "meet ada visit; pitch cheap")
    assert [one.kind for one in happened][-1] == "objected"
    with pytest.raises(IllegalMove, match="objection is on the table"):
        step(corner, state, decode("leave"))


def test_a_pitch_that_answers_prevents_the_objection(corner: Scenario) -> None:
    state = after(corner, "meet ada visit; ask ada.day; pitch budget-case; pitch cheap")
    assert state.objection == -1
    assert not state.raised


def test_a_probe_leaves_the_objection_on_the_table(corner: Scenario) -> None:
    state = after(corner, "meet ada visit; pitch cheap; respond ada.doubt.probe")
    assert state.objection >= 0
    state = after(corner, "meet ada visit; pitch cheap; respond ada.doubt.probe; respond ada.doubt.show")
    assert state.objection == -1


def test_the_review_is_forced_when_its_day_has_passed(corner: Scenario) -> None:
    state, happened = told(corner, "study fair; meet ada visit; leave")
    assert state.place == REVIEW_DUE
    assert happened[-1].kind == "review_due"
    with pytest.raises(IllegalMove, match="manager is waiting"):
        step(corner, state, decode("meet ada visit"))


def test_the_event_waits_for_the_review_and_changes_the_truth(corner: Scenario) -> None:
    state, happened = told(corner, "study fair; meet ada visit; leave; review")
    assert [one.kind for one in happened][-3:] == ["reviewed", "event", "clue"]
    assert corner.truth(state.fired)[1].roles[0] == "decider"
    assert state.handed[0].fired == 0, "the map was handed in before power moved"


def test_a_map_handed_in_early_is_not_asked_for_again(corner: Scenario) -> None:
    state = after(corner, "review; study fair; meet ada visit; leave")
    assert state.place == DESK
    assert len(state.handed) == 1


def test_when_the_calendar_is_used_up_only_the_decision_is_left(corner: Scenario) -> None:
    moves = "study fair; meet ada visit; leave; review; meet ada visit; leave; review"
    state = after(corner, moves)
    assert state.place == CLOSE_DUE
    assert after(corner, moves + "; close").place == OVER


def test_nothing_costs_more_time_than_there_is(corner: Scenario) -> None:
    state = after(corner, "study fair; meet ada visit; leave; review; study ledger")
    with pytest.raises(IllegalMove):
        step(corner, state, decode("meet ada visit"))
    step(corner, state, decode("meet ada call"))


def test_closing_early_takes_the_maps_as_they_lie(corner: Scenario) -> None:
    state = after(corner, "note ada roles=decider; close")
    assert len(state.handed) == 2
    assert state.handed[1].board[0] is not None


def test_a_breach_is_remembered(corner: Scenario) -> None:
    state, happened = told(corner, "meet cy visit; ask cy.day; ask cy.worry; ask cy.rival")
    assert state.breaches == 1
    assert "breach" in [one.kind for one in happened]


def test_a_coach_is_developed_by_trust_and_by_what_they_win(corner: Scenario) -> None:
    moves = "meet cy mail; ask cy.day; leave; meet cy mail; ask cy.worry; leave; meet cy call; pitch briefing"
    state, happened = told(corner, moves)
    assert state.trust[2] == 3
    assert "coached" in [one.kind for one in happened]


@pytest.mark.parametrize(
    ("moves", "move", "reason"),
    [
        ("", "ask ada.day", "not in a meeting"),
        ("", "leave", "not in a meeting"),
        ("", "meet nobody visit", "nothing of that name"),
        ("", "meet ada pigeon", "nothing of that name"),
        ("", "meet ada visit with ghost", "nothing of that name"),
        ("", "study nothing", "nothing of that name"),
        ("study ledger", "study ledger", "used already"),
        ("meet ada visit", "ask bo.day", "not in this meeting"),
        ("meet ada visit", "meet bo visit", "not in this meeting"),
        ("meet ada visit", "respond ada.doubt.show", "not in this meeting"),
        ("close", "close", "the play is over"),
        ("close", "note ada roles=user", "the play is over"),
        ("review; review", "review", "not now"),
    ],
)
def test_an_illegal_move_says_why_and_changes_nothing(corner: Scenario, moves: str, move: str, reason: str) -> None:
    state = after(corner, moves)
    with pytest.raises(IllegalMove, match=reason) as caught:
        step(corner, state, decode(move))
    assert caught.value.move == move
    assert after(corner, moves) == state


@pytest.mark.parametrize(
    ("note", "reason"),
    [
        ("note nobody", "nobody here"),
        ("note ada roles=boss", "not one of the roles"),
        ("note ada concerns=safety", "not one of the concerns"),
        ("note ada wins=return", "not one of the wins"),
        ("note ada roles=user,user", "something twice"),
        ("note ada roles=user,coach,decider,finance,technical", "at most 4"),
        ("note ada influence=4", "influence is"),
        ("note ada stance=-3", "stance is"),
        ("note ada veto=loud", "veto is one of"),
        ("note ada certainty=0", "certainty is"),
        ("note ada evidence=gossip", "not in the notebook"),
        ("note ada evidence=no-such-clue", "not in the notebook"),
    ],
)
def test_a_note_must_make_sense(corner: Scenario, note: str, reason: str) -> None:
    with pytest.raises(IllegalMove, match=reason):
        step(corner, start(corner), decode(note))
