from __future__ import annotations

from trainer.core.scenario import Scenario
from trainer.proof.jobs import PLAYERS
from trainer.proof.players.player import blinded, play_out


def test_every_player_ends_and_plays_the_same_again(corner: Scenario) -> None:
    blind = blinded(corner)
    for name, make in PLAYERS.items():
        plays = [play_out(corner, make(blind, 3)).moves for _ in range(2)]
        assert plays[0] == plays[1], name
        assert plays[0]
