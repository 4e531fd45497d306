"""The shelf as it was read last, kept for as long as no file on it changes.

To read the heads of all scenarios takes a parser of TOML and an expression for quotes, which take longer to import
than the shelf takes to be drawn. Nothing is lost with the file: one that is missing, damaged or of another program is
made anew.
"""

from __future__ import annotations

import io
import os
import pickle
from contextlib import suppress
from pathlib import Path

from trainer import __version__
from trainer.packs.shelf import Shelf, ShelfEntry, roots
from trainer.packs.user_folder import home
from trainer.read_input import read_file

FOLDER = "prepared"
LARGEST = 16 * 1024 * 1024
_READERS = ("file_names.py", "locate.py", "problems.py", "toml/read.py")
"""What a shelf depends on besides its files."""
_TYPES = (str, str, str, str, str, int, int, tuple, str)
"""What an entry is made of, its path as text."""


def cached_shelf(language: str) -> Shelf:
    """Return every scenario that can be found, with titles in `language` where they are translated. Reads the disk."""
    file = home() / FOLDER / f"{language}.shelf"
    stamp = _stamp()
    found = _read(file, stamp)
    if found is None:
        from trainer.packs.locate import shelf

        found = shelf(language)
        # What is written to in the meantime would be kept as it was before.
        if stamp == _stamp():
            _keep(file, stamp, found)
    return found


def _stamp() -> str:
    """Return what changes with every file that the shelf is made of, and with the program."""
    package = Path(__file__).parent
    lines = [__version__, *(_status(package / name) for name in _READERS)]
    for root in roots():
        with suppress(OSError):
            for folder in sorted(os.scandir(root), key=lambda one: one.name):
                lines += [folder.path, *_files_in(Path(folder))]
    return "\n".join(lines)


def _files_in(folder: Path) -> list[str]:
    try:
        return [_status(one) for one in sorted(folder.iterdir()) if one.name.endswith(".toml")]
    except OSError as error:
        return [f"- {error.errno}"]


def _status(path: Path) -> str:
    try:
        status = path.stat()
    except OSError:
        return f"{path.name} -"
    return f"{path.name} {status.st_mtime_ns} {status.st_size}"


class _ShelfReader(pickle.Unpickler):
    """Makes texts, numbers and tuples of them, and nothing else: a file of somebody else's runs no code."""

    def find_class(self, module: str, name: str) -> object:
        raise pickle.UnpicklingError(name)


def _read(file: Path, stamp: str) -> Shelf | None:
    try:
        kept, entries, faults = _ShelfReader(io.BytesIO(read_file(file, LARGEST))).load()
        if kept != stamp or not all(isinstance(fault, str) for fault in faults):
            return None
        if not all(tuple(map(type, entry)) == _TYPES for entry in entries):
            return None
        return Shelf(tuple(ShelfEntry(id, Path(path), *rest) for id, path, *rest in entries), tuple(faults))
    except Exception:
        # A file that is not ours can fail in any way; it is written anew.
        return None


def _keep(file: Path, stamp: str, found: Shelf) -> None:
    from trainer.errors import TrainerError
    from trainer.packs.atomic_write import write_file

    entries = tuple(
        (
            one.id,
            str(one.path),
            one.pack_title,
            one.title,
            one.summary,
            one.level,
            one.minutes,
            one.languages,
            one.variants,
        )
        for one in found.entries
    )
    with suppress(TrainerError, OSError):
        write_file(file, pickle.dumps((stamp, entries, found.faults), protocol=5), private=True)
