"""What stands on the shelf and where to look for it; on its own, since the first screen needs no more."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from trainer.packs.user_folder import home

_PACKAGE = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class ShelfEntry:
    """A scenario on the shelf, read only as far as its first table.

    Attributes:
        id: `pack/scenario`.
        path: its file.
        pack_title: title of its pack.
        title: title in the language asked for.
        summary: synopsis in that language.
        level: 1–3.
        minutes: minutes it takes.
        languages: languages it can be played in.
        variants: letters of its variants.
    """

    id: str
    path: Path
    pack_title: str
    title: str
    summary: str
    level: int
    minutes: int
    languages: tuple[str, ...]
    variants: str


@dataclass(frozen=True, slots=True)
class Shelf:
    """What was found: scenarios, and one message for each file that cannot be used."""

    entries: tuple[ShelfEntry, ...]
    faults: tuple[str, ...]


def shipped() -> Path:
    """Return the folder of the packs that come with the program, installed or in a checkout."""
    inside = _PACKAGE / "shipped" / "scenarios"
    return inside if inside.is_dir() else _PACKAGE.parent / "scenarios"


def roots() -> tuple[Path, ...]:
    """Return the folders whose subfolders are packs, in the order of search."""
    return (shipped(), home() / "packs")
