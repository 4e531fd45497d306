"""Writing files so that nobody ever meets half of one."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from trainer.errors import N_, TrainerError, reason_of


def write_file(path: Path, data: bytes, *, over: bool = True) -> None:
    """Write `data` to `path`: beside it first, then in its place.

    Args:
        path: the file.
        data: all that it is to hold.
        over: whether to replace what is there.

    Raises:
        TrainerError: if it cannot be written, or is there already and must not be replaced.
    """
    partial = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with partial.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if not over:
            refuse_over(path, force=False)
        partial.replace(path)
    except OSError as error:
        _drop(partial)
        raise TrainerError(N_("cannot be written: {reason}"), where=str(path), reason=reason_of(error)) from None
    except BaseException:
        # Whoever interrupts finds no half file either.
        _drop(partial)
        raise


def refuse_over(path: Path, *, force: bool) -> None:
    """Refuse to write over what is there, unless it is forced: asked before long work begins.

    Raises:
        TrainerError: if something is at `path` and `force` does not allow to replace it.
    """
    if path.exists() and not force:
        raise TrainerError(N_("is there already"), where=str(path), remedy=N_("--force writes over it"))


def _drop(partial: Path) -> None:
    with suppress(OSError):
        partial.unlink(missing_ok=True)


def write_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write `files` (name to bytes) into `folder`, which is made if need be.

    Raises:
        TrainerError: if one cannot be written.
    """
    for name, data in files.items():
        write_file(folder / name, data)
