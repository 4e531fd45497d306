"""The database under the journal: transactions, writes that share a commit, and its errors said as faults."""

from __future__ import annotations

import re
import threading
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any, Generic, TypeVar, cast

import peewee
from peewee import IntegrityError, OperationalError, PeeweeException, SqliteDatabase

from trainer.errors import N_, StoreFault, TrainerError
from trainer.store.damage import READ_THROUGH, BackgroundCheck, begin_rescue_at_next_start

BUSY_SECONDS = 5
T = TypeVar("T")


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


class Database(ABC):
    """Where the tables are. Threads may use it at once.

    Attributes:
        place: where it is, as it may be shown: a path, or a URL without its password.
        file: the SQLite file, or None if a server has the tables.
    """

    def __init__(self, place: str, *, file: Path | None = None, secrets: tuple[str, ...] = ()) -> None:
        """Take a place; nothing is connected yet.

        Args:
            place: as the attribute.
            file: as the attribute.
            secrets: what must not be shown if an error quotes it.
        """
        self._secrets = secrets
        self.place = place
        self.file = file

    @abstractmethod
    def close(self) -> None:
        """Let go of every connection."""

    def look_through(self) -> None:  # noqa: B027
        """Begin to look for damage while others read and write, where nobody has done so at the start."""

    @abstractmethod
    def _turn(self, *, write: bool, lock: str = "") -> AbstractContextManager[Connection]:
        """Return a transaction; with `write`, nobody else writes meanwhile to what goes by the name of `lock`."""

    @abstractmethod
    def _write(self, job: Callable[[Connection], T], lock: str) -> T:
        """Return what `job` does in a transaction of its own or with those of other threads."""

    def reading(self) -> AbstractContextManager[Connection]:
        """Return a transaction to read in; all its queries see the same.

        Raises:
            StoreFault: if the database cannot be read.
        """
        return self._told(N_("the journal cannot be read: {reason}"), self._turn(write=False))

    def writing(self) -> AbstractContextManager[Connection]:
        """Return a transaction to write in: durable when it ends, undone if anything is raised in it.

        Raises:
            IntegrityError: if a row stands in the way of another.
            StoreFault: if the database cannot be written.
        """
        return self._told(N_("the journal cannot be written: {reason}"), self._turn(write=True))

    def write(self, job: Callable[[Connection], T], lock: str) -> T:
        """Return what `job` returns, once what it wrote is durable; writes of several threads may share a commit.

        Args:
            job: what to write; it may be run again if nothing of it can have been written.
            lock: what it writes to, such as the id of an attempt: nobody else writes to the same meanwhile.

        Raises:
            IntegrityError: if a row stands in the way of another.
            TrainerError: what `job` raises; nothing is written.
            StoreFault: if the database cannot be written.
        """
        with self._said(N_("the journal cannot be written: {reason}")):
            return self._write(job, lock)

    @contextmanager
    def transaction(self, *, write: bool = False) -> Iterator[Connection]:
        """Yield a transaction as `reading` and `writing` do, whose errors are still those of the driver.

        Raises:
            PeeweeException: what the driver says.
        """
        with self._turn(write=write) as connection:
            yield connection

    def reason(self, error: BaseException) -> str:
        """Return in one line what the database itself said of `error`, secrets struck out."""
        said = getattr(error, "orig", error)
        # A server's error carries the statement too, which tells a user nothing.
        primary = getattr(getattr(said, "diag", None), "message_primary", None)
        # The driver goes on with guesses and hints, a line each.
        text = " ".join((primary or str(said).strip().partition("\n")[0]).split())
        for secret in self._secrets:
            text = re.sub(rf"(?<!\w){re.escape(secret)}(?!\w)", "***", text)
        return text

    @contextmanager
    def _told(self, sentence: str, turn: AbstractContextManager[Connection]) -> Iterator[Connection]:
        with self._said(sentence), turn as connection:
            yield connection

    @contextmanager
    def _said(self, sentence: str) -> Iterator[None]:
        try:
            yield
        except (IntegrityError, TrainerError):
            raise
        except (PeeweeException, OSError, ValueError) as error:
            # A text that cannot be stored, for a NUL or half a character in it, is a ValueError in some drivers.
            reason = self.reason(error)
            if self.file is not None and "malformed" in reason:
                begin_rescue_at_next_start(self.file)
            raise StoreFault(sentence, remedy=_remedy(reason), reason=reason) from None


class _Job(Generic[T]):
    """A write that waits for its turn: it is woken when it is done, or when it is to write for all who wait."""

    def __init__(self, work: Callable[[Connection], T]) -> None:
        self.work = work
        self.done = False
        self.woken = threading.Event()
        self.result: T | None = None
        self.error: BaseException | None = None

    def outcome(self) -> T:
        if self.error is not None:
            raise self.error
        return cast("T", self.result)


