from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.made_up import few
from trainer.core.score.breakdown import LACKING, UNEXERCISED, Score, ScorePart, f1, weigh, weighted_mean


def test_what_was_never_exercised_is_nothing_and_what_lacks_is_no_number() -> None:
    assert (LACKING.value, LACKING.parts) == (None, ())
    assert (UNEXERCISED.value, UNEXERCISED.parts) == (0.0, ())


def test_parts_are_weighed_and_rounded() -> None:
    one, two = ScorePart("one", 100, 60), ScorePart("two", 33.33, 40)
    assert weigh(one, two) == Score(73.3, (one, two))
    assert weigh(None, two, None) == Score(33.3, (two,))
    assert weigh(two, one).parts == (two, one)


def test_without_parts_there_is_no_score() -> None:
    assert weigh() is LACKING
    assert weigh(None, None) is LACKING
    assert weigh(ScorePart("one", 50, 0)) is LACKING


def test_a_weighted_mean() -> None:
    assert weighted_mean([(10.0, 1), (40.0, 2)]) == 30
    assert weighted_mean([(10.0, 0), (40.0, 2)]) == 40
    assert weighted_mean([(10.0, 0)]) is None
    assert weighted_mean([]) is None


@pytest.mark.parametrize(
    ("chosen", "true", "expected"),
    [
        ("", "", 1.0), ("a", "", 0.0), ("", "a", 0.0), ("ab", "a", 2 / 3), ("a", "abc", 0.5), ("ab", "ab", 1.0),
        ("abc", "bcd", 2 / 3), ("a", "b", 0.0),
    ],
)  # fmt: skip
def test_f1(chosen: str, true: str, expected: float) -> None:
    assert f1(frozenset(chosen), frozenset(true)) == pytest.approx(expected)


sets = st.frozensets(st.sampled_from("abcdef"))


@few
@given(sets, sets)
def test_f1_is_the_mean_of_precision_and_recall(chosen: frozenset[str], true: frozenset[str]) -> None:
    value = f1(chosen, true)
    assert 0 <= value <= 1
    assert value == f1(true, chosen)
    assert (value == 1) == (chosen == true)
    if common := len(chosen & true):
        assert value == pytest.approx(2 / (len(chosen) / common + len(true) / common))
