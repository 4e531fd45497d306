from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import peewee
import pytest

from tests.store.test_journal import begin
from trainer.errors import StoreFault
from trainer.store.database import Database
from trainer.store.journal import Journal, ReadOnlyJournal
from trainer.store.open import DATABASE_VARIABLE, open_journal
from trainer.store.postgres import server
from trainer.store.schema import people


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return open_journal(tmp_path)


def names(database: Database) -> list[str]:
    with database.reading() as connection:
        return [name for (name,) in connection.rows(people.select(people.c.name).order_by(people.c.name))]


@pytest.mark.parametrize(("pragma", "value"), [("synchronous", 2), ("foreign_keys", 1), ("secure_delete", 1)])
def test_what_is_written_is_safe(journal: Journal, pragma: str, value: int) -> None:
    with journal.database.reading() as connection:
        assert connection.sql(f"PRAGMA {pragma}") == [(value,)]


def test_there_is_no_write_ahead_log(journal: Journal) -> None:
    with journal.database.reading() as connection:
        assert connection.sql("PRAGMA journal_mode") == [("delete",)]


def test_a_transaction_is_kept_or_undone(journal: Journal) -> None:
    with pytest.raises(ZeroDivisionError), journal.database.writing() as connection:
        connection.run(people.insert(id="1", name="undone"))
        raise ZeroDivisionError
    with journal.database.writing() as connection:
        connection.run(people.insert(id="2", name="kept"))
    assert names(journal.database) == ["kept"]


def test_whoever_writes_keeps_others_out_from_the_beginning(journal: Journal, tmp_path: Path) -> None:
    with (
        closing(sqlite3.connect(tmp_path / "journal.db", timeout=0)) as other,
        journal.database.writing(),
        pytest.raises(sqlite3.OperationalError) as refused,
    ):
        other.execute("BEGIN IMMEDIATE")
    assert refused.value.sqlite_errorcode == sqlite3.SQLITE_BUSY


def test_a_closed_database_opens_again(journal: Journal) -> None:
    begin(journal, "Pat")
    journal.close()
    journal.close()
    assert names(journal.database) == ["Pat"]


def test_looking_takes_turns_with_the_journal(journal: Journal) -> None:
    assert ReadOnlyJournal(journal).database is journal.database


def test_a_text_that_cannot_be_stored_is_said(journal: Journal) -> None:
    with pytest.raises(StoreFault, match="cannot be written"):
        journal.react(begin(journal).id, "half a character: \udc80")


def test_a_folder_in_place_of_the_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "journal.db").mkdir()
    with pytest.raises(StoreFault, match=r"cannot be opened: .") as caught:
        open_journal(tmp_path)
    assert caught.value.where == str(tmp_path / "journal.db")


@pytest.mark.parametrize(
    "url",
    [
        "hello", "postgresql://", "mysql://tr:geheim@host/db", "postgresql:tr:geheim@host/db",
        "postgresql://tr:ge@heim@host/db", "postgresql://tr:ge/heim@host/db",
    ],
)  # fmt: skip
def test_what_is_no_url_is_said_without_its_password(url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(DATABASE_VARIABLE, url)
    with pytest.raises(StoreFault, match="no URL of a PostgreSQL database") as caught:
        open_journal(tmp_path)
    assert caught.value.where == DATABASE_VARIABLE
    assert "heim" not in str(caught.value)


@pytest.mark.parametrize(
    ("url", "place"),
    [
        ("postgresql://tr:ge%20heim@host:5/db", "postgresql://tr:***@host:5/db"),
        ("postgres://host/db?user=tr&password=geheim&x=1", "postgresql://host/db?user=tr&password=***&x=1"),
        ("postgresql://tr@host/db", "postgresql://tr@host/db"),
        ("postgresql:///db", "postgresql:///db"),
    ],
)
def test_a_password_is_never_shown(url: str, place: str) -> None:
    database = server(url, DATABASE_VARIABLE)
    assert database.place == place
    said = database.reason(peewee.OperationalError(Exception(f"bad: {url}\n  and ge heim, geheim")))
    if "heim" in url:
        assert url not in said
        assert "\n" not in said
        assert ("geheim" if "geheim" in url else "ge heim") not in said


def test_a_missing_driver_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(peewee, "psycopg", None)
    monkeypatch.setattr(peewee, "psycopg2", None)
    monkeypatch.setenv(DATABASE_VARIABLE, "postgresql://tr:geheim@host/db")
    with pytest.raises(StoreFault, match="no driver") as caught:
        open_journal(tmp_path)
    assert "psycopg" in caught.value.remedy
