"""Which plays can stand side by side, in which order, and what the difference between them is called."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.debrief.comparisons import compared, golden_side, small_side
from tests.debrief.plays import CAREFUL, CARELESS
from trainer.debrief.facts.comparison import LEARNING, PEOPLE, REPETITION, comparison
from trainer.errors import TrainerError, UsageError


def test_another_truth_is_learning_and_the_same_a_repetition() -> None:
    assert compared("lost", "b/won").kind == LEARNING
    again = compared("lost", "won")
    assert again.kind == REPETITION
    assert again.truths is None


def test_a_truth_that_was_known_makes_a_repetition_of_another_variant_too() -> None:
    found = comparison(golden_side("lost"), replace(golden_side("b/won"), known=True))
    assert found.kind == REPETITION
    assert found.truths is not None
    # What was known of the first play does not matter: nobody is measured by it.
    assert comparison(replace(golden_side("lost"), known=True), golden_side("b/won")).kind == LEARNING


def test_two_people_are_neither_before_nor_after() -> None:
    found = comparison(golden_side("lost", you="Kim"), golden_side("b/won", you="Li"))
    assert found.kind == PEOPLE
    assert found.truths is not None
    assert [side.you for side in found.sides] == ["Kim", "Li"]


def test_of_ones_own_plays_the_earlier_stands_first() -> None:
    late, early = (
        golden_side("lost", opened="2026-03-02T08:00:00Z"),
        golden_side("b/won", opened="2026-03-01T08:00:00Z"),
    )
    found = comparison(late, early)
    assert [side.variant for side in found.sides] == ["b", "a"]
    assert found.attempts.gain < 0
    # Two people stay in the order in which they were named.
    other = comparison(replace(late, you="Li"), early)
    assert [side.variant for side in other.sides] == ["a", "b"]


def test_a_scenario_that_was_changed_between_is_noticed() -> None:
    first, second = golden_side("lost"), golden_side("b/won")
    assert not comparison(first, second).changed
    assert comparison(first, replace(second, facts=replace(second.facts, sha256="0" * 64))).changed


def test_two_scenarios_one_attempt_and_a_play_that_is_on_are_refused() -> None:
    with pytest.raises(UsageError, match="two scenarios"):
        comparison(golden_side("won"), golden_side("won", "two-desks"))
    with pytest.raises(UsageError, match="same attempt"):
        comparison(golden_side("won"), golden_side("won"))
    on = small_side(CARELESS)
    with pytest.raises(TrainerError, match="not over"):
        comparison(small_side(CAREFUL), replace(on, moves=on.moves[:-1]))
