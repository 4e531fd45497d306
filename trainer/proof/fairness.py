"""Fairness: what players that know only what a trainee sees reach, against what a shipped scenario must keep."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from trainer.core.replay import final_state
from trainer.core.scenario import Scenario
from trainer.proof.jobs import READERS, PlayResult
from trainer.proof.report import Property, Status

AT_MOST = {"random": 35.0, "first": 45.0, "longest": 45.0, "talker": 45.0}
PLEASER_AT_MOST = 30.0
TEXTBOOK_AT_LEAST = 75.0
PAR_AT_LEAST = 92.0
TEXTBOOK_AHEAD = 25.0
WEAKENED = ("listener", "careless")
"""Players with a weakness each; how many of them fail is the level."""
LOW_BELOW = 70.0
"""Median below which a competency of the textbook is worth naming."""
NOT_COMPARED = ("conduct",)
"""Conduct is only ever lost: breaking no rule by chance and breaking none by care look alike in it."""


def medians(results: Mapping[str, Sequence[PlayResult]]) -> dict[str, dict[str, float]]:
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
    scenario: Scenario,
    results: Mapping[str, Sequence[PlayResult]],
    table: Mapping[str, Mapping[str, float]],
    par: float,
) -> Iterator[Property]:
    """Yield the thresholds of a shipped scenario, each against what was measured, with the play in the middle."""
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
    held = _held(subject, median >= TEXTBOOK_AT_LEAST, median, len(results["textbook"]), False)
    yield replace(
        held, detail=held.detail + _weakest(scenario, results["textbook"], table["textbook"]),
        witness=_middle(results["textbook"]).moves,
    )  # fmt: skip
    status: Status = "PROVED" if par >= PAR_AT_LEAST else "BOUNDED"
    yield Property("fair", f"par at least {PAR_AT_LEAST:g}", status, f"{par:g} reached by a play")
    yield level_kept(scenario, results)
    for name, value in table["textbook"].items():
        if name not in (*NOT_COMPARED, "overall"):
            other = table["random"].get(name, 0.0)
            subject = f"{name}: textbook {TEXTBOOK_AHEAD:g} ahead of random"
            yield _held(subject, value - other >= TEXTBOOK_AHEAD, value - other, len(results["textbook"]), False)


def measured_level(results: Mapping[str, Sequence[PlayResult]]) -> int:
    """Return how hard a scenario shows itself, 1 to 3: one more for each of the weakened players who does not win it.

    The beginner who listens and the careless expert win level 1 both, level 2 one of them, level 3 neither: win in more
    than half of their plays, with concessions or without.
    """
    return 1 + sum(not _wins(results[player]) for player in WEAKENED)


def level_kept(scenario: Scenario, results: Mapping[str, Sequence[PlayResult]]) -> Property:
    """Return whether the level on the label is the one that the plays show."""
    measured = measured_level(results)
    won = "; ".join(
        f"{player} wins {sum(map(_won, results[player]))} of {len(results[player])} plays" for player in WEAKENED
    )
    status: Status = "BOUNDED" if measured == scenario.brief.level else "REFUTED"
    return Property("fair", f"level {scenario.brief.level}", status, f"shows itself as level {measured}: {won}")


def _won(result: PlayResult) -> bool:
    return result.outcome in ("won", "concessions")


def _wins(results: Sequence[PlayResult]) -> bool:
    return 2 * sum(map(_won, results)) > len(results)


def _middle(plays: Sequence[PlayResult]) -> PlayResult:
    return sorted(plays, key=lambda play: play.overall)[len(plays) // 2]


def _weakest(scenario: Scenario, plays: Sequence[PlayResult], medians: Mapping[str, float]) -> str:
    """Return where the textbook falls short: its lowest scores, and whom it takes for what they are not."""
    low = sorted((value, name) for name, value in medians.items() if name != "overall" and value < LOW_BELOW)
    words = f"; lowest: {', '.join(f'{name} {value:g}' for value, name in low)}" if low else ""
    misread: Counter[str] = Counter()
    for play in plays:
        for handed in final_state(scenario, play.moves).handed[-1:]:
            for person, truth in enumerate(scenario.truths[handed.fired]):
                note = handed.board[person]
                if truth.present and truth.influence and (note is None or note.roles[:1] != truth.roles[:1]):
                    misread[scenario.people[person].id] += 1
    often = [
        f"{name} in {count} of {len(plays)} plays" for name, count in misread.most_common(3) if 2 * count > len(plays)
    ]
    return words + (f"; role not found: {', '.join(often)}" if often else "")


def _held(subject: str, holds: bool, value: float, plays: int, certain: bool) -> Property:
    status: Status = "REFUTED" if not holds else "PROVED" if certain else "BOUNDED"
    return Property("fair", subject, status, f"{value:g} ({plays} {'play' if plays == 1 else 'plays'})")
