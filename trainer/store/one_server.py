"""Only one process serves the classes of a SQLite journal: it keeps plays in memory and hears of no other.

The lock is the system's, so that it is gone with the process, however that ends.
"""

from __future__ import annotations

import os
import sys
from contextlib import AbstractContextManager
from pathlib import Path
from typing import IO, TYPE_CHECKING

from trainer.errors import N_, StoreFault, reason_of

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

if TYPE_CHECKING:
    from trainer.store.journal import Journal

FILE = "serve.lock"


def serving(journal: Journal, home: Path) -> AbstractContextManager[object]:
    """Return what keeps others from serving the same journal until it is closed; a server's tables need no lock.

    Raises:
        StoreFault: if another process serves it, or the lock's file cannot be made.
    """
    from contextlib import nullcontext

    if journal.database.file is None:
        return nullcontext()
    path = home / FILE
    try:
        lock = os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, 0o600), "r+b")
    except OSError as error:
        raise StoreFault(
            N_("the folder for attempts cannot be made or written to: {reason}"), where=str(path),
            remedy=N_("set TRAINER_HOME to a folder that you may write to"), reason=reason_of(error),
        ) from None  # fmt: skip
    try:
        _take(lock)
    except OSError:
        lock.close()
        raise StoreFault(
            N_("another `trainer serve` serves the classes of this folder already"), where=str(home),
            remedy=N_(
                "end that one, or set TRAINER_HOME to another folder; several servers need PostgreSQL, see README.md"
            ),
        ) from None  # fmt: skip
    return lock


def _take(lock: IO[bytes]) -> None:
    if sys.platform == "win32":
        msvcrt.locking(lock.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
