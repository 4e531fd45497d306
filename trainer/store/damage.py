"""How damage to a SQLite journal is noticed: a mark beside it, and a look through a large one while somebody plays."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing, suppress
from itertools import count
from pathlib import Path

RESCUE_MARK = "journal-rescue"
"""The file beside a journal that says a rescue is due or under way, and names the copy once there is one."""
READ_THROUGH = 4 * 1024 * 1024
"""Bytes up to which a file is looked through whole when it is opened."""


def free_name(path: Path) -> Path:
    """Return a name that is free, beside `path`, for what is kept of it when it is damaged."""
    names = (path.with_name(f"{path.stem}-damaged-{number}{path.suffix}") for number in count(1))
    return next(name for name in names if not name.exists())


def begin_rescue_at_next_start(file: Path) -> None:
    """Leave a mark beside a damaged journal: whoever opens it next reads it page by page."""
    with suppress(OSError):
        file.with_name(RESCUE_MARK).touch(0o600)


class BackgroundCheck:
    """One look through a SQLite file, in a thread of its own; whoever writes stops it, so that nobody waits for it."""

    def __init__(self, file: Path) -> None:
        """Take the file; nothing happens yet."""
        self._file = file
        self._connection: sqlite3.Connection | None = None
        self._thread = threading.Thread(target=self._look, name="journal-check", daemon=True)
        self._over = threading.Event()
        self._stopped = False

    def start(self) -> None:
        """Begin to look; damage that is found leaves a mark, and the next start of the program mends it."""
        self._thread.start()

    def stop(self) -> None:
        """Stop looking, if it is still going on, and return once the file is free."""
        self._stopped = True
        while self._thread.is_alive() and not self._over.is_set():
            # It may not have opened the file yet, or may have closed it between these two lines.
            if (connection := self._connection) is not None:
                with suppress(sqlite3.ProgrammingError):
                    connection.interrupt()
            self._over.wait(0.01)

    def wait(self, seconds: float) -> bool:
        """Return whether it has ended, after at most so long."""
        return self._over.wait(seconds)

    def _look(self) -> None:
        try:
            with closing(sqlite3.connect(self._file, check_same_thread=False)) as connection:
                self._connection = connection
                if not self._stopped and connection.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
                    begin_rescue_at_next_start(self._file)
        except sqlite3.OperationalError:
            # Interrupted, or held by another program: the next one who plays looks again.
            pass
        except (sqlite3.DatabaseError, UnicodeDecodeError):
            begin_rescue_at_next_start(self._file)
        finally:
            self._connection = None
            self._over.set()
