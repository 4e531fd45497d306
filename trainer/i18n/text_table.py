"""A table as lines of text, aligned by the terminal cells that each text takes: a Chinese character takes two."""

from __future__ import annotations

from collections.abc import Sequence

from trainer.i18n.folding import cells, folded

GAP = 2
"""Cells between two columns."""
NARROWEST = 4
"""Cells below which a column is not folded."""


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
    shown = [folded(text, size) for text, size in zip(texts, widths, strict=True)]
    lines = []
    for number in range(max(map(len, shown))):
        parts = [one[number] if number < len(one) else "" for one in shown]
        padded = (part + " " * (size - cells(part)) for part, size in zip(parts, widths, strict=True))
        lines.append((" " * GAP).join(padded).rstrip())
    return lines
