"""How the files of a pack are called: a scenario, its variants, and the translations of both."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

PACK_FILE = "pack.toml"
BASE_VARIANT = "a"
"""The variant that a scenario's own file is."""
VARIANTS = "abcdef"
"""Every letter that a variant may have: more than six truths for one cast are a riddle, and proofs look at all sets."""
_NAME = re.compile(r"(?P<stem>[^.]+)(\.(?P<variant>[a-z]))?(\.(?P<language>[a-z]{2}))?\.toml")


class FileName(NamedTuple):
    """What a file's name says.

    Attributes:
        stem: name of the scenario's file without its ending, or "pack".
        variant: letter of the variant that it patches, or "".
        language: two letters of the language that it translates to, or "".
    """

    stem: str
    variant: str
    language: str

    @property
    def base(self) -> str:
        """Name of the scenario's own file."""
        return f"{self.stem}.toml"

    @property
    def patch(self) -> str:
        """Name of the file that this one translates: the scenario's own, or a variant's."""
        return f"{self.stem}.{self.variant}.toml" if self.variant else self.base

    def translated(self, language: str) -> str:
        """Return the name of the translation of this file to `language`."""
        return translation_name(self.patch, language)


def translation_name(name: str, language: str) -> str:
    """Return what the translation of the file `name` to `language` is called."""
    return f"{name.removesuffix('.toml')}.{language}.toml"


def file_name(name: str) -> FileName | None:
    """Return what `name` says, or None if no file of a pack is called like that."""
    found = _NAME.fullmatch(name)
    return None if found is None else FileName(found["stem"], found["variant"] or "", found["language"] or "")


def is_scenario(name: str) -> bool:
    """Return whether a file of that name is a scenario's own."""
    return name.endswith(".toml") and name.count(".") == 1 and name != PACK_FILE


def family_of(name: str, names: Iterable[str]) -> list[FileName]:
    """Return the variants and translations of the scenario or pack file `name` that are among `names`, by name."""
    found = (file_name(other) for other in sorted(names) if other != name)
    return [one for one in found if one is not None and one.base == name]


def files_beside(name: str, names: Iterable[str]) -> list[str]:
    """Return the names of the variants and translations of the file `name` that are among `names`."""
    return [one.translated(one.language) if one.language else one.patch for one in family_of(name, names)]


def variants_of(name: str, names: Iterable[str]) -> dict[str, str]:
    """Return the file of every variant of the scenario `name` by its letter, its own as `BASE_VARIANT` first."""
    patches = {one.variant: one.patch for one in family_of(name, names) if one.variant and not one.language}
    return {BASE_VARIANT: name, **{letter: patch for letter, patch in patches.items() if letter in VARIANTS[1:]}}


def languages_of(name: str, names: Iterable[str]) -> list[str]:
    """Return the languages to which the scenario `name` is translated whole, with all of its variants, by name."""
    there = set(names)
    beside = [one for one in family_of(name, there) if one.language]
    every = ({one.language for one in beside if one.patch == patch} for patch in variants_of(name, there).values())
    return sorted(set.intersection(*every))
