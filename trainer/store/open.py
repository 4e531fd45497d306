"""Opening the journal: SQLite in the user's folder, or the database that `TRAINER_DATABASE` names."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from peewee import DatabaseError, ImproperlyConfigured, OperationalError, PeeweeException, fn

from trainer.errors import N_, StoreFault, reason_of
from trainer.store.damage import READ_THROUGH, RESCUE_MARK
from trainer.store.database import Database, SqliteFile, inode_of
from trainer.store.journal import Journal
from trainer.store.schema import TABLES, VERSION, seats, versions
from trainer.store.seat_key import seat_owner
from trainer.store.seats import adopt, strangers

DATABASE_VARIABLE = "TRAINER_DATABASE"
FILE = "journal.db"


def open_journal(home: Path) -> Journal:
    """Return the journal of whoever has the key in the folder `home`; it and the key are made if there is none.

    A damaged file is copied, and what whole pages of it hold is taken over.

    Raises:
        StoreFault: if it can be neither opened nor made.
    """
    url = os.environ.get(DATABASE_VARIABLE)
    database: Database
    if url:
        from trainer.store.postgres import server

        database = server(url, DATABASE_VARIABLE)
    else:
        database = SqliteFile(home / FILE)
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        if database.file:
            # SQLite would make it as anybody may read it.
            database.file.touch(mode=0o600)
    except OSError as error:
        raise _no_folder(home, error) from None
    _make_ready(database)
    try:
        owner = seat_owner(home)
    except OSError as error:
        owner = _owner_there(database) if database.file else ""
        if not owner:
            database.close()
            raise _no_folder(home, error) from None
    if database.file:
        _take_over(database, owner)
    return Journal(database, owner)


def _no_folder(home: Path, error: OSError) -> StoreFault:
    return StoreFault(
        N_("the folder for attempts cannot be made or written to: {reason}"),
        where=str(home),
        remedy=N_("set TRAINER_HOME to a folder that you may write to"),
        reason=reason_of(error),
    )


def _owner_there(database: Database) -> str:
    """Return whose seats are in the journal of a folder that can only be read, or "" if there are none."""
    with database.reading() as connection:
        return connection.value(seats.select(seats.c.owner).where(seats.c.owner != "").limit(1)) or ""


def _take_over(database: Database, owner: str) -> None:
    """Give what is in the journal of a user's own folder to that user: a key may get lost, or come from elsewhere."""
    with database.reading() as connection:
        strange = strangers(connection, owner)
    if strange:
        with database.writing() as connection:
            adopt(connection, owner)


def _make_ready(database: Database) -> None:
    try:
        if database.file:
            inode = inode_of(database.file)
            begun = database.file.with_name(RESCUE_MARK).exists()
            if begun or _looks_damaged(database, database.file):
                from trainer.store.rescue import rescue

                database.close()
                rescue(database.file, None if begun else inode)
        _complete(database)
    except ImproperlyConfigured:
        raise StoreFault(
            N_("there is no driver for PostgreSQL here"), where=DATABASE_VARIABLE,
            remedy=N_("install one where this program is installed: pip install 'psycopg[binary]'"),
        ) from None  # fmt: skip
    except (PeeweeException, sqlite3.Error, OSError, ValueError) as error:
        database.close()
        raise StoreFault(
            N_("the journal cannot be opened: {reason}"),
            where=database.place,
            remedy=N_("the folder must be writable and the disk not full; TRAINER_HOME names another folder")
            if database.file
            else N_("TRAINER_DATABASE names it; the server must run, and its user may make tables in that database"),
            reason=database.reason(error),
        ) from None


def _looks_damaged(database: Database, path: Path) -> bool:
    """Return whether the file at `path` is damaged, as far as a short look tells.

    A large file is not looked through, which would take a second at every start: `Database.look_through` does so while
    somebody plays, and what is met before leaves a mark, too.
    """
    if not path.is_file() or path.stat().st_size == 0:
        return False
    try:
        with database.transaction() as connection:
            if path.stat().st_size <= READ_THROUGH:
                return connection.sql("PRAGMA integrity_check(1)") != [("ok",)]
            connection.tables()
    except OperationalError:
        # Locked or not permitted is not damaged; opening it says so in its own words.
        return False
    except (DatabaseError, UnicodeDecodeError):
        # What SQLite quotes of a damaged description of its tables need not be a text.
        return True
    return False


def _complete(database: Database) -> None:
    """Make the tables where there are none.

    Raises:
        PeeweeException: if they can be neither found nor made.
        StoreFault: if they are those of another version; nothing is changed.
    """
    with database.transaction() as connection:
        there = connection.tables()
        number = connection.value(versions.select(fn.MAX(versions.c.number))) if "versions" in there else None
    if not there & TABLES.keys():
        make(database)
    elif number != VERSION:
        database.close()
        raise StoreFault(
            N_("the journal is of version {found}, and this program writes version {version}"),
            where=database.place,
            remedy=N_("nothing was changed; use the program that wrote it, or another folder (TRAINER_HOME)"),
            found="1" if number is None else number,
            version=VERSION,
        )


def make(database: Database) -> None:
    """Make all tables, in one transaction.

    Raises:
        PeeweeException: if they cannot be made.
    """
    with database.transaction(write=True) as connection:
        for name, columns in TABLES.items():
            if database.file is None:
                columns = columns.replace("BLOB", "BYTEA")
            connection.sql(f"CREATE TABLE IF NOT EXISTS {name} ({columns})")
        connection.run(versions.insert(number=VERSION).on_conflict_ignore())
