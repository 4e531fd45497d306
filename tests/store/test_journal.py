from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from trainer.errors import StaleAttempt, StoreFault, TrainerError
from trainer.store.journal import Journal
from trainer.store.open import open_journal
from trainer.store.records import Attempt, ChainEnd, chained

BEGIN = ChainEnd(0, "")


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return open_journal(tmp_path)


def begin(journal: Journal, person: str = "小明", bundle: bytes = b"bytes") -> Attempt:
    import hashlib

    return journal.begin(
        scenario="small/corner", title="T", bundle=bundle, sha256=hashlib.sha256(bundle).hexdigest(), rules="r" * 64,
        language="en", person=person, practice=False,
    )  # fmt: skip


def test_what_is_written_is_read_by_another_process(journal: Journal, tmp_path: Path) -> None:
    attempt = begin(journal)
    record = journal.append(attempt.id, BEGIN, "study ledger")
    record = journal.append(attempt.id, record, "close")
    other = open_journal(tmp_path)
    rows = other.rows(attempt.id)
    assert [row.text for row in rows.good] == ["study ledger", "close"]
    assert rows.notice is None
    assert rows.good[-1].hash == record.hash == chained(rows.good[0].hash, attempt.id, 1, "close")
    assert other.bundle(attempt.sha256) == b"bytes"
    assert other.attempt(attempt.id[:8]).person == "小明"


def test_a_second_window_is_told_and_nothing_forks(journal: Journal, tmp_path: Path) -> None:
    attempt = begin(journal)
    other = open_journal(tmp_path)
    journal.append(attempt.id, BEGIN, "study ledger")
    with pytest.raises(StaleAttempt, match="another window"):
        other.append(attempt.id, BEGIN, "study fair")
    assert [row.text for row in other.rows(attempt.id).good] == ["study ledger"]


def test_no_row_is_left_out(journal: Journal) -> None:
    attempt = begin(journal)
    with pytest.raises(StaleAttempt):
        journal.append(attempt.id, ChainEnd(1, "x"), "close")


def test_bytes_and_names_are_kept_once(journal: Journal, tmp_path: Path) -> None:
    begin(journal)
    begin(journal)
    begin(journal, "other", b"other bytes")
    connection = sqlite3.connect(tmp_path / "journal.db")
    assert connection.execute("SELECT count(*) FROM bundles").fetchone() == (2,)
    assert connection.execute("SELECT count(*) FROM people").fetchone() == (2,)
    assert connection.execute("SELECT count(*) FROM attempts").fetchone() == (3,)
    connection.close()


def test_results_are_rows_of_their_own(journal: Journal) -> None:
    attempt = begin(journal)
    journal.finish(attempt.id, attempt.rules, "won", 88.5, {"roles": 90.0, "adaptation": None})
    journal.finish(attempt.id, attempt.rules, "lost", 1.0, {})
    journal.finish(attempt.id, "another key", "lost", 2.0, {})
    row = journal.attempt(attempt.id)
    assert (row.outcome, row.overall, row.finished) == ("won", 88.5, True)


def test_an_attempt_is_named_by_its_beginning(journal: Journal) -> None:
    begin(journal)
    with pytest.raises(TrainerError, match="there is no attempt 'zz'"):
        journal.attempt("zz")
    with pytest.raises(TrainerError):
        journal.attempt("")


def test_a_full_disk_is_said_and_nothing_is_claimed(journal: Journal) -> None:
    attempt = begin(journal)
    record = journal.append(attempt.id, BEGIN, "study ledger")
    with journal.database.reading() as connection:
        ((pages,),) = connection.sql("PRAGMA page_count")
        connection.sql(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StoreFault, match="full") as caught:
        for _ in range(400):
            record = journal.append(attempt.id, record, "note ada " + "x" * 200)
    assert "free some room" in caught.value.remedy
    assert len(journal.rows(attempt.id).good) == record.seq


def test_a_read_only_journal_is_read_and_said(journal: Journal) -> None:
    attempt = begin(journal)
    with journal.database.reading() as connection:
        connection.sql("PRAGMA query_only = ON")
    with pytest.raises(StoreFault, match="cannot be written") as caught:
        journal.append(attempt.id, BEGIN, "close")
    assert "read-only" in caught.value.remedy
    assert journal.attempts()[0].id == attempt.id


def test_a_journal_held_by_another_program_is_said(journal: Journal, tmp_path: Path) -> None:
    attempt = begin(journal)
    with journal.database.reading() as connection:
        connection.sql("PRAGMA busy_timeout = 1")
    holder = sqlite3.connect(tmp_path / "journal.db", isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    with pytest.raises(StoreFault, match="locked") as caught:
        journal.append(attempt.id, BEGIN, "close")
    assert "another program" in caught.value.remedy
    holder.close()
    assert journal.append(attempt.id, BEGIN, "close").seq == 1


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(StoreFault, match="folder for attempts cannot be made") as caught:
        open_journal(tmp_path / "file" / "home")
    assert "TRAINER_HOME" in caught.value.remedy
