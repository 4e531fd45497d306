"""Opening the journal: SQLite in the user's folder, or the database that `TRAINER_DATABASE` names."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from peewee import DatabaseError, ImproperlyConfigured, OperationalError, PeeweeException

from trainer.errors import N_, StoreFault
from trainer.store.database import Database, sqlite_file
from trainer.store.journal import Journal
from trainer.store.schema import TABLES

DATABASE_VARIABLE = "TRAINER_DATABASE"
FILE = "journal.db"


def open_journal(home: Path) -> Journal:
    """Return the journal, made if there is none; a damaged file is set aside and what it still holds is taken over.

    Raises:
        StoreFault: if it can be neither opened nor made.
    """
    url = os.environ.get(DATABASE_VARIABLE)
    if url:
        from trainer.store.postgres import server

        return _opened(server(url, DATABASE_VARIABLE))
    try:
        home.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreFault(
            N_("the folder for attempts cannot be made: {reason}"), where=str(home),
            remedy=N_("set TRAINER_HOME to a folder that you may write to"), reason=error.strerror,
        ) from None  # fmt: skip
    return _opened(sqlite_file(home / FILE))


def _opened(database: Database) -> Journal:
    try:
        notice = None
        if database.file and _damaged(database, database.file):
            from trainer.store.rescue import set_aside

            database.close()
            notice = set_aside(database.file, lambda: _complete(database))
        _complete(database)
    except ImproperlyConfigured:
        raise StoreFault(
            N_("there is no driver for PostgreSQL here"), where=DATABASE_VARIABLE,
            remedy=N_("install one where this program is installed: pip install 'psycopg[binary]'"),
        ) from None  # fmt: skip
    except (PeeweeException, sqlite3.Error, OSError) as error:
        database.close()
        raise StoreFault(
            N_("the journal cannot be opened: {reason}"),
            where=database.place,
            remedy=N_("the folder must be writable and the disk not full; TRAINER_HOME names another folder")
            if database.file
            else N_("TRAINER_DATABASE names it; the server must run, and its user may make tables in that database"),
            reason=database.reason(error),
        ) from None
    return Journal(database, notice)


def _damaged(database: Database, path: Path) -> bool:
    """Return whether `path` is a file that SQLite cannot read through."""
    if not path.is_file() or path.stat().st_size == 0:
        return False
    try:
        with database.transaction() as connection:
            return connection.sql("PRAGMA quick_check(1)") != [("ok",)]
    except OperationalError:
        # Locked or not permitted is not damaged; opening it says so in its own words.
        return False
    except DatabaseError:
        return True


def _complete(database: Database) -> None:
    """Make the tables that are missing; an old journal that cannot be written to can still be read without them.

    Raises:
        PeeweeException: if the tables of the journal itself can be neither found nor made.
    """
    with database.transaction() as connection:
        there = connection.tables()
    if TABLES.keys() <= there:
        return
    try:
        make(database)
    except PeeweeException:
        if "results" not in there:
            raise


def make(database: Database) -> None:
    """Make all tables that are not there, in one transaction.

    Raises:
        PeeweeException: if they cannot be made.
    """
    with database.transaction(write=True) as connection:
        for name, columns in TABLES.items():
            if database.file is None:
                columns = columns.replace("BLOB", "BYTEA")
            connection.sql(f"CREATE TABLE IF NOT EXISTS {name} ({columns})")
