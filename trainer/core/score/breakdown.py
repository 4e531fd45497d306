"""What a score is made of, so that a debrief can explain every point."""

from __future__ import annotations

from typing import NamedTuple


class ScorePart(NamedTuple):
    """One part of a score.

    Attributes:
        id: what it measures, such as `roles.primary`.
        value: 0–100.
        weight: its share in the score, in percent.
    """

    id: str
    value: float
    weight: int


class Score(NamedTuple):
    """The score of one competency.

    Attributes:
        value: 0–100 with one decimal, or None where the scenario gives no occasion for it.
        parts: what it is made of; empty when None or never exercised.
    """

    value: float | None
    parts: tuple[ScorePart, ...] = ()


LACKING = Score(None)
"""The scenario gives no occasion."""
UNEXERCISED = Score(0.0)
"""There was an occasion and the trainee did not take it."""


def weigh(*parts: ScorePart | None) -> Score:
    """Return the weighted mean of the parts that exist; `LACKING` if none does."""
    there = tuple([part for part in parts if part is not None])
    if len(there) == 1 and there[0].weight:
        return Score(round(float(there[0].value), 1), there)
    mean = weighted_mean([(part.value, part.weight) for part in there])
    return LACKING if mean is None else Score(round(mean, 1), there)


def weighted_mean(pairs: list[tuple[float, int]]) -> float | None:
    """Return the mean of (value, weight) pairs, or None if no weight is given."""
    # Twice as fast as two sums, which whoever tries a hundred ends of a play can tell.
    total, whole = 0.0, 0
    for value, weight in pairs:
        total += value * weight
        whole += weight
    return total / whole if whole else None


def f1(chosen: frozenset[str], true: frozenset[str]) -> float:
    """Return the F1 measure of `chosen` against `true`, 0–1; two empty sets agree fully."""
    if not chosen and not true:
        return 1.0
    return 2 * len(chosen & true) / (len(chosen) + len(true))
