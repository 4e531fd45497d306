"""What was typed since the last save: kept while one types, until it is saved or given up, and offered again."""

from __future__ import annotations

import json
import os
import stat
import sys
import threading
import time
import uuid
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Final

from trainer.packs.user_folder import home
from trainer.play.draft import MAX_BYTES, write_whole

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

FOLDER: Final = "unsaved"
_MOST_BYTES: Final = 16 * MAX_BYTES
"""A character takes up to twelve bytes of JSON."""
_SURELY_OVER: Final = 60.0
"""Seconds after which a file that nobody holds is no longer just being made."""


@dataclass(frozen=True, slots=True)
class UnsavedText:
    """A text that was being written when its window ended.

    Attributes:
        path: where it is kept.
        text: the text, with the stand-ins of `DraftText`.
        base: digest of the bytes that the file held when the text was last read or saved.
        written: when it was kept, in UTC.
    """

    path: Path
    text: str
    base: str
    written: datetime


class UnsavedTexts:
    """The unsaved text of one window on a file, and those that other windows on it have left behind.

    Every window keeps its own, under a random name that it holds a lock for: two of them never mix, and what belongs to
    one that is still open is offered to nobody.
    """

    def __init__(self, file: Path) -> None:
        self._file = str(file.resolve())
        self._folder = home() / FOLDER
        self._name = uuid.uuid4().hex
        self._lock: IO[bytes] | None = None
        self._one_at_a_time = threading.Lock()
        self._kept = self._dropped = -1
        self._closed = False

    def keep(self, text: str, base: str, version: int) -> None:
        """Keep the text of this window in place of what was kept before; durable when this returns.

        Args:
            text: the text, with stand-ins.
            base: digest of the bytes that the file held when it was last read or saved.
            version: grows with every change: what comes late, from another thread, changes nothing.

        Raises:
            OSError: if it cannot be written.
        """
        with self._one_at_a_time:
            if self._closed or version < self._kept or version <= self._dropped:
                return
            self._hold()
            now = datetime.now(UTC).isoformat()
            record = {"file": self._file, "base": base, "written": now, "text": text}
            write_whole(self._folder / f"{self._name}.json", json.dumps(record).encode(), 0o600)
            self._kept = version

    def drop(self, version: int) -> None:
        """Give up what this window has kept: it is saved, or nobody wants it."""
        with self._one_at_a_time:
            self._dropped = max(version, self._dropped)
            if self._kept > version:
                return
            lock, self._lock = self._lock, None
            if lock is None:
                return
            with suppress(OSError):
                (self._folder / f"{self._name}.json").unlink(missing_ok=True)
            # An open file cannot be removed on Windows; what is left there goes when another window looks.
            with lock, suppress(OSError):
                (self._folder / f"{self._name}.lock").unlink(missing_ok=True)

    def close(self) -> None:
        """End with the window: what it has kept and not given up is there for the next one."""
        with self._one_at_a_time:
            self._closed = True
            if self._lock is not None:
                self._lock.close()

    def left_behind(self, base: str) -> tuple[UnsavedText, ...]:
        """Return the texts of this file whose windows ended without saving them, the newest first.

        A file that was moved since is known by its bytes.

        Args:
            base: digest of the bytes that the file holds.
        """
        found = []
        with suppress(OSError):
            for path in sorted(self._folder.iterdir()):
                if _is_open(self._folder, path.name.strip(".").partition(".")[0]):
                    continue
                if path.suffix == ".json":
                    found.append(self._read(path, base))
                elif path.suffix in (".tmp", ".lock") and time.time() - path.stat().st_mtime > _SURELY_OVER:
                    path.unlink(missing_ok=True)
        return tuple(sorted(filter(None, found), key=lambda one: one.written, reverse=True))

    def remove(self, found: UnsavedText) -> None:
        """Remove a text that was left behind."""
        with suppress(OSError):
            found.path.unlink(missing_ok=True)

    def _read(self, path: Path, base: str) -> UnsavedText | None:
        try:
            status = path.stat()
            if not stat.S_ISREG(status.st_mode) or status.st_size > _MOST_BYTES:
                return None
            record = json.loads(path.read_bytes())
            file, text = str(record["file"]), str(record["text"])
            one = UnsavedText(path, text, str(record["base"]), datetime.fromisoformat(record["written"]))
            ours = file == self._file or (one.base == base and not Path(file).exists())
        except (OSError, ValueError, LookupError, TypeError, RecursionError):
            return None
        return one if ours and one.written.tzinfo is not None else None

    def _hold(self) -> None:
        if self._lock is None:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            path = self._folder / f"{self._name}.lock"
            self._lock = os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, 0o600), "r+b")
            with suppress(OSError):
                _take(self._lock)


def _is_open(folder: Path, name: str) -> bool:
    """Return whether a window still holds the lock of that name."""
    try:
        lock = (folder / f"{name}.lock").open("r+b")
    except OSError:
        return False
    with lock:
        try:
            _take(lock)
        except OSError:
            return True
    return False


def _take(lock: IO[bytes]) -> None:
    if sys.platform == "win32":
        msvcrt.locking(lock.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
