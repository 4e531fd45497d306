"""The class report on paper: what the HTML page shows, as one tagged PDF."""

from __future__ import annotations

from dataclasses import dataclass, replace
from statistics import mean

from trainer.classes.page import ClassPage, Column, PageTable
from trainer.classes.pages.html import TEMPLATES
from trainer.i18n.translator import Translator
from trainer.paper.text import page_numbers
from trainer.paper.typst import Printed, Size, cells_of, inked, print_pages

TEMPLATE = TEMPLATES / "class.typ.j2"
CONFUSION = "roles"
"""The part whose table is shaded."""
LEAST, MOST = 9, 60
"""Between these the width of a column of texts goes by what stands in it, in Latin letters."""
FIGURE = 11.5
LETTER = 1.5
"""Millimetres that a column of figures takes at least, and that a letter of its head takes."""
LINES = 3
"""Lines that the head of a column of figures takes at most."""


@dataclass(frozen=True, slots=True)
class Lane:
    """A column on paper; `wide` is in mm where it is `fixed`, else its share of what the others leave.

    `apart` is whether texts in it follow figures and need room before them.
    """

    label: str
    figures: bool
    fixed: bool
    wide: float
    apart: bool


@dataclass(frozen=True, slots=True)
class Square:
    """A cell on paper; `shade` is −1 for none, else 0 (white) to 1 (darkest)."""

    text: str
    strong: bool
    shade: float


@dataclass(frozen=True, slots=True)
class Board:
    """A table on paper, its cells line by line."""

    lanes: tuple[Lane, ...]
    squares: tuple[Square, ...]


def class_pdf(page: ClassPage, tr: Translator, size: Size = "a4") -> Printed:
    """Return the report as a PDF; the same input gives the same bytes.

    Raises:
        TrainerError: if the template is faulty.
    """
    boards = {
        (place, part.id): board_of(part.table, shaded=part.id == CONFUSION)
        for place, scenario in enumerate(page.scenarios)
        for part in scenario.parts
        if part.table is not None
    }
    values = {"page": page, "tr": tr, "numbers": page_numbers(tr), "boards": boards}
    return print_pages(f"{page.title} – {page.subtitle}", [inked(TEMPLATE, values)], size)


def board_of(table: PageTable, *, shaded: bool) -> Board:
    """Return a table as paper shows it; if `shaded`, each figure is the darker the larger its share of the line."""
    squares = []
    for line, row in enumerate(table.rows):
        whole = sum(cell for cell in row if isinstance(cell, int | float)) or 1
        for place, cell in enumerate(row):
            shade = cell / whole if shaded and isinstance(cell, int | float) else -1.0
            squares.append(Square(table.head[place].shown(cell), (line, place) in table.strong, round(shade, 3)))
    lanes = [_lane(table, place) for place in range(len(table.head))]
    if shaded:
        lanes = [replace(lane, fixed=False, wide=1.0 if lane.figures else 2.2) for lane in lanes]
    return Board(tuple(lanes), tuple(squares))


def _lane(table: PageTable, place: int) -> Lane:
    column: Column = table.head[place]
    if column.kind == "text":
        usual = mean([cells_of(column.shown(row[place])) for row in table.rows] or [0])
        apart = place > 0 and table.head[place - 1].kind != "text"
        return Lane(column.label, False, False, max(LEAST, min(MOST, usual)) ** 0.7, apart)
    # A head breaks between words, and between Chinese characters, of which five make a short line.
    longest = max(min(cells_of(word), 10) if cells_of(word) > len(word) else len(word) for word in column.label.split())
    longest = max(longest, cells_of(column.label) / LINES)
    return Lane(column.label, True, True, max(FIGURE, LETTER * longest + 2.4), False)
