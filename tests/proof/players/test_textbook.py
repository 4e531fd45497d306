from __future__ import annotations

from trainer.core.scenario import Scenario
from trainer.proof.players.player import blinded, play_out
from trainer.proof.players.simple import RandomPlayer
from trainer.proof.players.textbook import TextbookPlayer


def test_the_textbook_beats_chance(corner: Scenario) -> None:
    blind = blinded(corner)
    textbook = sorted(play_out(corner, TextbookPlayer(blind, seed)).card.overall for seed in range(9))[4]
    chance = sorted(play_out(corner, RandomPlayer(blind, seed)).card.overall for seed in range(9))[4]
    assert textbook > chance