class SqliteFile(Database):
    """A SQLite file with one connection that threads share in turn.

    The connection is made at first use, made again when it was lost, and made again when another file has taken the
    place of the one it is on (a damaged journal that another window has rescued).
    """

    def __init__(self, path: Path) -> None:
        """Take the file at `path`; it is made when something is written to it."""
        super().__init__(str(path), file=path)
        self._path = path
        self._link = SqliteDatabase(
            str(path),
            thread_safe=False,
            check_same_thread=False,
            timeout=BUSY_SECONDS,
            # No write-ahead log: it has a bug with two writing processes, and two windows are two processes.
            # What is deleted is overwritten, since names are among it.
            pragmas=(("synchronous", "FULL"), ("foreign_keys", "ON"), ("secure_delete", "ON")),
        )
        self._lock = threading.RLock()
        self._queue = threading.Lock()
        self._waiting: list[_Job[Any]] = []
        self._led = False
        self._inode = 0
        self._check: BackgroundCheck | None = None

    def close(self) -> None:
        """Let go of the connection."""
        self._stop_looking()
        with self._lock:
            self._link.close()

    def look_through(self) -> None:
        """Begin to look through a file that is too large to be looked through at the start; writing ends it."""
        if self._check is None and self._path.stat().st_size > READ_THROUGH:
            self._check = BackgroundCheck(self._path)
            self._check.start()

    def _stop_looking(self) -> None:
        if self._check is not None:
            self._check.stop()

    @contextmanager
    def _turn(self, *, write: bool, lock: str = "") -> Iterator[Connection]:
        with self._lock:
            try:
                if write:
                    self._stop_looking()
                self._begin("BEGIN IMMEDIATE" if write else "BEGIN")
                yield Connection(self._link)
                self._link.commit()
            except BaseException:
                self._undo()
                raise

    def _write(self, job: Callable[[Connection], T], lock: str) -> T:
        mine = _Job(job)
        with self._queue:
            self._waiting.append(mine)
            leads = not self._led
            self._led = True
        if not leads:
            # Whoever writes for all takes this along with the others: one commit, however many they are.
            try:
                mine.woken.wait()
            except BaseException:
                self._give_up(mine)
                raise
        if not mine.done:
            try:
                with self._lock:
                    with self._queue:
                        jobs = list(self._waiting)
                        self._waiting.clear()
                    self._write_all(jobs)
            finally:
                self._hand_on()
        return mine.outcome()

    def _hand_on(self) -> None:
        """Have the next who waits write for all, if anybody waits."""
        with self._queue:
            self._led = bool(self._waiting)
            if self._waiting:
                self._waiting[0].woken.set()

    def _give_up(self, mine: _Job[Any]) -> None:
        with self._queue:
            waits = mine in self._waiting
            if waits:
                self._waiting.remove(mine)
        if waits and mine.woken.is_set():
            self._hand_on()

    def _write_all(self, jobs: Sequence[_Job[Any]]) -> None:
        try:
            with self._turn(write=True) as connection:
                for job in jobs:
                    self._attempt(job, connection, alone=len(jobs) == 1)
        except BaseException as error:
            for job in jobs:
                job.error = job.error or error
        finally:
            for job in jobs:
                job.done = True
                job.woken.set()

    def _attempt(self, job: _Job[Any], connection: Connection, *, alone: bool) -> None:
        if alone:
            job.result = job.work(connection)
            return
        connection.sql("SAVEPOINT job")
        try:
            job.result = job.work(connection)
        except PeeweeException as error:
            # What the database itself cannot do, it can do for none of them.
            if not isinstance(error, IntegrityError):
                raise
            self._undo_job(job, error, connection)
        except Exception as error:
            # A fault of one write, be it the program's own, is not the others'.
            self._undo_job(job, error, connection)
        connection.sql("RELEASE job")

    def _undo_job(self, job: _Job[Any], error: Exception, connection: Connection) -> None:
        job.error = error
        connection.sql("ROLLBACK TO job")

    def _begin(self, statement: str) -> None:
        for _ in range(2):
            if self._link.connect(reuse_if_open=True):
                # One row with half a character in it must not keep all others from being read.
                self._link.connection().text_factory = lambda data: data.decode("utf-8", "replace")
                self._inode = inode_of(self._path)
            self._link.execute_sql(statement)
            # Only while a transaction is on can nobody put another file into this one's place.
            if self._inode in (0, inode_of(self._path)):
                return
            self._link.rollback()
            self._link.close()
        raise OperationalError("another file was put into its place; it is being rescued")

    def _undo(self) -> None:
        # SQLite itself ends a transaction that filled the disk; ending it again would be an error of its own.
        try:
            if not self._link.is_closed() and self._link.connection().in_transaction:
                self._link.rollback()
        except PeeweeException:
            # Why it came to this is already on its way to the user; the next transaction connects anew.
            self._link.close()


def inode_of(path: Path) -> int:
    """Return the number of the file at `path`, 0 if there is none."""
    try:
        return path.stat().st_ino
    except OSError:
        return 0


def _remedy(reason: str) -> str:
    if "readonly" in reason or "read-only" in reason:
        return N_("its file or folder is read-only; nothing was saved")
    if "full" in reason:
        return N_("the disk is full, and what you did last was not saved; free some room and do it again")
    if "locked" in reason or "lock timeout" in reason:
        return N_("another program holds it; close that one and try the same again")
    if "malformed" in reason or "not a database" in reason:
        return N_("the file is damaged; start the program again and it keeps the file aside and saves what can be read")
    return N_("what you did last was not saved; do it again")
