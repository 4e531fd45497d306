"""What differs between variants as one self-contained SVG: a column for each variant, bold where they differ."""

from __future__ import annotations

from trainer.i18n.translator import Translator
from trainer.packs.graph.differences import DifferenceRow, Differences
from trainer.packs.graph.svg_canvas import PAD, Canvas, box_height, wrapped

_LEFT = 24
_HEAD, _CELL = 260, 270
_GAP = 10

Lines = list[tuple[str, str]]


def difference_svg(found: Differences, tr: Translator) -> str:
    """Return the variants side by side as SVG."""
    canvas = Canvas()
    y = 40.0
    canvas.text(_LEFT, y, found.title, "h1")
    y += 34
    canvas.text(_LEFT, y, tr("What differs between the variants"), "h2")
    y = _row(canvas, y + 16, ("",), [_noted(*one) for one in zip(found.letters, found.notes, strict=True)])
    for section in found.sections:
        y += 26
        canvas.text(_LEFT, y, section.title, "h2")
        if section.legend:
            canvas.text(_LEFT, y + 21, section.legend, "faint")
            y += 21
        y += 14
        for row in section.rows:
            y = _row(canvas, y, row.head, [_told(row, column) for column in range(len(row.cells))])
    return canvas.svg(found.title)


def _noted(letter: str, note: str) -> Lines:
    return [("h2", letter), *(("", line) for line in (wrapped(note, _CELL - 2 * PAD) if note else []))]


def _told(row: DifferenceRow, column: int) -> Lines:
    lines: Lines = []
    for aspect, words in enumerate(row.cells[column]):
        if words:
            name = "b" if row.differs(aspect) else "faint"
            lines += [(name, line) for line in wrapped(words, _CELL - 2 * PAD)]
    return lines or [("faint", "–")]


def _row(canvas: Canvas, y: float, head: tuple[str, ...], cells: list[Lines]) -> float:
    """Draw what the row is about, then a box for each variant, all of one height; returns where the next one begins."""
    said: Lines = []
    for place, words in enumerate(head):
        said += [("b" if place == 0 else "faint", line) for line in wrapped(words, _HEAD - PAD, 5)]
    tallest = max(len(lines) for lines in (said, *cells))
    for place, (name, words) in enumerate(said):
        canvas.text(_LEFT, y + PAD + (place + 0.75) * (box_height(1) - box_height(0)), words, name)
    for column, lines in enumerate(cells):
        x = _LEFT + _HEAD + column * (_CELL + _GAP)
        canvas.box(x, y, _CELL, [*lines, *[("", "")] * (tallest - len(lines))])
    return y + box_height(tallest) + _GAP
