from __future__ import annotations

from dataclasses import replace

from tests.plays import after, lines
from trainer.core.codec import decode, encode
from trainer.core.moves import Move, Note, Study
from trainer.core.scenario import Scenario
from trainer.core.step import step
from trainer.proof.plan import PlanStep, best_response, carried_out, plan_of, true_notes
from trainer.proof.players.player import blinded, play_out
from trainer.proof.players.textbook import TextbookPlayer


def test_a_plan_survives_being_carried_out(corner: Scenario) -> None:
    play = play_out(corner, TextbookPlayer(blinded(corner), 1))
    again = carried_out(corner, plan_of(play.moves))
    assert again.card.overall >= play.card.overall, "who knows everything does no worse with the same talks"


def moves(text: str) -> list[Move]:
    return list(map(decode, lines(text)))


def test_a_plan_is_what_was_done_without_maps_and_answers() -> None:
    made = moves("study ledger; meet ada visit; ask ada.day; pitch proof; respond ada.doubt.show; leave; review")
    first, second = plan_of(made)
    assert (first, second.opening) == (PlanStep(Study("ledger")), made[1])
    assert second.sayings == (made[2], made[3])


def test_what_is_illegal_is_left_out_and_the_map_is_always_handed_in(corner: Scenario) -> None:
    plan = plan_of(moves("meet cy mail; ask ada.day; ask cy.day; meet ada visit; study fair; study fair"))
    play = carried_out(corner, plan)
    made = [encode(move) for move in play.moves if not isinstance(move, Note)]
    assert made == ["meet cy mail", "ask cy.day", "leave", "meet ada visit", "leave", "study fair", "review", "close"]


def test_an_objection_is_probed_and_then_met_with_evidence(corner: Scenario) -> None:
    state = after(corner, "meet ada visit; pitch proof")
    assert encode(best_response(corner, state)) == "respond ada.doubt.tell"
    state = after(corner, "meet ada visit; pitch proof; respond ada.doubt.tell")
    assert encode(best_response(corner, state)) == "respond ada.doubt.show"


def test_what_a_clue_shows_is_not_asked_unless_that_costs_nothing(corner: Scenario) -> None:
    state = after(corner, "meet ada visit; ask ada.day; ask ada.worry; pitch proof")
    assert encode(best_response(corner, state)) == "respond ada.doubt.show"
    assert encode(best_response(corner, state.but(patience=0))) == "respond ada.doubt.tell"
    telling = next(one for one in corner.responses if one.move.response == "ada.doubt.tell")
    told = replace(telling, effects=replace(telling.effects, reveals=1 << corner.clue_index["bo-role"]))
    richer = replace(corner, responses=tuple(told if one is telling else one for one in corner.responses))
    assert encode(best_response(richer, state)) == "respond ada.doubt.tell", "the reply tells something else"


def test_notes_are_true_and_as_sure_as_the_clues_allow(corner: Scenario) -> None:
    state = after(corner, "meet ada visit; ask ada.day; ask ada.worry; leave")
    ada, bo, _ = true_notes(corner, state)
    assert (ada.roles, ada.certainty, ada.evidence) == (("decider",), 3, ("ada-role", "ada-need"))
    assert (bo.roles, bo.certainty, bo.evidence) == (("technical", "user"), 2, ())
    assert (bo.concerns, bo.wins) == (("reliability",), ("standing", "control"))
    noted, _ = step(corner, state, ada)
    assert [note.person for note in true_notes(corner, noted)] == ["bo", "cy"], "what stands there is not written again"
