"""Say it first in plain mode: what is typed where a line of one's own is asked for."""

from __future__ import annotations

from collections.abc import Container
from typing import Literal, NamedTuple

from trainer.outside_text import half_width
from trainer.plain.typed_move import is_well_formed


class TypedLine(NamedTuple):
    """What was typed where a line of one's own is asked for.

    Attributes:
        kind: a number, the letter of a command, a move, or words of one's own; an empty line is words, too.
        text: it, without spaces around it; all but words in half-width letters.
    """

    kind: Literal["number", "command", "move", "words"]
    text: str


def typed_line(raw: str, commands: Container[str]) -> TypedLine:
    """Return what a line of input is where words of one's own are asked for: those, unless it is plainly another thing.

    A number was meant for a list, and is never words. A sentence that only begins as a move does ("meet me there") is
    words, and whatever begins with a space is.
    """
    words = raw.strip()
    key = half_width(words)
    if not raw[:1].isspace():
        if key.isascii() and key.isdigit():
            return TypedLine("number", key)
        if key in commands:
            return TypedLine("command", key)
        if is_well_formed(key):
            return TypedLine("move", key)
    return TypedLine("words", words)
