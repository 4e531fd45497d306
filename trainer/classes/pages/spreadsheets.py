"""Spreadsheets: CSV whose cells are never taken for formulas, and the class report as a workbook."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from trainer.classes.page import Cell, ClassPage, Column, ReportPart
from trainer.i18n.translator import Translator
from trainer.paper.text import cleaned

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet


_STARTS = re.compile(r"(^|[;,|\"\n])(\s*)(?=[=+\-@＝＋－＠].)")
"""Where a formula could begin: at the front, and behind whatever a spreadsheet may take for a separator. A sign that
stands alone begins none."""
WIDEST_COLUMN = 60
COLUMN_GAP = 3
"""Cells of a column beside its longest text: the indent, and air."""
ARROW_CELLS = 2
"""What the arrow of a filter covers of a head."""
ROW_HEIGHT = 15
"""Points of a line."""
TEXT_CELLS = 110
"""Cells of a line of running text: it does not fold over the cells beside it."""
LONGEST_CELL = 32_000
"""Characters in a cell; Excel takes 32,767."""
FORMATS = {"text": "", "count": "0", "points": "0.0", "share": "0.00"}


def plain_cell(text: str) -> str:
    """Return `text` on one line, with an apostrophe before everything that a spreadsheet could take for a formula."""
    return _STARTS.sub(r"\1\2'", " ".join(cleaned(text).split()))


def csv_bytes(rows: Iterable[Sequence[Cell]], *, mark: bool) -> bytes:
    """Return rows as CSV: UTF-8, CRLF, every text in quotes.

    Args:
        rows: of the same length.
        mark: whether a byte order mark goes first. Spreadsheets need it to read Chinese; Canvas reads CSV with Ruby,
            which takes a mark before a quote for a fault.
    """
    buffer = io.StringIO()
    writer = csv.writer(buffer, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    for row in rows:
        writer.writerow("" if cell is None else plain_cell(cell) if isinstance(cell, str) else cell for cell in row)
    return buffer.getvalue().encode("utf-8-sig" if mark else "utf-8")


def workbook(page: ClassPage, grades: Sequence[Sequence[Cell]], tr: Translator) -> bytes:
    """Return an .xlsx file; the same input gives the same bytes.

    Args:
        page: the report.
        grades: the table of grades with its head; () for none.
        tr: the language of the sheets' names.
    """
    import xlsxwriter

    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(
        buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    )
    # The time of writing would make the same class give another file each time.
    book.set_properties({"title": _text(page.title), "created": datetime(2000, 1, 1, tzinfo=UTC)})
    sheets = _Sheets(book)
    if grades:
        sheets.add(tr("Grades"))
        sheets.listing([Column(str(cell)) for cell in grades[0]], grades[1:], 1)
    named: dict[str, list[tuple[str, ReportPart]]] = {}
    for section in page.sections:
        for part in section.parts:
            named.setdefault(part.sheet, []).append((section.title, part))
    for name, parts in named.items():
        sheets.add(name)
        _fill(sheets, parts, tr("Scenario"))
    if not named and not grades:
        sheets.add(tr("Class report"))
    book.close()
    return buffer.getvalue()


def _fill(sheets: _Sheets, parts: Sequence[tuple[str, ReportPart]], scenario: str) -> None:
    """Write what several sections say under one name: as one table to be sorted, unless cells in it stand out."""
    tables = [(title, part.table) for title, part in parts if part.table is not None]
    several = len(parts) > 1
    together = bool(tables) and not any(several and table.strong for _, table in tables)
    if together:
        head = _joint_head([table.head for _, table in tables])
        rows: list[tuple[Cell, ...]] = []
        for title, table in tables:
            places = {column.label: place for place, column in enumerate(table.head)}
            for row in table.rows:
                cells = (row[places[column.label]] if column.label in places else None for column in head)
                rows.append((*((title,) if several else ()), *cells))
        sheets.listing([*((Column(scenario),) if several else ()), *head], rows, 2 if several else 1)
    for title, part in parts:
        if several:
            sheets.heading(title)
        sheets.part(part, table=not together)


def _joint_head(heads: Sequence[Sequence[Column]]) -> list[Column]:
    """Return the columns of all tables, each once, in an order that is that of each of them."""
    joint = list(sorted(heads, key=lambda one: -len(one))[0])
    for head in heads:
        before = -1
        for column in head:
            labels = [one.label for one in joint]
            if column.label not in labels:
                joint.insert(before + 1, column)
                before += 1
            else:
                before = labels.index(column.label)
    return joint


class _Sheets:
    """Writes sheets from top to bottom; every text is written as text."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        heading = {"bold": True, "text_wrap": True, "valign": "top", "bottom": 1}
        self._bold = book.add_format({**heading, "align": "left", "indent": 1})
        self._bold_right = book.add_format({**heading, "align": "right"})
        self._head = book.add_format({"bold": True, "font_size": 13})
        self._formats = {
            kind: book.add_format({"valign": "top", "num_format": form}) for kind, form in FORMATS.items() if form
        }
        # Away from the figures at its left.
        self._formats["text"] = book.add_format({"align": "left", "valign": "top", "text_wrap": True, "indent": 1})
        self._sheet: Worksheet | None = None
        self._names: set[str] = set()
        self._row = 0
        self._widths: dict[int, int] = {}

    def add(self, name: str) -> None:
        self._names.add(name)
        self._sheet = self._book.add_worksheet(name)
        self._sheet.set_landscape()
        self._sheet.set_paper(9)
        self._sheet.fit_to_pages(1, 0)
        self._row = 0
        self._widths = {}

    def heading(self, text: str) -> None:
        self._write(0, text, self._head)
        self._row += 2

    def listing(self, head: Sequence[Column], rows: Sequence[Sequence[Cell]], fixed: int) -> None:
        """Write a table at the top of the sheet, to be sorted and filtered; its head and first columns stay in view."""
        assert self._sheet is not None and self._row == 0
        self.table(head, rows, filtered=True)
        self._sheet.freeze_panes(1, min(fixed, len(head)))
        self._sheet.repeat_rows(0)
        self._sheet.autofilter(0, 0, max(1, len(rows)), len(head) - 1)
        self._row += 2

    def part(self, part: ReportPart, *, table: bool) -> None:
        for text in (*part.lead, *part.points):
            self._folded_text(text)
            self._row += 1
        if table and part.table is not None:
            self.table(part.table.head, part.table.rows)
        for text in part.foot:
            self._row += 1
            self._folded_text(text)
        self._row += 2

    def table(self, head: Sequence[Column], rows: Sequence[Sequence[Cell]], *, filtered: bool = False) -> None:
        for place, column in enumerate(head):
            cells = [_cells(_text(column.shown(row[place]))) for row in rows]
            self._widen(place, max(_cells(_text(column.label)) + ARROW_CELLS * filtered, *cells, 0))
        self._heighten([column.label for column in head])
        for place, column in enumerate(head):
            self._write(place, column.label, self._bold if column.kind == "text" else self._bold_right)
        for row in rows:
            self._row += 1
            self._heighten([column.shown(cell) for column, cell in zip(head, row, strict=True)])
            for place, cell in enumerate(row):
                self._write(place, cell, self._formats[head[place].kind])
        self._row += 1

    def _folded_text(self, text: str) -> None:
        for line in _folded(_text(text), TEXT_CELLS):
            self._write(0, line, None)
            self._row += 1

    def _write(self, place: int, cell: Cell, form: Format | None) -> None:
        assert self._sheet is not None
        if isinstance(cell, str):
            self._sheet.write_string(self._row, place, _text(cell), form)
        elif cell is not None:
            self._sheet.write_number(self._row, place, cell, form)

    def _heighten(self, texts: Sequence[str]) -> None:
        # Excel fits rows to what is folded in them; LibreOffice prints the second line over the next row.
        assert self._sheet is not None
        lines = max(len(_folded(_text(text), self._widths[place] - COLUMN_GAP)) for place, text in enumerate(texts))
        if lines > 1:
            self._sheet.set_row(self._row, lines * ROW_HEIGHT)

    def _widen(self, place: int, cells: int) -> None:
        assert self._sheet is not None
        width = min(WIDEST_COLUMN, cells + COLUMN_GAP)
        if width > self._widths.get(place, 0):
            self._widths[place] = width
            self._sheet.set_column(place, place, width)


def _cells(text: str) -> int:
    """Return the width of a text; Chinese takes two cells a character."""
    return sum(2 if ord(letter) > 0x2E7F else 1 for letter in text)


def _folded(text: str, width: int) -> list[str]:
    """Return a text in lines of at most `width` cells, but that a longer word stays whole."""
    lines = [""]
    for word in re.findall(r"[\u2e80-\uffef]|[^\s\u2e80-\uffef]+|\s+", text):
        if _cells(lines[-1]) + _cells(word) > width and lines[-1]:
            lines.append("")
        lines[-1] += word
    return [line.strip() for line in lines if line.strip()]


def _text(text: str) -> str:
    return " ".join(cleaned(text).split())[:LONGEST_CELL]
