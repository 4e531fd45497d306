from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from tests.store.test_journal import BEGIN, begin
from trainer.store.database import sqlite_file
from trainer.store.open import make, open_journal
from trainer.store.rescue import keep_aside, set_aside
from trainer.store.schema import TABLES


def test_a_row_that_was_tampered_with_ends_the_good_prefix(tmp_path: Path) -> None:
    journal = open_journal(tmp_path)
    attempt = begin(journal)
    record = BEGIN
    for move in ("study ledger", "meet ada visit", "leave"):
        record = journal.append(attempt.id, record, move)
    journal.close()
    with sqlite3.connect(tmp_path / "journal.db") as connection:
        connection.execute("UPDATE moves SET text = 'meet bo visit' WHERE seq = 1")
    connection.close()
    journal = open_journal(tmp_path)
    rows = journal.rows(attempt.id)
    assert [row.text for row in rows.good] == ["study ledger"]
    assert "after move 1" in str(rows.notice)
    kept = tmp_path / "journal-damaged-1.db"
    assert str(kept) in str(rows.notice)
    with sqlite3.connect(kept) as connection:
        assert connection.execute("SELECT count(*) FROM moves").fetchone() == (3,)
    connection.close()
    again = journal.rows(attempt.id)
    assert again.notice is None, "it is told once"
    journal.append(attempt.id, BEGIN._replace(seq=1, hash=again.good[-1].hash), "close")


def test_a_file_that_is_no_database_is_kept_aside_and_play_goes_on(tmp_path: Path) -> None:
    (tmp_path / "journal.db").write_bytes(b"this is no database" * 100)
    journal = open_journal(tmp_path)
    assert "was damaged" in str(journal.notice)
    assert (tmp_path / "journal-damaged-1.db").read_bytes().startswith(b"this is no database")
    begin(journal)
    assert len(journal.attempts()) == 1


def test_what_can_be_read_of_a_damaged_file_is_taken_over(tmp_path: Path) -> None:
    journal = open_journal(tmp_path)
    attempts = []
    for number in range(40):
        attempt = begin(journal, f"trainee {number}", bytes([number]) * 3000)
        record = BEGIN
        for _ in range(20):
            record = journal.append(attempt.id, record, "note ada roles=decider concerns=return,risk")
        attempts.append(attempt)
    journal.close()
    path = tmp_path / "journal.db"
    data = bytearray(path.read_bytes())
    data[-6 * 4096 :] = b"\xaa" * (6 * 4096)
    path.write_bytes(bytes(data))
    journal = open_journal(tmp_path)
    assert "was damaged" in str(journal.notice)
    assert len(journal.attempts()) >= 30
    assert len(journal.rows(attempts[0].id).good) == 20


def test_copies_get_a_name_that_is_free(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    path.write_bytes(b"one")
    assert keep_aside(path) == tmp_path / "journal-damaged-1.db"
    path.write_bytes(b"two")
    assert keep_aside(path) == tmp_path / "journal-damaged-2.db"
    assert [(tmp_path / f"journal-damaged-{number}.db").read_bytes() for number in (1, 2)] == [b"one", b"two"]
    assert path.read_bytes() == b"two"


def test_every_row_that_can_be_read_is_carried_over_and_counted(tmp_path: Path) -> None:
    journal = open_journal(tmp_path)
    attempt = begin(journal)
    journal.append(attempt.id, BEGIN, "close")
    journal.react(attempt.id, "well")
    journal.close()
    path = tmp_path / "journal.db"
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DROP TABLE results")
        connection.execute("DROP TABLE people")
        connection.execute("CREATE TABLE people (id TEXT, name TEXT)")
        connection.executemany("INSERT INTO people VALUES (?, ?)", [("p", "Pat"), ("p", "twice"), (None, "nobody")])
    notice = set_aside(path, lambda: make(sqlite_file(path)))
    assert str(notice) == (
        f"The journal was damaged. The file was kept as {tmp_path / 'journal-damaged-1.db'}, "
        "and 5 rows that could be read were saved."
    )
    with closing(sqlite3.connect(path)) as connection:
        counts = {table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in TABLES}
        assert connection.execute("SELECT * FROM people").fetchall() == [("p", "Pat")]
    assert {table: count for table, count in counts.items() if count} == {
        "bundles": 1, "people": 1, "attempts": 1, "moves": 1, "reactions": 1,
    }  # fmt: skip
    with closing(sqlite3.connect(tmp_path / "journal-damaged-1.db")) as kept:
        assert kept.execute("SELECT count(*) FROM people").fetchone() == (3,)
