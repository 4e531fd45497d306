"""The formulas, over numbers that one can check by hand."""

from __future__ import annotations

import statistics

import pytest

from trainer.classes.facts.statistics import (
    correlation,
    correlation_bound,
    correlation_interval,
    gain,
    mean_interval,
    people_for,
    spread,
)


def test_plain_figures() -> None:
    assert spread([]) is None
    lies = spread([4.0, 1.0, 3.0, 2.0])
    assert lies is not None
    assert (lies.low, lies.lower, lies.median, lies.upper, lies.high, lies.mean) == (1, 1.75, 2.5, 3.25, 4, 2.5)
    assert correlation([1, 2, 3], [2, 4, 6]) == pytest.approx(1)
    assert correlation([1, 2, 3], [6, 4, 2]) == pytest.approx(-1)
    assert correlation([1, 1, 1], [1, 2, 3]) is None
    assert gain(50, 75) == 0.5
    assert gain(50, 40) == -0.2
    assert gain(100, 100) is None


def test_how_far_chance_takes_a_correlation() -> None:
    # The tables of Student's test for a correlation: 0.632, 0.361, 0.197 at the level of 5 %.
    for n, bound in ((10, 0.632), (30, 0.361), (100, 0.197)):
        assert correlation_bound(n) == pytest.approx(bound, abs=0.003)
    assert correlation_bound(3) == 1
    assert people_for(0.3) == 44
    assert correlation_bound(43) >= 0.3 > correlation_bound(44)


@pytest.mark.parametrize("n", [4, 10, 200])
@pytest.mark.parametrize("r", [-1.0, -0.5, 0.0, 0.62, 1.0])
def test_an_interval_leaves_out_nothing_exactly_where_the_bound_is_passed(r: float, n: int) -> None:
    low, high = correlation_interval(r, n)
    assert -1 <= low <= r <= high <= 1
    assert (low > 0 or high < 0) == (abs(r) > correlation_bound(n))


def test_how_sure_a_mean_is() -> None:
    assert mean_interval([1.0, 2.0, 3.0, 4.0]) is None
    # Quantiles of Student's distribution from a table: 2.776 for 4, 2.262 for 9 degrees of freedom.
    for values, quantile in (([1.0, 2.0, 3.0, 4.0, 5.0], 2.776), ([float(one) for one in range(10)], 2.262)):
        low, high = mean_interval(values) or (0.0, 0.0)
        half = quantile * statistics.stdev(values) / len(values) ** 0.5
        assert (low, high) == pytest.approx(
            (statistics.fmean(values) - half, statistics.fmean(values) + half), abs=0.02
        )
    assert mean_interval([2.0] * 6) == (2.0, 2.0)
