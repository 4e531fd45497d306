"""Opening the journal: SQLite in the user's folder, or the database that `TRAINER_DATABASE` names."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event, inspect
from sqlalchemy.engine import URL
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import StaticPool

from trainer.errors import N_, StoreFault
from trainer.store.class_schema import metadata
from trainer.store.journal import READING, Journal
from trainer.store.salvage import set_aside

DATABASE_VARIABLE = "TRAINER_DATABASE"
FILE = "journal.db"
BUSY_SECONDS = 5


def open_journal(home: Path) -> Journal:
    """Return the journal, made if there is none; a damaged file is set aside and what it still holds is taken over.

    Raises:
        StoreFault: if it can be neither opened nor made.
    """
    url = os.environ.get(DATABASE_VARIABLE)
    if url:
        return _prepared(create_engine(url, pool_pre_ping=True), "")
    path = home / FILE
    try:
        home.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreFault(
            N_("the folder for attempts cannot be made: {reason}"), where=str(home),
            remedy=N_("set TRAINER_HOME to a folder that you may write to"), reason=error.strerror,
        ) from None  # fmt: skip
    notice = set_aside(path, lambda fresh: _prepared(sqlite_engine(fresh), "").close()) if damaged(path) else ""
    return _prepared(sqlite_engine(path), notice)


def damaged(path: Path) -> bool:
    """Return whether `path` is a file that SQLite cannot read through."""
    if not path.is_file() or path.stat().st_size == 0:
        return False
    try:
        connection = sqlite3.connect(path)
        try:
            return bool(connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",))
        finally:
            connection.close()
    except sqlite3.OperationalError:
        # Locked or not permitted is not damaged; opening it says so in its own words.
        return False
    except sqlite3.DatabaseError:
        return True


def sqlite_engine(path: Path) -> Engine:
    """Return an engine with a single connection that takes the write lock when a transaction begins."""
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        poolclass=StaticPool,
        connect_args={"check_same_thread": False, "timeout": BUSY_SECONDS},
    )

    @event.listens_for(engine, "connect")
    def _connected(connection: Any, _record: object) -> None:
        connection.isolation_level = None
        # No write-ahead log: it has a bug with two writing processes, and two windows are two processes.
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")

    @event.listens_for(engine, "begin")
    def _begun(connection: Any) -> None:
        reading = connection.get_execution_options().items() >= READING.items()
        connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")

    return engine


def _complete(engine: Engine, *, old: bool) -> None:
    """Make the tables that are missing; an old journal that cannot be written to can still be read without them."""
    try:
        metadata.create_all(engine)
    except SQLAlchemyError:
        if not old:
            raise


def _prepared(engine: Engine, notice: str) -> Journal:
    try:
        with engine.connect().execution_options(**READING) as connection:
            there = set(inspect(connection).get_table_names())
        if not set(metadata.tables) <= there:
            _complete(engine, old="results" in there)
    except SQLAlchemyError as error:
        engine.dispose()
        reason = getattr(error, "orig", None) or error
        raise StoreFault(
            N_("the journal cannot be opened: {reason}"),
            where=str(engine.url.render_as_string(hide_password=True)),
            remedy=N_("the folder must be writable and the disk not full; TRAINER_HOME names another folder"),
            reason=reason,
        ) from None
    return Journal(engine, notice)
