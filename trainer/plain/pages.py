"""Long texts a screenful at a time: how its lines are folded, and which of them stand on which page."""

from __future__ import annotations

import re
from collections.abc import Iterable

from trainer.i18n.folding import cells, folded

_LEAD = re.compile(r"\s*(?:[-–·•×=○●!?→]|\d+\.)?\s+")
"""A bullet or a number with the spaces around it: the further rows of an entry stand under its words."""


def rows(line: str, width: int) -> list[str]:
    """Return a line as the rows that it takes on a terminal of `width` cells: folded between words."""
    lead = _LEAD.match(line)
    hanging = min(cells(lead[0]) if lead else 0, width // 2)
    # A row that fills the last cell takes two on some terminals.
    return folded(line, max(2, width - 1), hanging)


def paged(lines: Iterable[str], width: int, height: int) -> list[list[str]]:
    """Return lines as pages of at most `height` rows of `width` cells each; a line that is longer stands alone.

    No page begins with an empty line, and none but the last ends with a heading.
    """
    pages: list[list[str]] = []
    page: list[str] = []
    room = height
    for line in lines:
        taken = len(rows(line, width))
        if taken > room and page:
            carried = _headings_at_the_end(page)
            pages.append(page[: len(page) - len(carried)])
            page = carried
            room = height - sum(len(rows(one, width)) for one in page)
        if line or page:
            page.append(line)
            room -= taken
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
