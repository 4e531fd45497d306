"""The class report as one HTML file that needs nothing else, as Markdown, and as one tagged PDF."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from statistics import mean

from trainer.classes.page import ClassPage, Column, PageTable
from trainer.debrief.pages.html import html_template
from trainer.debrief.pages.markdown import markdown_template
from trainer.i18n.translator import Translator
from trainer.paper.text import page_numbers
from trainer.paper.typst import Printed, Size, cells_of, fill_template, print_pages

TEMPLATES = Path(__file__).with_name("templates")
TEMPLATE = TEMPLATES / "class.typ.j2"
CONFUSION = "roles"
"""The part whose table is shaded."""
LEAST_TEXT, MOST_TEXT = 9, 60
"""Between these the width of a column of texts goes by what stands in it, in Latin letters."""
FIGURE_WIDTH = 11.5
LETTER_WIDTH = 1.5
"""Millimetres that a column of figures takes at least, and that a letter of its head takes."""
APART = 5
"""Letters that a column of texts behind figures takes more: the room before it."""
HEAD_LINES = 3
"""Lines that the head of a column of figures takes at most."""


def class_html(page: ClassPage, tr: Translator) -> str:
    """Return the report as an HTML document; the same input gives the same bytes."""
    return html_template(TEMPLATES / "class.html.j2").render(page=page, tr=tr)


def class_markdown(page: ClassPage, tr: Translator) -> str:
    """Return the report as Markdown; the same input gives the same bytes."""
    return markdown_template(TEMPLATES / "class.md.j2").render(page=page, tr=tr)


@dataclass(frozen=True, slots=True)
class PrintColumn:
    """A column on paper; `wide` is in mm where it is `fixed`, else its share of what the others leave.

    `apart` is whether texts in it follow figures and need room before them.
    """

    label: str
    figures: bool
    fixed: bool
    wide: float
    apart: bool


@dataclass(frozen=True, slots=True)
class PrintCell:
    """A cell on paper; `shade` is −1 for none, else 0 (white) to 1 (darkest)."""

    text: str
    strong: bool
    shade: float


@dataclass(frozen=True, slots=True)
class PrintTable:
    """A table on paper, its cells line by line."""

    columns: tuple[PrintColumn, ...]
    cells: tuple[PrintCell, ...]


def class_pdf(page: ClassPage, tr: Translator, size: Size = "a4") -> Printed:
    """Return the report as a PDF; the same input gives the same bytes.

    Raises:
        TrainerError: if the template is faulty.
    """
    tables = {
        (place, number): print_table(part.table, shaded=part.id == CONFUSION)
        for place, scenario in enumerate(page.sections)
        for number, part in enumerate(scenario.parts)
        if part.table is not None
    }
    values = {"page": page, "tr": tr, "numbers": page_numbers(tr), "tables": tables}
    return print_pages(f"{page.title} – {page.subtitle}", [fill_template(TEMPLATE, values)], size)


def print_table(table: PageTable, *, shaded: bool) -> PrintTable:
    """Return a table as paper shows it; if `shaded`, each figure is the darker the larger its share of the line."""
    cells = []
    for line, row in enumerate(table.rows):
        whole = sum(cell for cell in row if isinstance(cell, int | float)) or 1
        for place, cell in enumerate(row):
            shade = cell / whole if shaded and isinstance(cell, int | float) else -1.0
            cells.append(PrintCell(table.head[place].shown(cell), (line, place) in table.strong, round(shade, 3)))
    columns = [_print_column(table, place) for place in range(len(table.head))]
    if shaded:
        columns = [replace(column, fixed=False, wide=1.0 if column.figures else 2.2) for column in columns]
    return PrintTable(tuple(columns), tuple(cells))


def _print_column(table: PageTable, place: int) -> PrintColumn:
    column: Column = table.head[place]
    if column.kind == "text":
        usual = mean([cells_of(column.shown(row[place])) for row in table.rows] or [0])
        apart = place > 0 and table.head[place - 1].kind != "text"
        usual += APART * apart
        return PrintColumn(column.label, False, False, max(LEAST_TEXT, min(MOST_TEXT, usual)) ** 0.7, apart)
    # A head breaks between words, and between Chinese characters, of which five make a short line.
    longest = max(min(cells_of(word), 10) if cells_of(word) > len(word) else len(word) for word in column.label.split())
    longest = max(longest, cells_of(column.label) / HEAD_LINES)
    return PrintColumn(column.label, True, True, max(FIGURE_WIDTH, LETTER_WIDTH * longest + 2.4), False)
