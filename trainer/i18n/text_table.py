"""A table as lines of text, aligned by the terminal cells that each text takes: a Chinese character takes two."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

GAP = 2
"""Cells between two columns."""
NARROWEST = 4
"""Cells below which a column is not folded."""
NOT_FIRST = frozenset("，。、；：！？）〉》」』】〕”’…—～·,.;:!?)]}%")
"""What begins no line: it stays with what stands before it."""
NOT_LAST = frozenset("（〈《「『【〔“‘([{")
"""What ends no line: it stays with what comes behind it."""


def cells(text: str) -> int:
    """Return how many terminal cells `text` takes: wide characters two, combining ones none."""
    if text.isascii():
        return len(text)
    return sum(map(_cells_of, text))


def table_width(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> int:
    """Return the cells that a table takes whose cells are not folded."""
    return sum(_widths(columns, rows)) + GAP * (len(columns) - 1)


def table_lines(columns: Sequence[str], rows: Sequence[Sequence[str]], width: int = 0) -> list[str]:
    """Return a table as lines: the heads, a rule, then the rows.

    Args:
        columns: heads of the columns.
        rows: as many cells each.
        width: cells that a line may take, at least; the widest columns are folded to it. 0 for any.
    """
    widths = _widths(columns, rows)
    room = width - GAP * (len(columns) - 1)
    while width and sum(widths) > room and max(widths) > NARROWEST:
        widths[widths.index(max(widths))] -= 1
    lines = _row(columns, widths)
    lines.append("  ".join("─" * size for size in widths))
    for row in rows:
        lines += _row(row, widths)
    return lines


def _widths(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> list[int]:
    return [max(1, *map(cells, column)) for column in zip(columns, *rows, strict=True)]


def _row(texts: Sequence[str], widths: Sequence[int]) -> list[str]:
    folded = [_folded(text, size) for text, size in zip(texts, widths, strict=True)]
    lines = []
    for number in range(max(map(len, folded))):
        parts = [one[number] if number < len(one) else "" for one in folded]
        padded = (part + " " * (size - cells(part)) for part, size in zip(parts, widths, strict=True))
        lines.append((" " * GAP).join(padded).rstrip())
    return lines


def _folded(text: str, width: int) -> list[str]:
    lines, line = [], ""
    for piece in _pieces(text):
        if line and cells(line + piece.rstrip()) > width:
            lines.append(line.rstrip())
            line = ""
        for one in piece:
            # A word that is wider than its column is cut.
            if line and cells((line + one).rstrip()) > width:
                lines.append(line.rstrip())
                line = ""
            line += one
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
