from __future__ import annotations

from functools import partial
from typing import Any

import pytest

from tests.proof.families import corner, made_up, person
from trainer.core.moves import Note, Respond
from trainer.core.scenario import Scenario
from trainer.proof import blind
from trainer.proof.blind_play import (
    beginnings,
    climbed_blindly,
    guessed_answers,
    guessed_maps,
    memory_of,
    repeated,
)
from trainer.proof.jobs import result_of
from trainer.proof.local_search import climbed
from trainer.proof.plan import plan_of
from trainer.proof.players.player import SimulatedPlay, blinded, play_out
from trainer.proof.players.textbook import TextbookPlayer
from trainer.proof.script import Script


def best_play(scenario: Scenario) -> SimulatedPlay:
    return climbed(scenario, plan_of(play_out(scenario, TextbookPlayer(blinded(scenario), 1)).moves), 120, 1)


def swapped(document: dict[str, Any]) -> None:
    """Let the foreman be what the owner is, and the other way round."""
    ada, bo = person(document, "ada"), person(document, "bo")
    ada["hidden"], bo["hidden"] = bo["hidden"], ada["hidden"]
    for one in (ada, bo):
        one["hidden"]["sways"] = {}
    ada["objection"][0]["meant"], bo["objection"][0]["meant"] = "reliability", "return"
    document["event"] = []


def variant(number: int, _language: str) -> Scenario:
    return (corner(), corner(swapped))[number]


@pytest.fixture(scope="module")
def family() -> list[Scenario]:
    return [corner(), corner(swapped)]


def test_maps_that_are_guessed_earn_what_the_closed_form_says(family: list[Scenario]) -> None:
    for variants in (family, made_up(3, 3)):
        maps = guessed_maps(variants)
        assert len(maps) == len(variants[0].reviews)
        roles = {(one.name, one.review): one for one in blind.role_points(variants).guesses}
        for review, notes in enumerate(maps, start=1):
            for note in notes:
                guess = roles.get((note.person, review))
                assert note.roles == (guess.said if guess else ())
                assert note.evidence == ()


def test_the_mean_and_the_wins_are_those_of_the_plays(family: list[Scenario]) -> None:
    play = best_play(family[0])
    found = repeated(family, memory_of(play.moves, guessed_answers(family)))
    assert found.results[0] == result_of(play)
    assert found.mean == pytest.approx((found.results[0].overall + found.results[1].overall) / 2)
    assert found.won == sum(one.outcome in ("won", "concessions") for one in found.results)
    assert found.results[1].overall < found.results[0].overall


def test_an_objection_that_was_new_gets_the_answer_that_can_be_guessed_best(family: list[Scenario]) -> None:
    answers = guessed_answers(family)
    assert answers["ada.doubt"][0] == "ada.doubt.tell"
    play = best_play(family[0])
    kept = memory_of([move for move in play.moves if not isinstance(move, Respond)], answers)
    assert kept.answers == answers
    own = memory_of([*play.moves, Respond("ada.doubt.we-do")], {"ada.doubt": ("ada.doubt.show",)})
    assert "ada.doubt.we-do" in own.answers["ada.doubt"]


def test_a_search_never_ends_below_where_it_began_and_is_the_same_for_its_seed(family: list[Scenario]) -> None:
    begins = beginnings(family, [best_play(one).moves for one in family])
    makes = [partial(variant, 0), partial(variant, 1)]
    for begin in begins:
        first = repeated(family, begin)
        found = climbed_blindly(makes, "en", begin, 120, 1, False)
        assert found.mean >= first.mean
        again = climbed_blindly(makes, "en", begin, 120, 1, False)
        assert (again.script, again.results) == (found.script, found.results)
        for scenario, result in zip(family, found.results, strict=True):
            assert result_of(found.script.play(scenario)).overall == result.overall
        many = climbed_blindly(makes, "en", begin, 120, 1, True)
        assert many.won >= first.won


def test_a_search_that_may_not_change_anything_gives_back_the_beginning(family: list[Scenario]) -> None:
    begin = Script((), {}, guessed_maps(family))
    found = climbed_blindly([partial(variant, 0), partial(variant, 1)], "en", begin, 0, 1, False)
    assert found.script == begin
    notes = [move for move in found.results[0].moves if isinstance(move, Note)]
    assert len(notes) == 3, "one map of three people, handed in at the close"


def test_a_search_changes_answers_maps_and_plans(family: list[Scenario]) -> None:
    begin = beginnings(family, [best_play(one).moves for one in family])[0]
    seen = [climbed_blindly([partial(variant, 0), partial(variant, 1)], "en", begin, 60, seed, False).script
            for seed in range(6)]  # fmt: skip
    assert any(one.plan != begin.plan for one in seen)
    assert any(one.maps != begin.maps for one in seen) or any(one.answers != begin.answers for one in seen)
