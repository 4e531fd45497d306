"""A PostgreSQL database named by a URL, for a class that shares one journal."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from hashlib import blake2b
from typing import TypeVar
from urllib.parse import unquote

from peewee import InterfaceError, OperationalError, PeeweeException
from playhouse.pool import PooledPostgresqlDatabase

from trainer.errors import N_, StoreFault
from trainer.store.database import BUSY_SECONDS, Connection, Database

CONNECT_SECONDS = 10
MOST_CONNECTIONS = 20
"""Connections of one process at most; a thread that finds none free waits."""
ALL = "all"
"""The lock of whoever writes to more than one attempt."""
T = TypeVar("T")


class PostgresServer(Database):
    """A server's database: a pool of connections, and a lock for each attempt that is written to."""

    def __init__(self, link: PooledPostgresqlDatabase, place: str, secrets: tuple[str, ...]) -> None:
        super().__init__(place, secrets=secrets)
        self._link = link

    def close(self) -> None:
        """Let go of every connection."""
        self._link.close_all()

    @contextmanager
    def _turn(self, *, write: bool, lock: str = ALL) -> Iterator[Connection]:
        self._begin()
        try:
            if write:
                # One statement, for each is a way to the server and back.
                within = f"SELECT set_config('lock_timeout', '{BUSY_SECONDS * 1000:.0f}', true), "
                # Whoever writes to all shuts out everybody; those who write to one attempt shut out each other only
                # where it is the same.
                if lock == ALL:
                    self._link.execute_sql(f"{within} pg_advisory_xact_lock(%s)", (_number(ALL),))
                else:
                    locks = f"{within} pg_advisory_xact_lock_shared(%s), pg_advisory_xact_lock(%s)"
                    self._link.execute_sql(locks, (_number(ALL), _number(lock)))
            yield Connection(self._link)
            self._link.commit()
        except BaseException as error:
            self._undo(lost=isinstance(error, OperationalError | InterfaceError))
            raise
        self._link.close()

    def _write(self, job: Callable[[Connection], T], lock: str) -> T:
        committing = False

        def once() -> T:
            nonlocal committing
            with self._turn(write=True, lock=lock) as connection:
                result = job(connection)
                committing = True
            return result

        try:
            return once()
        except (OperationalError, InterfaceError):
            # The server went away before anything was committed: what was not written may be written again.
            if committing:
                raise
        return once()

    def _begin(self) -> None:
        self._link.connect(reuse_if_open=True)
        try:
            self._link.execute_sql("BEGIN")
        except PeeweeException:
            # The server may have been started anew since the last move: a new connection is all it takes.
            self._link.manual_close()
            self._link.close_idle()
            self._link.connect()
            self._link.execute_sql("BEGIN")

    def _undo(self, *, lost: bool) -> None:
        with suppress(PeeweeException):
            if not lost:
                self._link.rollback()
                self._link.close()
                return
        with suppress(PeeweeException):
            self._link.manual_close()


def _number(lock: str) -> int:
    """Return the number that a lock has on the server."""
    return int.from_bytes(blake2b(lock.encode(), digest_size=8, person=b"trainer").digest(), "big", signed=True)


def _is_text(quoted: str) -> bool:
    """Return whether what stands percent-encoded in a URL is text."""
    try:
        return unquote(quoted, errors="strict").isprintable()
    except UnicodeDecodeError:
        return False


def server(url: str, variable: str) -> Database:
    """Return the database at `url`; nothing is connected yet.

    Args:
        url: `postgresql://user:password@host:port/database`, with the options of libpq behind a `?`.
        variable: name of the environment variable that it comes from.

    Raises:
        StoreFault: if it is no such URL. It is not quoted: it may hold a password.
    """
    scheme, _, rest = url.partition("://")
    login, at, address = rest.rpartition("@")
    # A second @ or a slash before it is a password not encoded: libpq would take its end for the host and quote it.
    if scheme not in ("postgresql", "postgres") or not rest or "@" in login or "/" in login or not _is_text(rest):
        raise StoreFault(
            N_("this is no URL of a PostgreSQL database"),
            where=variable,
            remedy=N_(
                "write it as postgresql://user:password@host:5432/database; "
                "signs such as @ and / in the password must be percent-encoded"
            ),
        )
    user, colon, password = login.partition(":")
    options = re.compile(r"(?<=password=)[^&]+")
    secrets = {password, *options.findall(address)} - {""}
    link = PooledPostgresqlDatabase(
        f"postgresql://{rest}", max_connections=MOST_CONNECTIONS, timeout=CONNECT_SECONDS, prefer_psycopg3=True
    )
    if "connect_timeout=" not in address:
        link.connect_params["connect_timeout"] = CONNECT_SECONDS
    place = f"postgresql://{user}{':***' if colon else ''}{at}{options.sub('***', address)}"
    return PostgresServer(link, place, secrets=(*secrets, *map(unquote, secrets)))
