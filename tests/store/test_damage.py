from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.store.test_journal import BEGIN, begin
from trainer.store import database
from trainer.store.damage import RESCUE_MARK, BackgroundCheck
from trainer.store.open import FILE, open_journal


def test_a_sound_file_leaves_no_mark(tmp_path: Path) -> None:
    begin(open_journal(tmp_path))
    check = BackgroundCheck(tmp_path / FILE)
    check.start()
    assert check.wait(60)
    assert not (tmp_path / RESCUE_MARK).exists()
    check.stop()


def test_an_index_that_tells_lies_is_found_and_mended_at_the_next_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = open_journal(tmp_path)
    attempt, record = begin(journal), BEGIN
    for number in range(200):
        record = journal.append(attempt.id, record, f"note ada certainty={number}")
    journal.close()
    path = tmp_path / FILE
    with closing(sqlite3.connect(path)) as connection:
        (root,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name LIKE '%moves_1'").fetchone()
    data = bytearray(path.read_bytes())
    # One key of the index names another move than there is: SQLite reads it without a word.
    place = data.index(attempt.id.encode(), (root - 1) * 4096) + 32
    data[place] ^= 1
    path.write_bytes(bytes(data))
    monkeypatch.setattr("trainer.store.open.READ_THROUGH", 0)
    monkeypatch.setattr(database, "READ_THROUGH", 0)
    journal = open_journal(tmp_path)
    journal.database.look_through()
    assert isinstance(journal.database, database.SqliteFile)
    assert journal.database._check is not None
    assert journal.database._check.wait(60)
    assert (tmp_path / RESCUE_MARK).exists()
    again = open_journal(tmp_path)
    assert len(again.rows(attempt.id).good) == 200
    assert [one[1:] for one in again.losses()] == [(True, 0, 0)]


def test_whoever_writes_does_not_wait_for_the_look(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "READ_THROUGH", 0)
    journal = open_journal(tmp_path)
    attempt, record = begin(journal), BEGIN
    journal.database.look_through()
    for text in ("study ledger", "close"):
        record = journal.append(attempt.id, record, text)
    assert record.seq == 2
    assert isinstance(journal.database, database.SqliteFile)
    assert journal.database._check is not None
    assert journal.database._check.wait(0)


def test_a_file_that_is_none_leaves_a_mark(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"no database" * 1000)
    check = BackgroundCheck(tmp_path / FILE)
    check.start()
    assert check.wait(60)
    assert (tmp_path / RESCUE_MARK).exists()
