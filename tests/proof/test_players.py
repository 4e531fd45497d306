from __future__ import annotations

from dataclasses import replace

from trainer.core.scenario import Scenario
from trainer.proof.jobs import PLAYERS
from trainer.proof.local_search import climbed
from trainer.proof.plan import carried_out, plan_of
from trainer.proof.players.player import Player, blinded, play_out
from trainer.proof.players.simple import RandomPlayer
from trainer.proof.players.textbook import TextbookPlayer


def test_every_player_ends_and_plays_the_same_again(corner: Scenario) -> None:
    blind = blinded(corner)
    for name, make in PLAYERS.items():
        plays = [play_out(corner, make(blind, 3)).moves for _ in range(2)]
        assert plays[0] == plays[1], name
        assert plays[0]


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


def test_the_textbook_beats_chance(corner: Scenario) -> None:
    blind = blinded(corner)
    textbook = sorted(play_out(corner, TextbookPlayer(blind, seed)).card.overall for seed in range(9))[4]
    chance = sorted(play_out(corner, RandomPlayer(blind, seed)).card.overall for seed in range(9))[4]
    assert textbook > chance


def test_a_plan_survives_being_carried_out(corner: Scenario) -> None:
    play = play_out(corner, TextbookPlayer(blinded(corner), 1))
    again = carried_out(corner, plan_of(play.moves))
    assert again.card.overall >= play.card.overall, "who knows everything does no worse with the same talks"


def test_climbing_never_ends_below_where_it_began(corner: Scenario) -> None:
    begin = plan_of(play_out(corner, TextbookPlayer(blinded(corner), 1)).moves)
    first = carried_out(corner, begin).card.overall
    best = climbed(corner, begin, 150, 1)
    assert best.card.overall >= first
    assert climbed(corner, begin, 150, 1).moves == best.moves
