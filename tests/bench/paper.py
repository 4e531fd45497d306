"""Benchmarks of paper: `python tests/bench/paper.py` prints figures; it asserts nothing.

Each figure is of a process of its own, so that memory is the peak of that work alone. WeasyPrint prints the HTML
debrief beside it where it is installed and finds its system libraries; WEASYPRINT_PYTHON names the Python that has it.
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
PATIENCE = 300
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
from trainer.debrief.pdf import searched, to_pdf
begun = time.perf_counter()
depth = searched(MANY)
debriefs = [
    (of_moves(scenario, moves[one % len(moves)], f"Trainee {one}", depth), Tongue("en")) for one in range(MANY)
]
told = time.perf_counter()
printed = to_pdf(debriefs)
done = time.perf_counter()
cpu = time.process_time()
print(f"{done - begun:.1f} s ({told - begun:.1f} s replay and search; {cpu:.1f} s of processor), {printed.pages} pages")
"""
FEW = 5
"""Debriefs that WeasyPrint is given, and Typst beside it: it is too slow for more."""
PAGES = """
from trainer.debrief.html import to_html
from trainer.debrief.pdf import to_pdf
debriefs = [of_moves(scenario, moves[number % len(moves)], "Kim") for number in range(FEW)]
for number, about in enumerate(debriefs):
    Path(HOME, f"{number}.html").write_text(to_html(about, Tongue("en")), encoding="utf-8")
begun = time.process_time()
for about in debriefs:
    to_pdf([(about, Tongue("en"))])
print((time.process_time() - begun) / FEW)
"""
WEASY = """
import re, time, weasyprint
from pathlib import Path
pages = [path.read_text(encoding="utf-8") for path in sorted(Path(HOME).glob("*.html"))]
# It fails an assertion of its own where many things must not be broken.
pages = [re.sub("break-(inside|after|before): [a-z]+;", "", page) for page in pages]
begun = time.process_time()
for page in pages:
    weasyprint.HTML(string=page).write_pdf()
print((time.process_time() - begun) / len(pages))
"""


def told(code: str, home: str, python: str = sys.executable) -> tuple[bool, str]:
    """Return whether a script could run in a process of its own, and what it prints, or why it could not."""
    environment = {**os.environ, "TRAINER_HOME": home, "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"}
    try:
        done = subprocess.run(
            [python, "-c", code],
            env=environment, cwd=ROOT, capture_output=True, text=True, check=False, timeout=PATIENCE,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return False, f"not done after {PATIENCE} s"
    return (True, done.stdout) if done.returncode == 0 else (False, done.stderr.splitlines()[-1])


def run(code: str, home: str) -> str:
    """Return what a script prints and its peak, or why it cannot."""
    good, words = told(code, home)
    return ", peak ".join(words.split("\n")[:2]) + " MB" if good else words


def beside(home: str) -> str:
    """Return seconds of processor time a debrief by WeasyPrint and by Typst, and their ratio."""
    head = f"FEW = {FEW}\nHOME = {home!r}\n"
    good, ours = told(head + PLAYS + PAGES, home)
    if not good:
        return ours
    good, theirs = told(head + WEASY, home, os.environ.get("WEASYPRINT_PYTHON", sys.executable))
    if not good:
        return f"{theirs}; by Typst {float(ours):.2f} s"
    return (
        f"{float(theirs):.2f} s and {float(ours):.2f} s of processor time each, {float(theirs) / float(ours):.0f} : 1"
    )


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
        print(f"one debrief by WeasyPrint, from HTML, and by Typst: {beside(home)}")
    print(f"load of this machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")


if __name__ == "__main__":
    main()
