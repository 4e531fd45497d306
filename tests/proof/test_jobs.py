from __future__ import annotations

from tests.conftest import CORNER
from trainer.core.codec import decode
from trainer.core.moves import Leave
from trainer.core.scenario import Scenario
from trainer.packs.load import load
from trainer.proof.jobs import (
    PLAYERS,
    READERS,
    climbed_from,
    climbed_to_ending,
    climbed_to_move,
    fair_plays,
    plan_behind,
    played,
    spoiled,
)  # fmt: skip
from trainer.proof.plan import carried_out
from trainer.proof.players.player import blinded, play_out


def test_every_player_ends_and_plays_the_same_again(corner: Scenario) -> None:
    blind = blinded(corner)
    for name, make in PLAYERS.items():
        plays = [play_out(corner, make(blind, 3)).moves for _ in range(2)]
        assert plays[0] == plays[1], name
        assert plays[0]


def make(_language: str) -> Scenario:
    return load(CORNER).scenario


def test_a_player_plays_once_for_each_seed_and_the_same_in_any_order() -> None:
    both = played(make, "en", "random", range(2))
    assert [both[1]] == played(make, "en", "random", range(1, 2))
    assert both[0] != both[1]


def test_those_who_go_by_text_have_no_chance_in_them() -> None:
    for player in READERS:
        first, second = played(make, "en", player, range(2))
        assert first == second


def test_the_best_for_a_competency_is_the_better_whole_among_equals() -> None:
    begin = plan_behind(played(make, "en", "textbook", range(1))[0])
    aside = climbed_from(make, "en", begin, 40, 1, "conduct", 100.0)
    assert aside.scores["conduct"] == 100
    assert aside == climbed_from(make, "en", begin, 40, 1, "conduct", 100.0)
    whole = climbed_from(make, "en", begin, 40, 1, "overall", 100.0)
    assert whole.overall >= max(aside.overall, carried_out(make("en"), begin).card.overall)


def test_a_spoiled_line_leaves_things_out_and_is_never_longer() -> None:
    begin = plan_behind(played(make, "en", "textbook", range(1))[0])
    results = spoiled(make, "en", begin, 12, 3)
    assert len(results) == 12
    assert all(len(plan_behind(one)) <= len(begin) for one in results)
    assert len({one.moves for one in results}) > 3


def test_an_ending_that_is_sought_is_reached() -> None:
    scenario = make("en")
    lost = next(one.index for one in scenario.endings if one.outcome == "lost")
    assert climbed_to_ending(make, "en", (), 5, 1, lost).outcome == "lost"


def test_fairness_is_measured_from_readers_in_each_language_and_others_over_the_seeds() -> None:
    plays = fair_plays(make, ["en", "en"], 3)
    assert list(plays) == list(PLAYERS)
    assert {player: len(found) for player, found in plays.items()} == {
        player: 2 if player in READERS else 3 for player in PLAYERS
    }
    assert plays["random"] == played(make, "en", "random", range(3))


def test_a_move_is_searched_for_from_any_plan(corner: Scenario) -> None:
    begin = plan_behind(played(make, "en", "textbook", range(1))[0])
    for text in ("ask cy.worry", "pitch briefing", "study fair"):
        move = decode(text)
        assert move in climbed_to_move(make, "en", begin, 200, 1, move).moves
        assert move in climbed_to_move(make, "en", (), 400, 1, move).moves
    assert Leave() in climbed_to_move(make, "en", begin, 1, 1, Leave()).moves
    assert decode("ask ada.none") not in climbed_to_move(make, "en", begin, 1, 1, decode("ask ada.none")).moves
