"""The key of a user's seats: kept in the user's folder, so that on a shared journal the same name is not one person.

`TRAINER_SERVE_SECRET` stands for it where several servers hold the same classes, none of which has a folder to keep.
"""

from __future__ import annotations

import hashlib
import os
import re
import secrets
from pathlib import Path

from trainer.errors import N_, StoreFault, UsageError, reason_of
from trainer.store.damage import free_name

FILE = "seat.key"
SECRET_VARIABLE = "TRAINER_SERVE_SECRET"
SHORTEST_SECRET = 32
_KEY = re.compile(rb"\s*([0-9a-f]{64})\s*")


def seat_owner(home: Path) -> str:
    """Return what stands in a journal for the key in the folder `home`: its SHA-256, which does not give it away.

    The key is made at first use, readable by its user alone. One that is damaged is kept under another name.

    Raises:
        OSError: if there is none and none can be made.
        UsageError: if `TRAINER_SERVE_SECRET` is too short.
    """
    return hashlib.sha256(b"seat " + _key(home)).hexdigest()


def serve_key(home: Path) -> str:
    """Return the key from which a server's secrets follow, the same after a restart: 64 hex digits.

    Nothing that stands in a journal tells it.

    Raises:
        StoreFault: if there is none and none can be made.
        UsageError: if `TRAINER_SERVE_SECRET` is too short.
    """
    try:
        return hashlib.sha256(b"serve " + _key(home)).hexdigest()
    except OSError as error:
        raise StoreFault(
            N_("the folder for attempts cannot be made or written to: {reason}"), where=str(home),
            remedy=N_("set TRAINER_HOME to a folder that you may write to"), reason=reason_of(error),
        ) from None  # fmt: skip


def _key(home: Path) -> bytes:
    given = os.environ.get(SECRET_VARIABLE, "")
    if given:
        if len(given) < SHORTEST_SECRET:
            raise UsageError(
                N_("a secret of {found} characters can be tried out"), where=SECRET_VARIABLE,
                remedy=N_("give it {count} or more, drawn by chance"), found=len(given), count=SHORTEST_SECRET,
            )  # fmt: skip
        return given.encode()
    path = home / FILE
    key = _read(path)
    if key is None:
        _make(path)
        key = _read(path)
    if key is None:
        raise OSError("it was changed by another program")
    return key


def _read(path: Path) -> bytes | None:
    try:
        with path.open("rb") as file:
            found = _KEY.fullmatch(file.read(200))
    except FileNotFoundError:
        return None
    if found is None:
        path.rename(free_name(path))
        return None
    return found[1]


def _make(path: Path) -> None:
    part = path.with_name(f".{path.name}.{os.getpid()}.{secrets.token_hex(4)}.part")
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secrets.token_hex(32) + "\n")
            file.flush()
            os.fsync(file.fileno())
        try:
            # Whole or not at all, and whoever starts at the same time takes the same one.
            os.link(part, path)
        except FileExistsError:
            pass
        except OSError:
            # A file system without links.
            part.replace(path)
    finally:
        part.unlink(missing_ok=True)
