"""Benchmarks: `python tests/bench/speed.py [SCENARIO]` prints figures; it asserts nothing."""

from __future__ import annotations

import random
import sys
import time
from pathlib import Path

from trainer.core.legal import legal_moves
from trainer.core.scenario import Scenario
from trainer.core.step import start, step
from trainer.packs.load import load

DEFAULT = Path(__file__).parents[2] / "scenarios" / "software-firm" / "platform-deal.toml"


def moves_a_second(scenario: Scenario, seconds: float = 3.0) -> float:
    """Return how many random moves a second go through `legal_moves` and `step` per second of this process."""
    chance = random.Random(1)
    moves = 0
    begun = time.process_time()
    while (passed := time.process_time() - begun) < seconds:
        state = start(scenario)
        while legal := legal_moves(scenario, state):
            state, _ = step(scenario, state, legal[int(chance.random() * len(legal))])
            moves += 1
    return moves / passed


def main() -> None:
    """Print the figures."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT
    scenario = load(path).scenario
    runs = sorted(moves_a_second(scenario) for _ in range(3))
    print(f"{scenario.id}: {runs[1]:,.0f} moves a second (median of 3; {runs[0]:,.0f} to {runs[2]:,.0f})")


if __name__ == "__main__":
    main()
