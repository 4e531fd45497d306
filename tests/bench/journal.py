"""Benchmarks of the journal: `python tests/bench/journal.py` prints rates and ratios; it asserts nothing.

Durable moves a second of 1 and of 50 players at once in one process (SQLite, and PostgreSQL where it is installed), and
what a large journal adds to the start of a command. The file is on the disk of the temporary folder.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from tests.conftest import CORNER  # noqa: E402
from tests.store import cluster  # noqa: E402
from tests.store.test_journal import BEGIN, begin  # noqa: E402
from trainer.core.codec import decode  # noqa: E402
from trainer.play.workspace import Workspace  # noqa: E402
from trainer.store.journal import Journal  # noqa: E402
from trainer.store.open import DATABASE_VARIABLE, open_journal  # noqa: E402
from trainer.store.records import chained  # noqa: E402
from trainer.store.schema import attempts, moves, results  # noqa: E402

PLAYERS, MOVES, ALONE = 50, 40, 300
LARGE, EACH = 5000, 55
NOTE = "note ada roles=decider,user concerns=return,risk certainty=3"


def rates(journal: Journal) -> tuple[float, float, float]:
    """Return moves a second of many players, the median milliseconds of one player's move, and the longest."""
    opened = [begin(journal, f"trainee {number}").id for number in range(PLAYERS)]

    def play(attempt: str) -> None:
        record = BEGIN
        for _ in range(MOVES):
            record = journal.append(attempt, record, NOTE)

    with ThreadPoolExecutor(PLAYERS) as threads:
        begun = time.perf_counter()
        list(threads.map(play, opened))
        together = PLAYERS * MOVES / (time.perf_counter() - begun)
    alone, record, took = begin(journal).id, BEGIN, []
    for _ in range(ALONE):
        begun = time.perf_counter()
        record = journal.append(alone, record, NOTE)
        took.append(time.perf_counter() - begun)
    return together, statistics.median(took) * 1000, max(took) * 1000


def fill(home: Path) -> None:
    """Make a journal of many finished attempts in `home`, past the journal, which would take a commit a move."""
    journal = open_journal(home)
    first = begin(journal)
    with journal.database.writing() as connection:
        (row,) = connection.rows(attempts.select(attempts.c.seat, attempts.c.sha256, attempts.c.rules))
        for number in range(LARGE):
            key = f"{number:032x}"
            connection.run(
                attempts.insert(
                    id=key, seat=row[0], scenario=first.scenario, title=first.title, sha256=row[1], rules=row[2],
                    language="en", practice=False, opened=first.opened, number=number + 2,
                )
            )  # fmt: skip
            last, rows = "", []
            for seq in range(EACH):
                digest = chained(last, key, seq, NOTE)
                rows.append({"attempt": key, "seq": seq, "event": f"{number * EACH + seq:032x}", "previous": last,
                             "hash": digest, "text": NOTE, "wall": 0.0})  # fmt: skip
                last = digest
            connection.run(moves.insert(rows, columns=[moves.c[name] for name in rows[0]]))
            if number % 10:
                connection.run(results.insert(attempt=key, rules=row[2], outcome="won", overall=80.0, scores="{}"))
    journal.close()


def seconds(home: Path, *arguments: str) -> float:
    """Return the median seconds of a command with that folder."""
    took = []
    for _ in range(7):
        begun = time.perf_counter()
        subprocess.run(
            [sys.executable, "-m", "trainer", *arguments], env={**os.environ, "TRAINER_HOME": str(home)}, cwd=ROOT,
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False,
        )  # fmt: skip
        took.append(time.perf_counter() - begun)
    return statistics.median(took)


def main() -> None:
    """Print all figures."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        home = Path(folder)
        together, alone, longest = rates(open_journal(home / "rates"))
        print(f"SQLite: {together:.0f} moves/s of {PLAYERS} players; one player {alone:.1f} ms, longest {longest:.0f}")
        if cluster.programs() is not None:
            server = stack.enter_context(cluster.running())
            os.environ[DATABASE_VARIABLE] = server.make("bench")
            journal = open_journal(home / "server")
            together, alone, longest = rates(journal)
            print(f"PostgreSQL: {together:.0f} moves/s of {PLAYERS} players; one player {alone:.1f} ms, {longest:.0f}")
            journal.close()
            del os.environ[DATABASE_VARIABLE]
        fill(home / "large")
        for name in ("large", "empty"):
            with Workspace(home / name) as workspace:
                workspace.open(str(CORNER), "Kim", "en").play(decode("study ledger"))
        size = (home / "large" / "journal.db").stat().st_size // 1_000_000
        for command in (["resume", "--plain"], ["attempts"], ["journal"]):
            large, empty = seconds(home / "large", *command), seconds(home / "empty", *command)
            print(f"{' '.join(command)}: {large:.2f} s with {LARGE} attempts ({size} MB), {empty:.2f} with one: "
                  f"{large / empty:.2f}×")  # fmt: skip


if __name__ == "__main__":
    main()
