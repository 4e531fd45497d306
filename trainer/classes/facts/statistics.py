"""The formulas of a class report, over plain numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum, sqrt

FEWEST = 10
"""People below whom an item has no statistics: they would be noise, and could point at somebody."""


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


def gain(before: float, after: float) -> float | None:
    """Return the share of what was still to be gained (of 100) that was gained; None where nothing was.

    Source: R. R. Hake, Interactive-engagement versus traditional methods, 1998: taken from the means of the class, not
    as the mean of everybody's own.
    """
    return None if before >= 100 else (after - before) / (100 - before)


_NOTHING = 1e-18


def _quantile(ordered: Sequence[float], share: float) -> float:
    place = share * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])
