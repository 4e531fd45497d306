"""Writing files so that nobody ever meets half of one."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from trainer.errors import N_, TrainerError, reason_of

PRIVATE_FOLDER, PRIVATE_FILE = 0o700, 0o600
_USUAL_FOLDER, _USUAL_FILE = 0o777, 0o666
"""What the user's umask takes its share from."""


def write_file(path: Path, data: bytes, *, over: bool = True, private: bool = False) -> None:
    """Write `data` to `path`: beside it first, then in its place.

    A link stays a link, and the file that it leads to is written; a device or a pipe is written to, never replaced.

    Args:
        path: the file.
        data: all that it is to hold.
        over: whether to replace what is there.
        private: whether nobody else may read it, nor look into the folders that are made for it.

    Raises:
        TrainerError: if it cannot be written, or is there already and must not be replaced.
    """
    partial: Path | None = None
    try:
        make_folder(path.parent, private=private)
        there = _status(path)
        if there is not None and not over:
            refuse_over(path, force=False)
        if there is not None and not stat.S_ISREG(there.st_mode):
            _pour(path, there.st_mode, data)
            return
        target = path.resolve() if path.is_symlink() else path
        # As short as can be: what the file's own name leaves of the longest that a name may be is not known.
        partial = target.with_name(f".{os.urandom(8).hex()}.part")
        mode = PRIVATE_FILE if private else _USUAL_FILE
        with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, mode), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if there is not None and not private:
            partial.chmod(stat.S_IMODE(there.st_mode))
        if not over:
            refuse_over(path, force=False)
        partial.replace(target)
    except OSError as error:
        _drop(partial)
        raise TrainerError(N_("cannot be written: {reason}"), where=str(path), reason=reason_of(error)) from None
    except BaseException:
        # Whoever interrupts finds no half file either.
        _drop(partial)
        raise


_BINARY = getattr(os, "O_BINARY", 0)
_NO_WAITING = getattr(os, "O_NONBLOCK", 0)


def make_folder(folder: Path, *, private: bool = False) -> None:
    """Make a folder and those that it stands in, as far as they are missing; if `private`, for the user alone.

    Raises:
        OSError: if one cannot be made.
    """
    missing: list[Path] = []
    while (there := _status(folder)) is None and folder != folder.parent:
        missing.append(folder)
        folder = folder.parent
    if missing and there is not None and not stat.S_ISDIR(there.st_mode):
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))
    for one in reversed(missing):
        # One by one: what Python makes on the way to a folder has not the rights that are asked for.
        one.mkdir(mode=PRIVATE_FOLDER if private else _USUAL_FOLDER, exist_ok=True)


def refuse_over(path: Path, *, force: bool) -> None:
    """Refuse to write over what is there, unless it is forced: asked before long work begins.

    Raises:
        TrainerError: if something is at `path` and `force` does not allow to replace it.
    """
    with suppress(OSError):
        if not force and _status(path) is not None:
            raise TrainerError(N_("is there already"), where=str(path), remedy=N_("--force writes over it"))


def _status(path: Path) -> os.stat_result | None:
    """Return what is at `path`, links followed, or None if nothing is there."""
    try:
        return path.stat()
    except FileNotFoundError:
        return None


def _pour(path: Path, mode: int, data: bytes) -> None:
    """Write into what is no ordinary file; nothing waits for a reader of a pipe."""
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if stat.S_ISBLK(mode):
        raise TrainerError(
            N_("is a disk, which would be lost"), where=str(path), remedy=N_("name a file, or - for standard output")
        )
    handle = os.open(path, os.O_WRONLY | _NO_WAITING | _BINARY)
    with os.fdopen(handle, "wb") as file:
        if _NO_WAITING:
            os.set_blocking(handle, True)
        file.write(data)


def _drop(partial: Path | None) -> None:
    if partial is not None:
        with suppress(OSError):
            partial.unlink(missing_ok=True)


def write_files(folder: Path, files: Mapping[str, bytes], *, private: bool = False) -> None:
    """Write `files` (name to bytes) into `folder`, which is made if need be.

    Raises:
        TrainerError: if one cannot be written.
    """
    for name, data in files.items():
        write_file(folder / name, data, private=private)
