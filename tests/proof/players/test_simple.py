from __future__ import annotations

from tests.plays import after
from trainer.core.codec import encode
from trainer.core.legal import legal_moves
from trainer.core.moves import Ask, Close, Pitch, Respond, Review, Study
from trainer.core.scenario import Scenario
from trainer.proof.players.player import Player, play_out
from trainer.proof.players.simple import LongestPlayer, Pleaser, PositionPlayer, RandomPlayer, Talker


def chosen(corner: Scenario, player: Player, moves: str) -> str:
    state = after(corner, moves)
    return encode(player.choose(state, legal_moves(corner, state)))


def test_chance_never_ends_the_play_while_it_can_go_on(corner: Scenario) -> None:
    for seed in range(30):
        moves = play_out(corner, RandomPlayer(corner, seed)).moves
        assert [type(move) for move in moves].count(Close) <= 1
        assert not isinstance(moves[0], Close | Review)


def test_position_takes_what_is_written_first(corner: Scenario) -> None:
    player = PositionPlayer(corner, 0)
    assert chosen(corner, player, "") == "study ledger"
    assert chosen(corner, player, "meet ada visit") == "ask ada.day"
    assert chosen(corner, player, "study ledger; study fair") == "meet ada visit", "whose turn it is goes by the clock"


def test_the_longest_takes_what_has_the_most_words(corner: Scenario) -> None:
    player = LongestPlayer(corner, 0)
    assert chosen(corner, player, "") == "study fair"
    assert chosen(corner, player, "meet ada visit; pitch proof") == "respond ada.doubt.tell"


def test_the_talker_pitches_and_asks_nobody_anything(corner: Scenario) -> None:
    kinds = {type(move) for seed in range(5) for move in play_out(corner, Talker(corner, seed)).moves}
    assert Pitch in kinds
    assert not {Ask, Study} & kinds
    notes = Talker(corner, 0).notes(after(corner, ""))
    assert [note.roles for note in notes] == [("decider",), ("influencer",), ("influencer",)]


def test_who_pleases_everybody_breaks_a_rule_where_one_can_be_broken(corner: Scenario) -> None:
    moves = "meet cy visit; ask cy.day; ask cy.worry; leave; meet cy visit; pitch briefing"
    state = after(corner, moves)
    assert any(encode(move) == "ask cy.rival" for move in legal_moves(corner, state))
    assert chosen(corner, Pleaser(corner, 1), moves) == "ask cy.rival"
    assert Respond in {type(move) for seed in range(9) for move in play_out(corner, Pleaser(corner, seed)).moves}
