"""Benchmarks of classes: `python tests/bench/classes.py [ATTEMPTS]` prints figures; it asserts nothing."""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.classes.synthetic import KINDS, SERVICE_DESK, hand_in, played, portable, service_desk
from trainer.classes.grades import grade_table
from trainer.classes.import_attempts import AttemptImport
from trainer.classes.manage import Classes
from trainer.classes.pages.questions import questions_pdf
from trainer.classes.pages.report import class_html, class_pdf
from trainer.classes.pages.spreadsheets import workbook
from trainer.classes.replay import grade_items, grades_of, replay_class, report_on
from trainer.classes.words.questions import question_sheet
from trainer.classes.words.report import class_page
from trainer.core.codec import decode
from trainer.core.moves import Move, Note
from trainer.i18n.translator import Translator
from trainer.store.open import open_journal

ATTEMPTS = 200
MOVES = 60
SEEDS = 12


def lengthened(moves: tuple[Move, ...]) -> tuple[Move, ...]:
    """Return a play with notes written again until it has at least `MOVES` moves."""
    notes = [move for move in moves if isinstance(move, Note)]
    place = next(index for index, move in enumerate(moves) if isinstance(move, Note)) if notes else 0
    more = tuple(notes[index % len(notes)] for index in range(max(0, MOVES - len(moves)))) if notes else ()
    return (*moves[:place], *more, *moves[place:])


def timed(what: str, run: Callable[[], object]) -> None:
    """Run and print how long it took."""
    begun = time.perf_counter()
    run()
    print(f"{what}: {time.perf_counter() - begun:.2f} s")


def golden(name: str) -> list[tuple[Move, ...]]:
    """Return the committed plays of a scenario's first variant."""
    files = sorted((Path(__file__).parents[1] / "golden" / name).glob("*.txt"))
    lines = [[line for line in file.read_text("utf-8").splitlines() if line.strip()] for file in files]
    return [tuple(decode(line) for line in each if not line.startswith(("scenario ", "#"))) for each in lines]


def nothing(_done: int, _whole: int) -> None:
    """Tell nobody."""


def main() -> None:
    """Print the figures."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else ATTEMPTS
    loaded = service_desk()
    known = golden("service-desk")
    plays = [
        known[number // 2 % len(known)]
        if number % 2
        else lengthened(played(SERVICE_DESK, number % len(KINDS), number % SEEDS))
        for number in range(count)
    ]
    print(f"{count} attempts, {sum(map(len, plays)) / count:.0f} moves on average")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        handed = [
            portable(loaded, moves, f"Trainee {number:03}", opened="2026-11-22T09:00:00+00:00")
            for number, moves in enumerate(plays)
        ]
        files = hand_in(folder / "in", handed)
        journal = open_journal(folder / "home")
        classes = Classes(journal)
        course = classes.new("bench")
        tr = Translator("en")
        enrolment = AttemptImport(journal, classes.book, course.id)
        timed("class add", lambda: enrolment.run(files, nothing))
        print(f"  went in: {sum(1 for one in enrolment.findings if one.kind == 'added')}")

        def html() -> str:
            return class_html(class_page(tr, report_on(replay_class(journal, classes.book, "bench", tr, nothing))), tr)

        def pdf() -> bytes:
            return class_pdf(
                class_page(tr, report_on(replay_class(journal, classes.book, "bench", tr, nothing))), tr
            ).pdf

        def slides() -> bytes:
            about = report_on(replay_class(journal, classes.book, "bench", tr, nothing), anonymous=True)
            return questions_pdf(question_sheet(tr, about, answers=False), tr).pdf

        def xlsx() -> bytes:
            about = replay_class(journal, classes.book, "bench", tr, nothing)
            rows = grade_table(grades_of(about, "best", 100), grade_items(about), 100)
            return workbook(class_page(tr, report_on(about)), rows, tr)

        timed("class report, HTML", html)
        timed("class report, PDF", pdf)
        timed("class questions, PDF", slides)
        timed("export grades, xlsx", xlsx)
        journal.close()
    print(f"peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
