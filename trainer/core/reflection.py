"""What trainees say of their play before they learn how it was: asked for, kept and shown, never judged."""

from __future__ import annotations

from typing import NamedTuple

from trainer.outside_text import without_controls

LONGEST_LINE = 200
"""Characters of each line."""
LONGEST_ANSWER = 400
"""Characters of what somebody answers before two truths are told."""
WHOLE = ""
"""Stands for both plays as a whole, where an answer is about one person otherwise."""


class Reflection(NamedTuple):
    """Three lines of the trainees' own, at most `LONGEST_LINE` characters each, "" where nothing was written.

    It is false where all three are empty.

    Attributes:
        intended: what they wanted to reach, and how.
        went_well: what went well.
        otherwise: what they would do otherwise.
    """

    intended: str = ""
    went_well: str = ""
    otherwise: str = ""

    def __bool__(self) -> bool:
        return any(self)

    @property
    def tidied(self) -> Reflection:
        """The same, each on one line, without what steers a terminal or hides, and cut at the limit."""
        return Reflection(*(without_controls(line)[:LONGEST_LINE].rstrip() for line in self))


def tidied_answer(words: str) -> str:
    """Return an answer on one line, without what steers a terminal or hides, and cut at the limit."""
    return without_controls(words)[:LONGEST_ANSWER].rstrip()


UNWRITTEN = Reflection()
"""What stands where nothing was written."""
