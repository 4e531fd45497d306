"""Text in lines of a width counted in terminal cells: a Chinese character takes two, and breaks as it does in print."""

from __future__ import annotations

import unicodedata

NOT_FIRST = frozenset("，。、；：！？）〉》」』】〕”’…—～·,.;:!?)]}%")
"""What begins no line: it stays with what stands before it."""
NOT_LAST = frozenset("（〈《「『【〔“‘([{")
"""What ends no line: it stays with what comes behind it."""


def cells(text: str) -> int:
    """Return how many terminal cells `text` takes: wide characters two, combining ones none."""
    if text.isascii():
        return len(text)
    return sum(map(_cells_of, text))


def folded(text: str, width: int, hanging: int = 0) -> list[str]:
    """Return a text without line breaks in lines, one at least.

    Args:
        text: the text.
        width: cells that a line takes at most; a word that is wider is cut.
        hanging: cells by which all lines but the first are indented, below `width`.
    """
    lines, line, taken = [], "", 0
    for piece in _pieces(text):
        size = cells(piece.rstrip())
        if taken and taken + size > width:
            lines.append(line.rstrip())
            line, taken = " " * hanging, hanging
        if taken + size <= width:
            line += piece
            taken += cells(piece)
            continue
        for one in piece:
            if taken and taken + _cells_of(one) > width and one != " ":
                lines.append(line.rstrip())
                line, taken = " " * hanging, hanging
            line += one
            taken += _cells_of(one)
    return [*lines, line.rstrip()]


def _pieces(text: str) -> list[str]:
    """Return the pieces between which a line may break: behind spaces, and behind wide characters.

    Punctuation stays where it belongs, as in print.
    """
    pieces: list[str] = []
    for one in text:
        last = pieces[-1][-1] if pieces else " "
        joined = one in NOT_FIRST or last in NOT_LAST or (_cells_of(last) < 2 and _cells_of(one) < 2)
        if last != " " and joined:
            pieces[-1] += one
        else:
            pieces.append(one)
    return pieces


def _cells_of(one: str) -> int:
    if unicodedata.east_asian_width(one) in "WF":
        return 2
    return 0 if unicodedata.category(one) in ("Mn", "Me", "Cf") else 1
