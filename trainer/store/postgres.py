"""A PostgreSQL database named by a URL, for a class that shares one journal."""

from __future__ import annotations

import re
from urllib.parse import unquote

from peewee import PostgresqlDatabase

from trainer.errors import N_, StoreFault
from trainer.store.database import BUSY_SECONDS, Database

CONNECT_SECONDS = 10
# Any number does that no other program on the same database locks.
WRITING = (
    "BEGIN",
    f"SET LOCAL lock_timeout = '{BUSY_SECONDS}s'",
    "SELECT pg_advisory_xact_lock(7161676102)",
)
"""One writer at a time, as in SQLite: what a transaction looked up first still holds when it writes."""


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
    if scheme not in ("postgresql", "postgres") or not rest or "@" in login or "/" in login:
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
    link = PostgresqlDatabase(
        f"postgresql://{rest}",
        thread_safe=False,
        prefer_psycopg3=True,
    )
    if "connect_timeout=" not in address:
        link.connect_params["connect_timeout"] = CONNECT_SECONDS
    place = f"postgresql://{user}{':***' if colon else ''}{at}{options.sub('***', address)}"
    return Database(link, place, writing=WRITING, secrets=(*secrets, *map(unquote, secrets)))
