"""Benchmarks of `trainer check`: `python tests/bench/check.py` prints figures; it asserts nothing.

Whole processes, start to end: the shipped scenario, and a generated one of 200 people and 10,000 questions, whole and
with a thousand faults.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
import tomllib
from pathlib import Path
from typing import Any

import tomli_w

ROOT = Path(__file__).parents[2]
SHIPPED = ROOT / "scenarios" / "software-firm" / "platform-deal.toml"
CORNER = ROOT / "tests" / "data" / "small" / "corner.toml"


def large(people: int = 200, questions: int = 10_000) -> dict[str, Any]:
    """Return a scenario of that many people and questions, derived from the small one."""
    document = tomllib.loads(CORNER.read_text(encoding="utf-8"))
    base = list(document["person"])
    for number in range(people - len(base)):
        model = base[number % len(base)]
        person = {**model, "id": f"p{number}", "objection": model["objection"]}
        person.pop("reports_to", None)
        person["hidden"] = {**model["hidden"], "sways": {}}
        document["person"].append(person)
    for number, person in enumerate(document["person"]):
        share = questions // people + (number < questions % people)
        # The first three keep theirs: rules of the small scenario name them.
        own = list(person["question"]) if number < len(base) else []
        for place in range(share - len(own)):
            clue = f"c{number}-{place}"
            own.append(
                {
                    "id": f"q{place}",
                    "kind": "problem",
                    "say": f"What about matter {place} of {person['id']}?",
                    "answer": "There is a matter, and it has been one for years.",
                    "reveals": [clue],
                    **({"needs": {"asked": [f"{person['id']}.q{place - 1}"]}} if place else {}),
                }
            )
            document["clue"].append({"id": clue, "about": person["id"], "text": "A matter.", "supports": ["stance:0"]})
        person["question"] = own
    return document


def broken(document: dict[str, Any], faults: int = 1000) -> dict[str, Any]:
    """Return `document` with that many references that lead nowhere."""
    done = 0
    for person in document["person"]:
        for question in person["question"]:
            if done < faults and "reveals" in question:
                question["reveals"] = [question["reveals"][0] + "x"]
                done += 1
    return document


def measured(path: Path) -> tuple[float, int]:
    """Return the seconds of a whole `trainer check`, and its peak memory in KB."""
    code = (
        "import resource, sys\nfrom trainer.__main__ import main\n"
        "try:\n    main()\nfinally:\n    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)"
    )
    begun = time.perf_counter()
    result = subprocess.run(
        [sys.executable, "-c", code, "check", str(path)],
        env={**os.environ, "PYTHONPATH": str(ROOT)}, cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    return time.perf_counter() - begun, int(result.stderr.strip().splitlines()[-1])


def told(name: str, path: Path, runs: int) -> None:
    """Print the figures for the file at `path`."""
    measured(path)
    figures = [measured(path) for _ in range(runs)]
    seconds = [one[0] for one in figures]
    print(
        f"{name}: {statistics.median(seconds):.2f} s (of {runs}; {min(seconds):.2f} to {max(seconds):.2f}), "
        f"peak {max(one[1] for one in figures) / 1024:.0f} MB"
    )


def main() -> None:
    """Print the figures."""
    told("platform-deal", SHIPPED, 9)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.toml"
        document = large()
        path.write_text(tomli_w.dumps(document), encoding="utf-8")
        print(f"generated: {path.stat().st_size / 1e6:.1f} MB, {len(document['person'])} people, "
              f"{sum(len(one['question']) for one in document['person'])} questions")  # fmt: skip
        told("generated", path, 3)
        path.write_text(tomli_w.dumps(broken(document)), encoding="utf-8")
        told("generated, 1000 faults", path, 3)


if __name__ == "__main__":
    main()
