"""URLs of PostgreSQL; nothing here connects."""

from __future__ import annotations

from pathlib import Path

import peewee
import pytest

from trainer.errors import StoreFault
from trainer.store.open import DATABASE_VARIABLE, open_journal
from trainer.store.postgres import PostgresServer, server


@pytest.mark.parametrize(
    "url",
    [
        "hello", "postgresql://", "mysql://tr:geheim@host/db", "postgresql:tr:geheim@host/db",
        "postgresql://tr:ge@heim@host/db", "postgresql://tr:ge/heim@host/db", "postgresql://tr:%ff@host/db",
        "postgresql://tr:a%00b@host/db", "postgresql://host/a%0Ab",
    ],
)  # fmt: skip
def test_what_is_no_url_is_said_without_its_password(url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(DATABASE_VARIABLE, url)
    with pytest.raises(StoreFault) as caught:
        open_journal(tmp_path)
    assert caught.value.where == DATABASE_VARIABLE
    assert str(caught.value) == (
        "TRAINER_DATABASE: this is no URL of a PostgreSQL database\n  write it as "
        "postgresql://user:password@host:5432/database; signs such as @ and / in the password must be percent-encoded"
    )
    assert not (tmp_path / "journal.db").exists()


@pytest.mark.parametrize(
    ("url", "place", "secret"),
    [
        ("postgresql://tr:ge%20heim@host:5/db", "postgresql://tr:***@host:5/db", "ge heim"),
        ("postgresql://tr:ge%20heim@host:5/db", "postgresql://tr:***@host:5/db", "ge%20heim"),
        ("postgres://host/db?user=tr&password=geheim&x=1", "postgresql://host/db?user=tr&password=***&x=1", "geheim"),
        ("postgres://host/db?password=ge%20heim", "postgresql://host/db?password=***", "ge heim"),
        ("postgresql://tr:@host/db", "postgresql://tr:***@host/db", None),
        ("postgresql://tr@host/db", "postgresql://tr@host/db", None),
        ("postgresql:///db", "postgresql:///db", None),
    ],
)
def test_a_password_is_never_shown(url: str, place: str, secret: str | None) -> None:
    database = server(url, DATABASE_VARIABLE)
    assert (database.place, database.file) == (place, None)
    said = database.reason(peewee.OperationalError(Exception(f"bad {secret} and  {secret}\n  is it running?")))
    assert said == ("bad *** and ***" if secret else "bad None and None")


def linked(url: str) -> peewee.PostgresqlDatabase:
    database = server(url, DATABASE_VARIABLE)
    assert isinstance(database, PostgresServer)
    assert isinstance(database._link, peewee.PostgresqlDatabase)
    return database._link


def test_where_it_connects_to() -> None:
    link = linked("postgres://tr:ge%20heim@host:5/db")
    assert link.connect_params["connect_timeout"] == 10
    assert linked("postgresql://host/db?connect_timeout=3").connect_params.get("connect_timeout") != 10
    assert link.is_closed()


def test_a_missing_driver_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(peewee, "psycopg", None)
    monkeypatch.setattr(peewee, "psycopg2", None)
    monkeypatch.setenv(DATABASE_VARIABLE, "postgresql://tr:geheim@host/db")
    with pytest.raises(StoreFault, match="no driver") as caught:
        open_journal(tmp_path)
    assert caught.value.where == DATABASE_VARIABLE
    assert "pip install 'psycopg[binary]'" in caught.value.remedy
