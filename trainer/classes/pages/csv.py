"""Cells that a spreadsheet takes for text and never for a formula, an address or a steering character."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

from trainer.classes.page import Cell
from trainer.paper.text import cleaned

_STARTS = re.compile(r"(^|[;,|\"\n])(\s*)(?=[=+\-@＝＋－＠].)")
"""Where a formula could begin: at the front, and behind whatever a spreadsheet may take for a separator. A sign that
stands alone begins none."""


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
