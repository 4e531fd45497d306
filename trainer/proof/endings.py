"""Searching for an ending that no play has come to yet: how near a play is to it."""

from __future__ import annotations

from trainer.core.scenario import Ending, Scenario
from trainer.proof.players.table import Play

REACHED = 10_000.0


def nearness(scenario: Scenario, ending: Ending, play: Play) -> float:
    """Return how near `play` came to `ending`: `REACHED` if it did, else less, the further away the less."""
    end = play.card.outcome
    if end.ending is not None and end.ending.index == ending.index:
        return REACHED
    truths = scenario.truths[play.state.fired]
    levels = scenario.levels
    least = {
        person: max(levels.veto if truth.veto != "none" else 0, levels.decider if "decider" in truth.roles else 0)
        for person, truth in enumerate(truths)
        if truth.present
    }
    short = sum(max(0, level - end.support[person]) for person, level in least.items())
    low, high = {
        "won": (levels.threshold, 100),
        "concessions": (levels.concessions, levels.threshold - 1),
        "deferred": (levels.deferred, levels.concessions - 1),
    }.get(ending.outcome, (0, levels.deferred - 1))
    off = max(0, low - end.weighted) + max(0, end.weighted - high)
    if ending.reason in ("veto", "decider"):
        return -float(off) if ending.outcome == "deferred" else float(short)
    return -float(off + short) + (100.0 if end.kind == ending.outcome else 0.0)
