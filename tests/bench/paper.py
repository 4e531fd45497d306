"""Benchmarks of paper: `python tests/bench/paper.py` prints figures; it asserts nothing.

Each figure is of a process of its own, so that memory is the peak of that work alone. WeasyPrint prints the HTML
debrief beside it where it is installed and finds its system libraries.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "golden" / "platform-deal"
RUNS = 7
MANY = 200
PATIENCE = 120
PEAK = "import resource; print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)"
PLAYS = """
import time
from pathlib import Path
from trainer.core.transcript import parse
from trainer.i18n.tongue import Tongue
from trainer.packs.load import load
from trainer.play.debriefs import of_moves
scenario = load(Path("scenarios/software-firm/platform-deal.toml"))
names = ("won", "careless", "deferred", "lost", "concessions", "disqualified")
texts = [Path(f"tests/golden/platform-deal/{name}.txt").read_text() for name in names]
moves = [[move for _, move in parse(text).moves] for text in texts]
"""
SEARCH = """
from trainer.debrief.better import with_better
from trainer.debrief.replay import replay
from trainer.debrief.turning import turning_points
worst = 0.0
for one in moves:
    play = replay(scenario.scenario, one, "Kim")
    turns = turning_points(play)
    begun = time.perf_counter()
    with_better(play, turns)
    worst = max(worst, time.perf_counter() - begun)
print(f"{worst * 1000:.0f} ms")
"""
ALL = """
from trainer.debrief.pdf import to_pdf
begun = time.perf_counter()
debriefs = [(of_moves(scenario, moves[one % len(moves)], f"Trainee {one}"), Tongue("en")) for one in range(MANY)]
told = time.perf_counter()
printed = to_pdf(debriefs)
done = time.perf_counter()
print(f"{done - begun:.1f} s ({told - begun:.1f} s replay and search), {printed.pages} pages")
"""
WEASY = """
import weasyprint
from trainer.debrief.html import to_html
pages = [to_html(of_moves(scenario, moves[number % len(moves)], "Kim"), Tongue("en")) for number in range(MANY)]
begun = time.perf_counter()
documents = [weasyprint.HTML(string=page).render() for page in pages]
count = sum(len(one.pages) for one in documents)
documents[0].copy([page for one in documents for page in one.pages]).write_pdf()
print(f"{time.perf_counter() - begun:.1f} s, {count} pages")
"""


def run(code: str, home: str) -> str:
    """Return what a script prints in a process of its own, or why it cannot."""
    environment = {**os.environ, "TRAINER_HOME": home, "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"}
    try:
        done = subprocess.run(
            [sys.executable, "-c", code],
            env=environment, cwd=ROOT, capture_output=True, text=True, check=False, timeout=PATIENCE,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return f"not done after {PATIENCE} s"
    return ", peak ".join(done.stdout.split("\n")[:2]) + " MB" if done.returncode == 0 else done.stderr.splitlines()[-1]


def whole(arguments: list[str], home: str) -> float:
    """Return the median seconds of a whole command."""
    environment = {**os.environ, "TRAINER_HOME": home, "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"}
    times = []
    for _ in range(RUNS + 1):
        begun = time.perf_counter()
        subprocess.run(
            [sys.executable, "-m", "trainer", *arguments],
            env=environment, cwd=ROOT, check=True, capture_output=True,
        )  # fmt: skip
        times.append(time.perf_counter() - begun)
    return statistics.median(times[1:])


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as home:
        base = whole(["run", "software-firm/platform-deal", str(GOLDEN / "won.txt")], home)
        for name in ("won", "careless"):
            one = whole(["debrief", str(GOLDEN / f"{name}.txt"), "-o", f"{home}/x.pdf", "--force"], home)
            print(f"one debrief ({name}): {one * 1000:.0f} ms whole, {(one - base) * 1000:.0f} ms beyond playing it")
        kit = whole(["kit", "platform-deal", "-o", f"{home}/kit.pdf", "--force"], home)
        print(f"a kit: {kit * 1000:.0f} ms whole")
        print(f"better moves of one debrief, the slowest: {run(PLAYS + SEARCH + PEAK, home)}")
        print(f"{MANY} debriefs in one PDF: {run(PLAYS + ALL.replace('MANY', str(MANY)) + PEAK, home)}")
        print(f"one debrief by WeasyPrint, from HTML: {run(PLAYS + WEASY.replace('MANY', '1') + PEAK, home)}")
    print(f"load of this machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")


if __name__ == "__main__":
    main()
