"""Long texts a screenful at a time: which lines stand on which page of a terminal that folds them itself."""

from __future__ import annotations

from collections.abc import Iterable

from trainer.i18n.text_table import cells


def rows_of(line: str, width: int) -> int:
    """Return how many rows a terminal of `width` cells takes for a line, one at least."""
    rows, taken = 1, 0
    for wide in map(cells, line):
        # A Chinese character that finds one cell left goes to the next row.
        if taken and taken + wide > width:
            rows, taken = rows + 1, 0
        taken += wide
    return rows


def paged(lines: Iterable[str], width: int, height: int) -> list[list[str]]:
    """Return lines as pages of at most `height` rows of `width` cells each; a line that is longer stands alone.

    No page begins with an empty line, and none but the last ends with a heading.
    """
    pages: list[list[str]] = []
    page: list[str] = []
    room = height
    for line in lines:
        rows = rows_of(line, width)
        if rows > room and page:
            carried = _headings_at_the_end(page)
            pages.append(page[: len(page) - len(carried)])
            page = carried
            room = height - sum(rows_of(one, width) for one in page)
        if line or page:
            page.append(line)
            room -= rows
    return [*pages, page] if page else pages


def _headings_at_the_end(page: list[str]) -> list[str]:
    """Return the headings that nothing stands under on their page; none where nothing else stands there."""
    start = len(page)
    while start and (page[start - 1].startswith("#") or not page[start - 1]):
        start -= 1
    left = page[start:]
    while left and not left[0]:
        left = left[1:]
    return left if start else []
