from __future__ import annotations

from dataclasses import replace
from typing import Any

from tests.plays import lines
from tests.proof.families import corner, person
from trainer.core.codec import decode, encode
from trainer.core.moves import Move, Note
from trainer.core.scenario import Scenario
from trainer.proof.local_search import climbed
from trainer.proof.plan import plan_of
from trainer.proof.script import Script, script_of

PLAY = (
    "study ledger; meet ada visit; ask ada.day; ask ada.worry; pitch proof; respond ada.doubt.tell; "
    "respond ada.doubt.show; leave; note ada roles=decider certainty=3 evidence=ada-role,ada-need; review; close"
)


def moves(text: str) -> list[Move]:
    return list(map(decode, lines(text)))


def made(script: Script, scenario: Scenario) -> list[str]:
    return [encode(move) for move in script.play(scenario).moves]


def test_what_was_played_is_repeated_move_by_move_where_nothing_differs() -> None:
    scenario = corner()
    best = climbed(scenario, plan_of(moves(PLAY)), 200, 1)
    again = script_of(best.moves).play(scenario)
    assert again.moves == best.moves
    assert again.card.overall == best.card.overall


def test_what_is_illegal_in_another_variant_is_skipped_and_an_answer_is_kept_for_its_objection() -> None:
    def other(document: dict[str, Any]) -> None:
        # Nothing is held back any more, so the pitch raises nothing; and the second question is shut.
        person(document, "ada")["hidden"] |= {"concerns": {"reliability": 2}, "wins": {"standing": 1}}
        person(document, "ada")["question"][1]["needs"] = {"trust": 5}
        person(document, "ada")["objection"][0]["meant"] = "reliability"

    script = script_of(moves(PLAY))
    assert script.answers == {"ada.doubt": ("ada.doubt.tell", "ada.doubt.show")}
    shown = made(script, corner(other))
    assert shown[:4] == ["study ledger", "meet ada visit", "ask ada.day", "pitch proof"]
    assert not [move for move in shown if move.startswith("respond") or "worry" in move]
    assert shown[-1] == "close"


def test_a_note_is_as_sure_as_the_evidence_that_is_held_here() -> None:
    def other(document: dict[str, Any]) -> None:
        person(document, "ada")["question"][1]["reveals"] = []

    play = script_of(moves(PLAY)).play(corner(other))
    notes = [move for move in play.moves if isinstance(move, Note)]
    assert [(note.certainty, note.evidence) for note in notes] == [(2, ("ada-role",))]
    same = script_of(moves(PLAY)).play(corner())
    assert [(one.certainty, one.evidence) for one in same.moves if isinstance(one, Note)] == [
        (3, ("ada-role", "ada-need"))
    ]


def test_an_objection_without_an_answer_gets_what_settles_it_without_a_brush_off() -> None:
    shown = made(script_of(moves("meet ada visit; pitch proof")), corner())
    assert shown[2:4] == ["respond ada.doubt.show", "leave"]


def test_maps_are_handed_in_when_they_are_due_in_their_order() -> None:
    first, second = Note("ada", roles=("user",)), Note("ada", roles=("decider",), certainty=2)
    played = script_of(moves("meet ada visit; leave; study fair; meet bo visit; leave"))
    script = replace(played, maps=((first,), (second,)))
    play = script.play(corner())
    assert [handed.board[0] for handed in play.state.handed] == [first, second]
