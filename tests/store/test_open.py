from __future__ import annotations

import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import peewee
import pytest

from tests.store.test_journal import begin
from trainer.errors import StoreFault
from trainer.store.class_book import ClassBook
from trainer.store.database import SqliteFile
from trainer.store.journal import Journal
from trainer.store.open import FILE, make, open_journal
from trainer.store.schema import TABLES
from trainer.store.seat_key import FILE as KEY


def tables(path: Path) -> set[str]:
    with closing(sqlite3.connect(path)) as connection:
        return {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}


def test_a_journal_is_made_where_there_is_none(tmp_path: Path) -> None:
    journal = open_journal(tmp_path / "deep" / "home")
    assert tables(tmp_path / "deep" / "home" / FILE) == set(TABLES)
    assert stat.S_IMODE((tmp_path / "deep" / "home").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "deep" / "home" / FILE).stat().st_mode) == 0o600
    assert (journal.attempts(), journal.notice) == ((), None)


def test_a_journal_that_is_there_is_opened(tmp_path: Path) -> None:
    attempt = begin(open_journal(tmp_path))
    again = open_journal(tmp_path)
    assert (again.attempts(), again.notice) == ((attempt,), None)


def test_an_empty_file_is_no_damage(tmp_path: Path) -> None:
    (tmp_path / FILE).touch()
    assert open_journal(tmp_path).notice is None
    assert {path.name for path in tmp_path.iterdir()} == {FILE, KEY}


@pytest.mark.parametrize("table", ["class_plays", "results"])
def test_a_journal_that_cannot_be_written_to_can_still_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, table: str
) -> None:
    attempt = begin(open_journal(tmp_path))

    def refused(_: object) -> None:
        raise peewee.OperationalError("attempt to write a readonly database")

    monkeypatch.setattr("trainer.store.open.make", refused)
    assert open_journal(tmp_path).attempts() == (attempt,)


def test_a_damaged_file_is_kept_aside(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"this is no database" * 100)
    journal = open_journal(tmp_path)
    assert "nothing could be read of it" in str(journal.notice)
    assert tables(tmp_path / FILE) == set(TABLES)
    assert {path.name for path in tmp_path.iterdir()} == {FILE, KEY, "journal-damaged-1.db", "journal-rescue.lock"}


def test_a_journal_that_is_held_is_not_damaged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("trainer.store.database.BUSY_SECONDS", 0)
    begin(open_journal(tmp_path))
    with closing(sqlite3.connect(tmp_path / FILE, isolation_level=None)) as holder:
        holder.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreFault, match=r"cannot be opened: ."):
            open_journal(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {FILE, KEY}


def test_a_folder_in_place_of_the_file_is_said(tmp_path: Path) -> None:
    (tmp_path / FILE).mkdir()
    with pytest.raises(StoreFault, match=r"cannot be opened: .") as caught:
        open_journal(tmp_path)
    assert caught.value.where == str(tmp_path / FILE)
    assert caught.value.remedy == (
        "the folder must be writable and the disk not full; TRAINER_HOME names another folder"
    )


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    home = tmp_path / "file" / "home"
    with pytest.raises(StoreFault, match=r"the folder for attempts cannot be made or written to: .") as caught:
        open_journal(home)
    assert caught.value.where == str(home)
    assert caught.value.remedy == "set TRAINER_HOME to a folder that you may write to"


def test_making_twice_keeps_what_is_there(tmp_path: Path) -> None:
    attempt = begin(open_journal(tmp_path))
    make(SqliteFile(tmp_path / FILE))
    assert open_journal(tmp_path).attempts() == (attempt,)


def test_a_journal_in_ones_own_folder_is_ones_own_whatever_the_key(tmp_path: Path) -> None:
    journal = open_journal(tmp_path)
    attempt = begin(journal)
    course = ClassBook(journal).new("autumn")
    joined = begin(Journal(journal.database))
    journal.close()
    (tmp_path / KEY).unlink()
    again = open_journal(tmp_path)
    assert again.owner != journal.owner
    assert again.attempts() == (attempt,)
    assert ClassBook(again).courses() == (course,)
    assert [one.id for one in Journal(again.database).attempts()] == [joined.id], "a seat without a key stays so"


def test_where_no_key_can_be_made_the_journal_is_still_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    attempt = begin(open_journal(tmp_path))

    def refused(_: Path) -> str:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("trainer.store.open.seat_owner", refused)
    assert open_journal(tmp_path).attempts() == (attempt,)
    with pytest.raises(StoreFault, match="written to"):
        open_journal(tmp_path / "new")
