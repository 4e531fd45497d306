"""The formulas of a class report, over plain numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import atanh, fsum, inf, sqrt, tanh
from statistics import NormalDist

FEWEST = 10
"""People below whom an item has no statistics: they would be noise, and could point at somebody."""


FEWEST_PAIRS = 5
"""Pairs of plays below which no confidence is told of a change."""


@dataclass(frozen=True, slots=True)
class Spread:
    """How values lie; quartiles by linear interpolation between the sorted values (R's type 7)."""

    n: int
    low: float
    lower: float
    median: float
    upper: float
    high: float
    mean: float


def spread(values: Sequence[float]) -> Spread | None:
    """Return how `values` lie, or None if there are none."""
    if not values:
        return None
    ordered = sorted(values)
    return Spread(
        len(ordered),
        ordered[0],
        _quantile(ordered, 0.25),
        _quantile(ordered, 0.5),
        _quantile(ordered, 0.75),
        ordered[-1],
        mean(ordered),
    )


def mean(values: Sequence[float]) -> float:
    """Return the mean of at least one value."""
    return fsum(values) / len(values)


def correlation(first: Sequence[float], second: Sequence[float]) -> float | None:
    """Return Pearson's correlation, −1 to 1; None where one of the two does not vary."""
    middle_first, middle_second = mean(first), mean(second)
    pairs = [(a - middle_first, b - middle_second) for a, b in zip(first, second, strict=True)]
    variances = fsum(a * a for a, _ in pairs) * fsum(b * b for _, b in pairs)
    if variances <= _NOTHING:
        return None
    return fsum(a * b for a, b in pairs) / sqrt(variances)


def correlation_bound(n: int) -> float:
    """Return the correlation, 0–1, that two things without any connection exceed in 5 of 100 samples of `n` people.

    Source: R. A. Fisher, On the "probable error" of a coefficient of correlation deduced from a small sample, 1921. For
    ten people it is 0.63; below four nothing can be said, and it is 1.
    """
    return tanh(_TWO_SIDED / sqrt(n - 3)) if n > 3 else 1.0


def correlation_interval(r: float, n: int) -> tuple[float, float]:
    """Return between what a correlation lies with a confidence of 95 %, after Fisher: −1 to 1 below four people."""
    if n <= 3:
        return -1.0, 1.0
    middle = inf if r >= 1 else -inf if r <= -1 else atanh(r)
    half = _TWO_SIDED / sqrt(n - 3)
    return tanh(middle - half), tanh(middle + half)


def people_for(r: float) -> int:
    """Return from how many people a correlation of that size, above 0, is more than chance would give."""
    n = 4
    while correlation_bound(n) >= r:
        n += 1
    return n


def mean_interval(values: Sequence[float]) -> tuple[float, float] | None:
    """Return between what the mean of all such values lies with a confidence of 95 %; None below `FEWEST_PAIRS`.

    After Student; the quantile of his distribution by its expansion (Abramowitz and Stegun, 26.7.5).
    """
    n = len(values)
    if n < FEWEST_PAIRS:
        return None
    middle = mean(values)
    deviation = sqrt(fsum((value - middle) ** 2 for value in values) / (n - 1))
    half = _student(n - 1) * deviation / sqrt(n)
    return middle - half, middle + half


def gain(before: float, after: float) -> float | None:
    """Return the share of what was still to be gained (of 100) that was gained; None where nothing was.

    Source: R. R. Hake, Interactive-engagement versus traditional methods, 1998: taken from the means of the class, not
    as the mean of everybody's own.
    """
    return None if before >= 100 else (after - before) / (100 - before)


_NOTHING = 1e-18
_TWO_SIDED = NormalDist().inv_cdf(0.975)


def _student(freedom: int) -> float:
    """Return what a value of Student's distribution exceeds, either way, in 5 of 100 cases; `freedom` from 4 on."""
    z, v = _TWO_SIDED, freedom
    return (
        z
        + (z**3 + z) / (4 * v)
        + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * v**2)
        + (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / (384 * v**3)
    )


def _quantile(ordered: Sequence[float], share: float) -> float:
    place = share * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])
