"""The files of one scenario as its author writes them: its own, its variants, and the translations of all of them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class FamilyFile:
    """One of them.

    Attributes:
        path: the file.
        letter: of the variant that it is or translates.
        language: to which it translates, or "".
    """

    path: Path
    letter: str
    language: str


def family_files(path: Path) -> tuple[FamilyFile, ...]:
    """Return the files of the scenario that `path` belongs to, by letter, each before its translations.

    Nothing for a pack's own data, and for a file that is called like none of a scenario's.
    """
    from trainer.packs.file_names import BASE_VARIANT, PACK_FILE, VARIANTS, family_of, file_name
    from trainer.packs.pack_files import inside
    from trainer.packs.problems import FaultyPack

    said = file_name(path.name)
    if said is None or said.base == PACK_FILE:
        return ()
    try:
        names = [one.name for one in inside(path.parent)]
    except FaultyPack:
        names = []
    found = {FamilyFile(path, said.variant or BASE_VARIANT, said.language)}
    if said.base in names:
        found.add(FamilyFile(path.with_name(said.base), BASE_VARIANT, ""))
    for one in family_of(said.base, names):
        name = one.translated(one.language) if one.language else one.patch
        if (one.variant or BASE_VARIANT) in VARIANTS and one.variant != BASE_VARIANT:
            found.add(FamilyFile(path.with_name(name), one.variant or BASE_VARIANT, one.language))
    return tuple(sorted(found, key=lambda one: (one.letter, one.language)))


def free_letter(files: tuple[FamilyFile, ...]) -> str:
    """Return the letter of the next variant that can be begun, or "" if there are no files or no more letters."""
    from trainer.packs.file_names import VARIANTS

    taken = {one.letter for one in files if not one.language}
    return next((letter for letter in VARIANTS[1:] if letter not in taken), "") if files else ""


def begin_variant(path: Path, letter: str) -> Path:
    """Write the head of a variant beside the scenario that `path` belongs to, and return its file.

    Raises:
        OSError: if it is there already or cannot be written.
    """
    from trainer.packs.file_names import file_name

    said = file_name(path.name)
    stem = said.stem if said is not None else path.stem
    fresh = path.with_name(f"{stem}.{letter}.toml")
    with fresh.open("x", encoding="utf-8", newline="\n") as file:
        file.write(f'variant = "{letter}"\nnote = ""\n')
    return fresh
