"""Benchmarks of verification: `python tests/bench/verify.py [SCENARIO]` prints figures; it asserts nothing."""

from __future__ import annotations

import resource
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from trainer.cli.verify import variants_in
from trainer.core.legal import legal_moves
from trainer.core.scenario import Scenario
from trainer.core.state import State
from trainer.core.step import start, step
from trainer.packs.file_names import languages_of
from trainer.packs.load import load
from trainer.proof.across import guessed
from trainer.proof.family import verified_family

DEFAULT = Path(__file__).parents[2] / "scenarios" / "software-firm" / "platform-deal.toml"
PROCESSES = 2


def states_a_second(scenario: Scenario, seconds: float) -> float:
    """Return how many states a second a breadth-first search generates, stores and tells apart."""
    seen: set[State] = {start(scenario)}
    frontier = list(seen)
    generated = 0
    begun = time.perf_counter()
    while True:
        following: list[State] = []
        for state in frontier:
            for move in legal_moves(scenario, state):
                after, _ = step(scenario, state, move)
                generated += 1
                if after not in seen:
                    seen.add(after)
                    following.append(after)
            passed = time.perf_counter() - begun
            if passed > seconds:
                return generated / passed
        frontier = following


def searched(path: str, seconds: float) -> float:
    """Return the rate of one process on the scenario at `path`."""
    return states_a_second(load(Path(path)).scenario, seconds)


def main() -> None:
    """Print the figures."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT
    with ProcessPoolExecutor(PROCESSES) as pool:
        rates = list(pool.map(searched, [str(path)] * PROCESSES, [5.0] * PROCESSES))
    each = ", ".join(f"{rate:,.0f}" for rate in rates)
    print(f"search: {sum(rates):,.0f} states a second on {PROCESSES} processes ({each})")
    loaded = load(path)
    begun = time.perf_counter()
    languages = [loaded.pack.language, *languages_of(path.name, [one.name for one in path.parent.iterdir()])]
    report = verified_family(variants_in(path, loaded.variants), languages, loaded.sha256, processes=PROCESSES)
    passed = time.perf_counter() - begun
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    count = len(report.variants)
    print(f"verify {report.scenario}, {count} variants: {passed:.1f} s, peak {own:.0f} MB and {child:.0f} MB a worker")
    every = [load(path, variant=letter).scenario for letter in loaded.variants]
    begun = time.perf_counter()
    guessed(every)
    print(f"what can be guessed over them: {1000 * (time.perf_counter() - begun):.1f} ms")


if __name__ == "__main__":
    main()
