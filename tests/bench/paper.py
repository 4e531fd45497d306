"""Benchmarks of paper: `python tests/bench/paper.py` prints figures; it asserts nothing.

Each figure is of a process of its own, so that memory is the peak of that work alone.

WeasyPrint is measured beside it where it is installed and finds its system libraries; WEASYPRINT_PYTHON names the
Python that has it. Both print the same words first: all of the HTML debrief, as headings and paragraphs, in our fonts,
tagged. Then each prints pages of its own: WeasyPrint the HTML debrief, Typst the paper, which is cut to four pages. The
style sheet's grids and its two columns are left out for WeasyPrint: with them it lays out the grids anew for every
height that it tries for the columns and is not done in five minutes; without the columns alone it fails an assertion.
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
from html import escape
from pathlib import Path
from trainer.core.transcript import parse
from trainer.i18n.translator import Translator
from trainer.packs.load import load
from trainer.play.debriefs import of_moves
scenario = load(Path("scenarios/software-firm/platform-deal.toml"))
names = ("won", "careless", "deferred", "lost", "concessions", "disqualified")
texts = [Path(f"tests/golden/platform-deal/{name}.txt").read_text() for name in names]
moves = [[move for _, move in parse(text).moves] for text in texts]
"""
APART = """
from trainer.proof.jobs import PLAYERS
from trainer.proof.players.player import play_out
skills = ("random", "careless", "talker", "pleaser", "textbook", "listener")
moves = [play_out(scenario.scenario, PLAYERS[skills[one % 6]](scenario.scenario, one)).moves for one in range(MANY)]
"""
"""Plays of which hardly two are alike, longer than a class's are: players write a note about everybody every time."""
SEARCH = """
from trainer.debrief.facts.losses import losses
from trainer.debrief.facts.replay import replayed_play
worst = 0.0
for one in moves:
    play = replayed_play(scenario.scenario, one, "Kim")
    begun = time.perf_counter()
    losses(play)
    worst = max(worst, time.perf_counter() - begun)
print(f"{worst * 1000:.0f} ms")
"""
ALL = """
import resource
from trainer.play.debriefs import Debriefing, facts_of, printed
begun = time.perf_counter()
told = 0.0
def tell(done, whole):
    global told
    told = time.perf_counter()
facts = facts_of(scenario)
plays = [
    Debriefing(scenario.scenario, tuple(moves[one % len(moves)]), f"Trainee {one}", facts, Translator("en"))
    for one in range(MANY)
]
done = printed(plays, "a4", tell)
end = time.perf_counter()
workers = resource.getrusage(resource.RUSAGE_CHILDREN)
cpu = time.process_time() + workers.ru_utime + workers.ru_stime
print(
    f"{end - begun:.1f} s ({told - begun:.1f} s replay, search and words; {cpu:.1f} s of processor),"
    f" {done.pages} pages, a worker {workers.ru_maxrss // 1024} MB"
)
"""
FEW = 5
"""Debriefs that WeasyPrint is given, and Typst beside it: it is too slow for more."""
PAGES = """
from html.parser import HTMLParser
from trainer.debrief.pages.html import to_html
from trainer.debrief.pages.pdf import to_pdf
from trainer.paper import fonts
from trainer.paper.typst import TypstLiterals, compiled

HEADS = ("h1", "h2", "h3", "h4")
BLOCKS = (*HEADS, "p", "li", "dl", "tr", "summary", "figcaption", "text")

class Words(HTMLParser):
    def __init__(self):
        super().__init__()
        self.blocks, self.tag, self.held = [], "p", []
    def handle_starttag(self, tag, attributes):
        if tag in (*BLOCKS, "style", "title"):
            self.flush(tag)
        elif self.held:
            self.held.append(" ")
    def handle_endtag(self, tag):
        if tag in (*BLOCKS, "style", "title"):
            self.flush("p")
    def handle_data(self, words):
        self.held.append(words)
    def flush(self, tag):
        words = " ".join("".join(self.held).split())
        if words and self.tag not in ("style", "title"):
            self.blocks.append((self.tag if self.tag in HEADS else "p", words))
        self.tag, self.held = tag, []

debriefs = [of_moves(scenario, moves[number % len(moves)], "Kim") for number in range(FEW)]
faces = "".join(
    f"@font-face {{ font-family: '{name}'; font-weight: {weight};"
    f" src: url('{(fonts.folder() / (name.replace(' ', '') + '-' + style + '.ttf')).as_uri()}'); }}"
    for name in ("Noto Sans", "Noto Sans SC") for style, weight in (("Regular", 400), ("Bold", 700))
)
css = faces + "@page { size: A4; margin: 16mm } body { font: 8.6pt/1.35 'Noto Sans', 'Noto Sans SC' }"
css += "p { margin: 3pt 0 }"
head = "#set document(title: \\"Kim\\")\\n#set page(margin: 16mm)\\n"
head += "#set text(size: 8.6pt, lang: \\"en\\", font: (\\"Noto Sans\\", \\"Noto Sans SC\\"))\\n"
plain = []
for number, about in enumerate(debriefs):
    page = to_html(about, Translator("en"))
    Path(HOME, f"{number}.page.html").write_text(page, encoding="utf-8")
    words = Words()
    words.feed(page)
    words.flush("p")
    body = "".join(f"<{tag}>{escape(text)}</{tag}>" for tag, text in words.blocks)
    html = f"<html lang=en><title>Kim</title><style>{css}</style>{body}"
    Path(HOME, f"{number}.plain.html").write_text(html, encoding="utf-8")
    literals = TypstLiterals()
    plain.append(head + "".join(
        f"#heading(level: {tag[1]}, {literals(text)})\\n" if tag in HEADS else f"#par({literals(text)})\\n"
        for tag, text in words.blocks
    ))
for make in (
    lambda: sum(compiled(source, "plain").pages for source in plain),
    lambda: sum(to_pdf([(about, Translator("en"))]).pages for about in debriefs),
):
    begun = time.process_time()
    pages = make()
    print((time.process_time() - begun) / FEW, pages / FEW)
"""
WEASY = """
import re, time, weasyprint
from pathlib import Path
for kind in ("plain", "page"):
    texts = [path.read_text(encoding="utf-8") for path in sorted(Path(HOME).glob(f"*.{kind}.html"))]
    texts = [re.sub("display: grid;| columns: 2;", "", text) for text in texts]
    begun = time.process_time()
    pages = 0
    for text in texts:
        document = weasyprint.HTML(string=text).render()
        document.write_pdf(pdf_variant="pdf/ua-1")
        pages += len(document.pages)
    print((time.process_time() - begun) / len(texts), pages / len(texts))
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
    """Return seconds of processor time a debrief by WeasyPrint and by Typst, of the same words and of our own pages."""
    head = f"FEW = {FEW}\nHOME = {home!r}\n"
    good, ours = told(head + PLAYS + PAGES, home)
    if not good:
        return ours
    good, theirs = told(head + WEASY, home, os.environ.get("WEASYPRINT_PYTHON", sys.executable))
    if not good:
        return theirs
    lines = []
    for kind, their, our in zip(("the same words", "own pages"), theirs.splitlines(), ours.splitlines(), strict=True):
        (slow, many), (fast, few) = map(float, their.split()), map(float, our.split())
        lines.append(
            f"{kind}: {slow:.2f} s ({many:.1f} pages) and {fast:.3f} s ({few:.1f} pages) of processor time each, "
            f"{slow / fast:.0f} : 1"
        )
    return "; ".join(lines)


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
        print(f"prices of one play, the slowest: {run(PLAYS + SEARCH + PEAK, home)}")
        for name, plays in (("six plays again and again", PLAYS), ("plays of players", PLAYS + APART)):
            code = (plays + ALL).replace("MANY", str(MANY))
            print(f"{MANY} debriefs in one PDF, {name}: {run(code + PEAK, home)}")
        print(f"one debrief by WeasyPrint and by Typst: {beside(home)}")
    print(f"load of this machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")


if __name__ == "__main__":
    main()
