from __future__ import annotations

import sqlite3
from pathlib import Path

from tests.store.test_journal import BEGIN, begin
from trainer.store.open import open_journal


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
