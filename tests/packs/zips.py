"""Zips of the small pack, and entries that no pack has."""

from __future__ import annotations

import zipfile
from pathlib import Path

from tests.conftest import CORNER

SMALL = {path.name: path.read_bytes() for path in CORNER.parent.iterdir() if path.suffix == ".toml"}
Entry = zipfile.ZipInfo | str


def a_zip(path: Path, *entries: tuple[Entry, bytes], files: dict[str, bytes] = SMALL) -> Path:
    """Write a zip of `files` and further entries to `path` and return it."""
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
        for entry, data in entries:
            archive.writestr(entry, data)
    return path


def special(name: str, kind: int) -> zipfile.ZipInfo:
    """Return an entry of a kind of file, such as `stat.S_IFLNK`."""
    entry = zipfile.ZipInfo(name)
    entry.create_system = 3
    entry.external_attr = (kind | 0o777) << 16
    return entry
