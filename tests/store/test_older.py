"""A journal that an earlier version wrote: everything in it is read, it goes on, and its tables are still made so."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import DATA
from trainer.store.class_book import ClassBook
from trainer.store.database import sqlite_file
from trainer.store.journal import Journal
from trainer.store.open import FILE, make, open_journal
from trainer.store.records import ChainEnd


@pytest.fixture
def older(tmp_path: Path) -> Journal:
    with closing(sqlite3.connect(tmp_path / FILE)) as connection:
        connection.executescript((DATA / "store" / "journal.sql").read_text(encoding="utf-8"))
    return open_journal(tmp_path)


def shape(path: Path) -> dict[str, list[list[Any]]]:
    """Columns, foreign keys and unique keys of every table, as SQLite understands them."""
    with closing(sqlite3.connect(path)) as connection:
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {
            table: [
                connection.execute(f"PRAGMA table_info({table})").fetchall(),
                sorted(row[2:] for row in connection.execute(f"PRAGMA foreign_key_list({table})")),
                sorted(
                    (origin, [row[2] for row in connection.execute(f"PRAGMA index_info({index})")])
                    for _, index, _, origin, _ in connection.execute(f"PRAGMA index_list({table})").fetchall()
                ),
            ]
            for table in tables
        }


def test_everything_is_read(older: Journal) -> None:
    finished, going_on = sorted(older.attempts(), key=lambda attempt: attempt.practice)
    assert (finished.person, finished.practice, finished.moves) == ("小明", False, 2)
    assert (finished.outcome, finished.overall, finished.reaction) == ("won", 88.5, "好")
    assert (going_on.person, going_on.practice, going_on.moves, going_on.outcome) == ("Pat", True, 2, "")
    assert going_on.overall is None
    assert older.bundle(finished.sha256) == b"a scenario"
    assert [row.text for row in older.rows(finished.id).good] == ["study ledger", "meet ada visit"]
    assert older.notice is None


def test_classes_are_read(older: Journal) -> None:
    book = ClassBook(older)
    (course,) = book.courses()
    assert (course.name, course.people, course.plays) == ("秋季班", 1, 1)
    (member,) = book.members(course.id)
    assert (member.name, member.identity, member.plays) == ("小明", "s1", 1)
    (play,) = book.plays(course.id)
    assert (play.practice, play.rows) == (False, ("study ledger", "meet ada visit"))
    assert book.journal_id(play.attempt) == member.journal_id


def test_it_goes_on(older: Journal) -> None:
    attempt = next(each for each in older.attempts() if not each.finished)
    rows = older.rows(attempt.id).good
    older.append(attempt.id, ChainEnd(len(rows), rows[-1].hash), "leave")
    older.finish(attempt.id, attempt.rules, "lost", 12, {})
    older.react(attempt.id, "one")
    older.react(attempt.id, "two")
    found = older.attempt(attempt.id)
    assert (found.moves, found.outcome, found.overall, found.reaction) == (3, "lost", 12.0, "two")


def test_its_tables_are_those_of_today(older: Journal, tmp_path: Path) -> None:
    fresh = sqlite_file(tmp_path / "fresh.db")
    make(fresh)
    assert shape(tmp_path / "fresh.db") == shape(tmp_path / FILE)
