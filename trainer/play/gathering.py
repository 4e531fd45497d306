"""Which files are meant when files and folders are named, and which files of a folder are not."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from trainer.errors import N_, UnknownScenario
from trainer.play.enrol import Finding, plain

MOST_FILES = 5_000


def files_in(paths: Iterable[Path]) -> list[Path]:
    """Return what was named, and in place of each folder every .toml file in it and below it.

    Raises:
        UnknownScenario: if there are too many.
    """
    files: dict[Path, None] = {}
    for path in paths:
        files.update(dict.fromkeys([one for one in _inside(path) if _is_toml(one)] if path.is_dir() else [path]))
    if len(files) > MOST_FILES:
        raise UnknownScenario(
            N_("{count} files are more than a class takes at once ({most})"), count=len(files), most=MOST_FILES
        )
    return list(files)


def passed_over(paths: Iterable[Path]) -> list[Finding]:
    """Return a finding for each file that `files_in` leaves out of the folders named."""
    named = list(paths)
    found = (one for path in named if path.is_dir() for one in _inside(path) if not _is_toml(one))
    return [Finding(plain(str(one)), "passed") for one in dict.fromkeys(found) if one not in named]


def _inside(folder: Path) -> list[Path]:
    return sorted(one for one in folder.rglob("*") if one.is_file())


def _is_toml(path: Path) -> bool:
    return path.suffix.lower() == ".toml"
