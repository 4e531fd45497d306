"""What can be wrong with a pack, as values: one problem, and the error that carries several."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from trainer.errors import N_, BadPack, Sentence, english

Key = tuple[str | int, ...]

EVERYTHING: tuple[Key, ...] = ((),)
"""The place of a whole file: whatever is wrong in it is in there."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a file: lines and columns count from 1, columns in characters; the end is just behind it."""

    line: int
    column: int
    end_line: int
    end_column: int


START = Span(1, 1, 1, 1)
"""Where a problem of a whole file stands."""


NOTHING = Sentence("")


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with a file.

    Attributes:
        code: stable, `E…` for an error or `W…` for a warning; `codes.CODES` says what it means.
        file: the file's path as the user knows it.
        key: the path of keys to the place, such as ("person", 2, "hidden", "roles", 0).
        wrong: what is wrong and what was expected; front ends say it in the user's language.
        mend: how to mend it, or nothing.
        on_key: it is the name at `key` that is wrong, not its value.
        sign: the character in the value that is wrong, where it is a single one.
        against: other places whose values it was judged by; `EVERYTHING` if by the whole file.
        span: the place in the file, once it was looked up.
        source: the line on which the span begins.
    """

    code: str
    file: str
    key: Key
    wrong: Sentence
    mend: Sentence = NOTHING
    on_key: bool = False
    sign: str = ""
    against: tuple[Key, ...] = ()
    span: Span | None = None
    source: str = ""

    @property
    def message(self) -> str:
        """What is wrong, in English."""
        return self.wrong.said(english)

    @property
    def hint(self) -> str:
        """How to mend it, in English, or ""."""
        return self.mend.said(english)

    @property
    def severity(self) -> Literal["error", "warning"]:
        """Whether the scenario cannot be played, or can be and should be mended."""
        return "error" if self.code.startswith("E") else "warning"

    @property
    def where(self) -> str:
        """The file, with line and column where they are known and say more than "at the beginning"."""
        if self.span is None or (self.span.line, self.span.column) == (1, 1):
            return self.file
        return f"{self.file}:{self.span.line}:{self.span.column}"

    def __str__(self) -> str:
        place = f"{self.where}: {dotted(self.key)}" if self.key else self.where
        return f"{place}: {self.message}" + (f" ({self.hint})" if self.hint else "")


def dotted(key: Key) -> str:
    """Return a key path as an author reads it: `person[3].hidden.roles`, entries counted from 1."""
    text = ""
    for part in key:
        text += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if text else part
    return text


class FaultyPack(BadPack):
    """A pack with problems.

    Attributes:
        problems: all of them, in the order of the file.
    """

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = tuple(problems)
        first = problems[0]
        wrong = Sentence("{key}: {wrong}", key=dotted(first.key), wrong=first.wrong) if first.key else first.wrong
        if len(problems) > 1:
            more = N_("{wrong} (and {count} more; `trainer check` lists all)")
            wrong = Sentence(more, wrong=wrong, count=len(problems) - 1)
        super().__init__(
            "{wrong}", where=first.where, remedy="{mend}" if first.mend else "", wrong=wrong, mend=first.mend
        )
