"""Field types of the pack format: ids, references, and texts that a translation may replace."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import Annotated

from pydantic import AfterValidator, Field

from trainer.errors import N_, Sentence

# C0 and C1 controls steer terminals, the others reorder or hide what a reader sees.
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@dataclass(frozen=True)
class Translatable:
    """Marks a text: translations replace it, the digest of the rules leaves it out.

    Attributes:
        cells: what its place on a screen or page holds, in terminal cells.
    """

    cells: int


@dataclass(frozen=True)
class Wording:
    """Marks tables that decide what is said and never what happens: the digest of the rules leaves them out."""


@dataclass(frozen=True)
class Addition:
    """Marks keys that came when results were kept already: unused, they leave the digest of the rules as it was."""


class NotPlain(ValueError):
    """A text holds a character that may not stand in it.

    Attributes:
        wrong: what is wrong.
        sign: the character, or "" if it is a line break.
    """

    def __init__(self, wrong: str, sign: str = "", **values: object) -> None:
        self.wrong = Sentence(wrong, **values)
        self.sign = sign
        super().__init__(str(self.wrong))


def plain(text: str) -> str:
    """Return `text` unchanged if it is plain.

    Raises:
        NotPlain: for a control or direction character, naming it and its position.
    """
    for position, character in enumerate(text, start=1):
        if character == "\n":
            continue
        if character == "\t":
            raise NotPlain(N_("character {position} is a tab (U+0009)"), character, position=position)
        if character in _BIDI or unicodedata.category(character) in {"Cc", "Cs", "Co", "Cn", "Zl", "Zp"}:
            raise NotPlain(
                N_("character {position} ({number}) is a control or direction character"), character,
                position=position, number=f"U+{ord(character):04X}",
            )  # fmt: skip
    return text


def _one_line(text: str) -> str:
    if "\n" in text:
        raise NotPlain(N_("must be one line"))
    return plain(text)


ID = r"^[a-z][a-z0-9-]*$"
REFERENCE = r"^[a-z][a-z0-9-]*\.[a-z][a-z0-9-]*$"
SUPPORT = r"^[a-z]+:[a-z0-9_-]+$"
VERSION = r"^\d+\.\d+\.\d+$"
DAY = r"^\d{4}-\d{2}-\d{2}$"
FORMS = {
    ID: (
        N_("{given} is not an id: lower-case letters, digits and hyphens, first a letter"), "'head-of-stores'"
    ),
    REFERENCE: (N_("{given} is not `person.question`"), "'lin.signoff'"),
    r"^(study|pitch|ask) [a-z][a-z0-9.-]*$": (
        N_("{given} is not a move: `study SOURCE`, `pitch PITCH` or `ask PERSON.QUESTION`"), "'ask lin.signoff'"
    ),
    SUPPORT: (N_("{given} is not `axis:value`"), "'role:decider'"),
    VERSION: (N_("{given} is not a version of three numbers"), "'1.0.0'"),
    r"^[a-z]{2}$": (N_("{given} is not a language's two letters"), "'en'"),
    DAY: (N_("{given} is not a day, year first, in quotes"), "'2026-01-31'"),
}  # fmt: skip
"""What each pattern of the format stands for: what to say of something else, and an example."""

Id = Annotated[str, Field(pattern=ID, max_length=40)]
Reference = Annotated[str, Field(pattern=REFERENCE, max_length=81)]
Command = Annotated[str, Field(pattern=r"^(study|pitch|ask) [a-z][a-z0-9.-]*$", max_length=90)]
LanguageCode = Annotated[str, Field(pattern=r"^[a-z]{2}$")]
Share = Annotated[int, Field(ge=0, le=100)]

Cell = Annotated[str, Field(max_length=60), AfterValidator(_one_line)]
"""A cell of records; the list that holds it is what a translation replaces."""

Name = Annotated[str, Field(min_length=1, max_length=80), AfterValidator(_one_line), Translatable(48)]
Line = Annotated[str, Field(max_length=240), AfterValidator(_one_line), Translatable(180)]
Speech = Annotated[str, Field(max_length=700), AfterValidator(plain), Translatable(520)]
Prose = Annotated[str, Field(min_length=1, max_length=3000), AfterValidator(plain), Translatable(2400)]
Term = Annotated[str, Field(min_length=1, max_length=80), AfterValidator(_one_line)]
"""A text that stands in a language of its own and is not translated."""
