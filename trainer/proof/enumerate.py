"""A small scenario, whole: every position that any play can reach."""

from __future__ import annotations

from trainer.core.legal import legal_moves
from trainer.core.scenario import Scenario
from trainer.core.state import State
from trainer.core.step import start, step


def all_positions(scenario: Scenario, most: int) -> int | None:
    """Return how many positions there are (`note` left out), or None if there are more than `most`."""
    seen: set[State] = {start(scenario)}
    frontier = list(seen)
    while frontier:
        following: list[State] = []
        for state in frontier:
            for move in legal_moves(scenario, state):
                after, _ = step(scenario, state, move)
                if after not in seen:
                    if len(seen) >= most:
                        return None
                    seen.add(after)
                    following.append(after)
        frontier = following
    return len(seen)
