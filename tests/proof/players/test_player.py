from __future__ import annotations

from dataclasses import replace

from trainer.core.scenario import Scenario
from trainer.proof.players.player import Player, blinded, play_out
from trainer.proof.players.simple import RandomPlayer
from trainer.proof.players.textbook import TextbookPlayer


def test_a_blinded_scenario_tells_nothing(corner: Scenario) -> None:
    blind = blinded(corner)
    for truths in blind.truths.values():
        for truth in truths:
            assert (truth.roles, truth.influence, truth.needs, truth.channel, truth.counterpart) == ((), 0, 0, "", "")
    assert all(objection.meant == 0 for objection in blind.objections)


def test_players_do_not_depend_on_what_is_hidden(corner: Scenario) -> None:
    """Two scenarios that differ in hidden truth only look alike to a player until a move brings the difference out."""
    other = replace(
        corner,
        truths={
            fired: tuple(replace(truth, roles=("observer",), influence=1, veto="none") for truth in truths)
            for fired, truths in corner.truths.items()
        },
        memo={},
        substance={},
    )
    for make in (RandomPlayer, TextbookPlayer):
        one: Player = make(blinded(corner), 5)
        two: Player = make(blinded(other), 5)
        assert play_out(corner, one).moves == play_out(other, two).moves
