from __future__ import annotations

from dataclasses import replace

from tests.plays import after, lines
from trainer.core.codec import decode, encode
from trainer.core.legal import legal_moves
from trainer.core.moves import Meet
from trainer.core.scenario import Scenario
from trainer.core.step import start, step
from trainer.core.vocabulary import NEED_BIT
from trainer.proof.players.player import blinded, play_out
from trainer.proof.players.simple import RandomPlayer
from trainer.proof.players.textbook import DRY, Careless, Listener, TextbookPlayer


def test_the_textbook_beats_chance(corner: Scenario) -> None:
    blind = blinded(corner)
    textbook = sorted(play_out(corner, TextbookPlayer(blind, seed)).card.overall for seed in range(9))[4]
    chance = sorted(play_out(corner, RandomPlayer(blind, seed)).card.overall for seed in range(9))[4]
    assert textbook > chance


def chosen(corner: Scenario, player: TextbookPlayer, moves: str) -> str:
    state = start(corner)
    for move in map(decode, lines(moves)):
        before, (state, _) = state, step(corner, state, move)
        player.watch(before, state)
    return encode(player.choose(state, legal_moves(corner, state)))


def test_the_textbook_studies_first_and_asks_facts_before_it_pitches(corner: Scenario) -> None:
    blind = blinded(corner)
    assert chosen(corner, TextbookPlayer(blind, 1), "") == "study ledger"
    assert chosen(corner, TextbookPlayer(blind, 1), "meet ada visit") == "ask ada.day"
    assert chosen(corner, TextbookPlayer(blind, 1), "meet ada visit; ask ada.day") == "ask ada.worry"


def test_the_textbook_asks_what_is_behind_an_objection_and_breaks_no_rule(corner: Scenario) -> None:
    blind = blinded(corner)
    assert chosen(corner, TextbookPlayer(blind, 1), "meet ada visit; pitch proof") == "respond ada.doubt.tell"
    for seed in range(9):
        assert "ask cy.rival" not in map(encode, play_out(corner, TextbookPlayer(blind, seed)).moves)


DOUBTED = "study ledger; meet ada visit; pitch proof"


def heard(corner: Scenario, player: TextbookPlayer, moves: str) -> str:
    player.hear(corner.objections[0])
    return chosen(corner, player, moves)


def test_evidence_is_brought_for_what_the_clues_show_and_else_for_what_the_reply_said(corner: Scenario) -> None:
    blind = blinded(corner)
    shown = "meet ada visit; ask ada.day; ask ada.worry; pitch proof"
    asked = f"{DOUBTED}; respond ada.doubt.tell"
    for make in (TextbookPlayer, Listener):
        for seed in range(9):
            assert chosen(corner, make(blind, seed), DOUBTED) == "respond ada.doubt.tell"
            assert chosen(corner, make(blind, seed), shown) == "respond ada.doubt.show"
            assert heard(corner, make(blind, seed), asked) == "respond ada.doubt.show"


def test_where_the_clues_show_more_than_one_meaning_it_is_asked(corner: Scenario) -> None:
    other = next(one for one in corner.responses if one.move.response == "ada.doubt.other")
    both = replace(other, answers=NEED_BIT["risk"])
    wide = replace(corner, responses=tuple(both if one is other else one for one in corner.responses))
    shown = "meet ada visit; ask ada.day; ask ada.worry; pitch proof"
    assert chosen(wide, TextbookPlayer(blinded(wide), 1), shown) == "respond ada.doubt.tell"
    assert heard(wide, TextbookPlayer(blinded(wide), 1), shown) == "respond ada.doubt.show"


def test_the_careless_asks_nobody_what_is_meant_and_guesses(corner: Scenario) -> None:
    blind = blinded(corner)
    guessed = {chosen(corner, Careless(blind, seed), DOUBTED) for seed in range(20)}
    assert guessed == {"respond ada.doubt.show", "respond ada.doubt.other"}


def test_whoever_hears_that_no_evidence_meets_it_brings_none(corner: Scenario) -> None:
    player = TextbookPlayer(blinded(corner), 1)
    player.meanings[0] = NEED_BIT["fairness"]
    nods = replace(corner.responses[0], does=("acknowledge",))
    mild = replace(corner, responses=(nods, *corner.responses[1:]))
    player.scenario = blinded(mild)
    assert chosen(mild, player, DOUBTED) == "respond ada.doubt.we-do"


def test_the_textbook_brings_nothing_that_contradicts_what_it_promised(corner: Scenario) -> None:
    state = after(corner, "meet bo visit; pitch proof")
    cheap = corner.pitches[corner.pitch_index["cheap"]]
    assert TextbookPlayer(corner, 1).contradicts(state, cheap)
    for weak in (Listener, Careless):
        assert not weak(corner, 1).contradicts(state, cheap)


def test_the_listener_comes_alone_and_on_a_visit(corner: Scenario) -> None:
    meetings = [
        move
        for seed in range(9)
        for move in play_out(corner, Listener(blinded(corner), seed)).moves
        if isinstance(move, Meet)
    ]
    assert meetings
    assert {(move.channel, move.companion) for move in meetings} <= {("visit", None), ("call", None), ("mail", None)}
    assert meetings[0].channel == "visit"


def test_the_careless_goes_to_nobody_again_once_power_has_moved(corner: Scenario) -> None:
    state = after(corner, "study fair; meet ada visit; leave; review")
    textbook, careless = TextbookPlayer(corner, 1), Careless(corner, 1)
    for player in (textbook, careless):
        player.visits[0] = 1
    assert state.fired
    assert textbook.urgency(state, 0)[0] - careless.urgency(state, 0)[0] == DRY
    assert textbook.urgency(state, 2)[0] == careless.urgency(state, 2)[0]
