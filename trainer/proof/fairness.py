"""Fairness: what players that know only what a trainee sees reach, against what a shipped scenario must keep."""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Mapping, Sequence

from trainer.proof.report import Property, Status
from trainer.proof.work import READERS, Result

AT_MOST = {"random": 35.0, "first": 45.0, "longest": 45.0, "talker": 45.0}
PLEASER_AT_MOST = 30.0
TEXTBOOK_AT_LEAST = 75.0
PAR_AT_LEAST = 92.0
TEXTBOOK_AHEAD = 25.0
NOT_COMPARED = ("conduct",)
"""Conduct is only ever lost: breaking no rule by chance and breaking none by care look alike in it."""


def medians(results: Mapping[str, Sequence[Result]]) -> dict[str, dict[str, float]]:
    """Return by player the median of every score over its plays; scores that the scenario lacks are left out."""
    table: dict[str, dict[str, float]] = {}
    for player, plays in results.items():
        row = {"overall": statistics.median(play.overall for play in plays)}
        for name in plays[0].scores:
            values = [value for play in plays if (value := play.scores[name]) is not None]
            if values:
                row[name] = round(statistics.median(values), 1)
        table[player] = row
    return table


def fairness(
    results: Mapping[str, Sequence[Result]], table: Mapping[str, Mapping[str, float]], par: float
) -> Iterator[Property]:
    """Yield the thresholds of a shipped scenario, each against what was measured."""
    for player, most in AT_MOST.items():
        median = table[player]["overall"]
        yield _held(f"{player} at most {most:g}", median <= most, median, len(results[player]), player in READERS)
    disqualified = sum(play.outcome == "disqualified" for play in results["pleaser"])
    median = table["pleaser"]["overall"]
    pleased = median <= PLEASER_AT_MOST or 2 * disqualified > len(results["pleaser"])
    subject = f"pleaser disqualified or at most {PLEASER_AT_MOST:g}"
    yield _held(subject, pleased, median, len(results["pleaser"]), False)
    median = table["textbook"]["overall"]
    subject = f"textbook at least {TEXTBOOK_AT_LEAST:g}"
    yield _held(subject, median >= TEXTBOOK_AT_LEAST, median, len(results["textbook"]), False)
    status: Status = "PROVED" if par >= PAR_AT_LEAST else "BOUNDED"
    yield Property("fair", f"par at least {PAR_AT_LEAST:g}", status, f"{par:g} reached by a play")
    for name, value in table["textbook"].items():
        if name not in (*NOT_COMPARED, "overall"):
            other = table["random"].get(name, 0.0)
            subject = f"{name}: textbook {TEXTBOOK_AHEAD:g} ahead of random"
            yield _held(subject, value - other >= TEXTBOOK_AHEAD, value - other, len(results["textbook"]), False)


def _held(subject: str, holds: bool, value: float, plays: int, certain: bool) -> Property:
    status: Status = "REFUTED" if not holds else "PROVED" if certain else "BOUNDED"
    return Property("fair", subject, status, f"{value:g} ({plays} {'play' if plays == 1 else 'plays'})")
