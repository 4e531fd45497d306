"""Which files are meant when files, folders and zips are named, and which files in them are not."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from pathlib import Path

from trainer.errors import N_, UnknownScenario
from trainer.play.enrol import File, Finding, plain

MOST_FILES = 5_000
LARGEST_ZIP = 64 * 1024 * 1024
"""Bytes of a zip that is looked into: what a learning platform gives for a class has a few hundred KB."""


def files_in(paths: Iterable[Path]) -> list[File]:
    """Return what was named, and in place of each folder or zip every .toml file in it and below it.

    Raises:
        UnknownScenario: if there are too many.
    """
    files: dict[File, None] = {}
    for path in paths:
        inside = _inside(path)
        files.update(dict.fromkeys([path] if inside is None else [one for one in inside if _is_toml(one)]))
    if len(files) > MOST_FILES:
        raise UnknownScenario(
            N_("{count} files are more than a class takes at once ({most})"), count=len(files), most=MOST_FILES
        )
    return list(files)


def passed_over(paths: Iterable[Path]) -> list[Finding]:
    """Return a finding for each file that `files_in` leaves out of the folders and zips named."""
    named = list(paths)
    found = (one for path in dict.fromkeys(named) for one in _inside(path) or () if not _is_toml(one))
    return [Finding(plain(str(one)), "passed") for one in dict.fromkeys(found) if one not in named]


def empty_of(paths: Iterable[Path]) -> list[str]:
    """Return the folders and zips named in which there is no .toml file, as they can be shown."""
    named = ((path, _inside(path)) for path in dict.fromkeys(paths))
    return [plain(str(path)) for path, inside in named if inside is not None and not any(map(_is_toml, inside))]


def _inside(path: Path) -> list[File] | None:
    """Return the files in a folder or a zip, or None of what is neither."""
    if path.is_dir():
        return [*sorted(one for one in path.rglob("*") if one.is_file())]
    if not (path.is_file() and path.stat().st_size <= LARGEST_ZIP and zipfile.is_zipfile(path)):
        return None
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return None
    return [zipfile.Path(archive, name) for name in sorted(archive.namelist()) if not name.endswith("/")]


def _is_toml(file: File) -> bool:
    return file.suffix.lower() == ".toml"
