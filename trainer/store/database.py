"""The database under the journal: one connection, transactions in turn, and its errors said as faults."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import peewee
from peewee import IntegrityError, PeeweeException, SqliteDatabase

from trainer.errors import N_, StoreFault

BUSY_SECONDS = 5
READING = ("BEGIN",)


class Connection:
    """What stands in one transaction: queries of peewee's, unbound, or plain SQL."""

    def __init__(self, link: peewee.Database) -> None:
        self._link = link

    def run(self, query: peewee.Query) -> None:
        """Change what `query` says."""
        self._link.execute(query)

    def rows(self, query: peewee.Query) -> list[tuple[Any, ...]]:
        """Return all rows, their columns in the order of the query."""
        # All at once: a cursor that is left half read keeps SQLite's lock beyond the transaction.
        found: list[tuple[Any, ...]] = self._link.execute(query).fetchall()
        return found

    def value(self, query: peewee.Query) -> Any:
        """Return the first column of the first row, or None if there is no row."""
        found = self.rows(query)
        return found[0][0] if found else None

    def sql(self, statement: str) -> list[tuple[Any, ...]]:
        """Run a statement of this database's own and return its rows, if it has any."""
        cursor = self._link.execute_sql(statement)
        return cursor.fetchall() if cursor.description else []

    def tables(self) -> set[str]:
        """Return the names of the tables that are there."""
        return set(self._link.get_tables())


class Database:
    """One connection that threads share in turn. It is made at first use and made again when it was lost.

    Attributes:
        place: where it is, as it may be shown: a path, or a URL without its password.
        file: the SQLite file, or None if a server has the tables.
    """

    def __init__(
        self, link: peewee.Database, place: str, *, writing: tuple[str, ...], file: Path | None = None,
        secrets: tuple[str, ...] = (),
    ) -> None:  # fmt: skip
        """Take a connection not yet made.

        Args:
            link: the connection, not thread-safe of its own.
            place: as the attribute.
            writing: statements that begin a transaction in which nobody else can write.
            file: as the attribute.
            secrets: what must not be shown if an error quotes it.
        """
        self._link = link
        self._writing = writing
        self._secrets = secrets
        self._lock = threading.RLock()
        self.place = place
        self.file = file

    def close(self) -> None:
        """Let go of the connection."""
        with self._lock:
            self._link.close()

    def reading(self) -> AbstractContextManager[Connection]:
        """Return a transaction to read in; all its queries see the same.

        Raises:
            StoreFault: if the database cannot be read.
        """
        return self._told(N_("the journal cannot be read: {reason}"), READING)

    def writing(self) -> AbstractContextManager[Connection]:
        """Return a transaction to write in: durable when it ends, undone if anything is raised in it.

        Raises:
            IntegrityError: if a row stands in the way of another.
            StoreFault: if the database cannot be written.
        """
        return self._told(N_("the journal cannot be written: {reason}"), self._writing)

    @contextmanager
    def transaction(self, *, write: bool = False) -> Iterator[Connection]:
        """Yield a transaction as `reading` and `writing` do, whose errors are still those of the driver.

        Raises:
            PeeweeException: what the driver says.
        """
        with self._turn(self._writing if write else READING) as connection:
            yield connection

    def reason(self, error: BaseException) -> str:
        """Return in one line what the database itself said of `error`, secrets struck out."""
        said = getattr(error, "orig", error)
        # A server's error carries the statement too, which tells a user nothing.
        primary = getattr(getattr(said, "diag", None), "message_primary", None)
        text = " ".join((primary or str(said)).split())
        for secret in self._secrets:
            text = text.replace(secret, "***")
        return text

    @contextmanager
    def _told(self, sentence: str, begin: tuple[str, ...]) -> Iterator[Connection]:
        try:
            with self._turn(begin) as connection:
                yield connection
        except IntegrityError:
            raise
        except (PeeweeException, OSError, ValueError) as error:
            # A text that cannot be stored, for a NUL or half a character in it, is a ValueError in some drivers.
            reason = self.reason(error)
            raise StoreFault(sentence, remedy=_remedy(reason), reason=reason) from None

    @contextmanager
    def _turn(self, begin: tuple[str, ...]) -> Iterator[Connection]:
        with self._lock:
            try:
                self._begin(begin[0])
                for statement in begin[1:]:
                    self._link.execute_sql(statement)
                yield Connection(self._link)
                self._link.commit()
            except BaseException:
                self._undo()
                raise

    def _begin(self, statement: str) -> None:
        self._link.connect(reuse_if_open=True)
        try:
            self._link.execute_sql(statement)
        except PeeweeException:
            if self.file:
                raise
            # The server may have been started anew since the last move: a new connection is all it takes.
            self._link.close()
            self._link.connect()
            self._link.execute_sql(statement)

    def _undo(self) -> None:
        try:
            # SQLite itself ends a transaction that filled the disk; ending it again would be an error of its own.
            if not self._link.is_closed() and (self.file is None or self._link.connection().in_transaction):
                self._link.rollback()
        except PeeweeException:
            # Why it came to this is already on its way to the user; the next transaction connects anew.
            self._link.close()


def sqlite_file(path: Path) -> Database:
    """Return the SQLite database in `path`; the file is made when something is written to it."""
    link = SqliteDatabase(
        str(path),
        thread_safe=False,
        check_same_thread=False,
        timeout=BUSY_SECONDS,
        # No write-ahead log: it has a bug with two writing processes, and two windows are two processes.
        # What is deleted is overwritten, since names are among it.
        pragmas=(("synchronous", "FULL"), ("foreign_keys", "ON"), ("secure_delete", "ON")),
    )
    return Database(link, str(path), writing=("BEGIN IMMEDIATE",), file=path)


def _remedy(reason: str) -> str:
    if "readonly" in reason or "read-only" in reason:
        return N_("its file or folder is read-only; nothing was saved")
    if "full" in reason:
        return N_("the disk is full; nothing was saved since; free some room and try the same again")
    if "locked" in reason or "lock timeout" in reason:
        return N_("another program holds it; close that one and try the same again")
    if "malformed" in reason or "not a database" in reason:
        return N_("the file is damaged; start the program again and it keeps the file aside and saves what can be read")
    return N_("nothing was saved since")
