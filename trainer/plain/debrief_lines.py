"""The debrief as lines to be read aloud: what Markdown only needs for its own sake is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from trainer.i18n.translator import Translator

_MARKS = re.compile(r"\\(.)|\*+|_+|`+")
"""A character that is shown as it is, or what only says how the words beside it are to look."""
_CELL = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"\|?[\s:|-]+\|?")


def debrief_lines(tr: Translator, markdown: str) -> list[str]:
    """Return the lines of a debrief in Markdown without its marks; headings and lists keep theirs, as everywhere here.

    A row of a table becomes the item of a list, each cell behind the head of its column.
    """
    return list(_lines(tr, markdown))


def _lines(tr: Translator, markdown: str) -> Iterator[str]:
    heads: list[str] = []
    empty = True
    for line in markdown.splitlines():
        if not line.strip():
            heads = []
            if not empty:
                yield ""
            empty = True
            continue
        empty = False
        if not line.startswith("|"):
            yield _shown(line.removeprefix("> "))
        elif not heads:
            heads = _cells(line)
        elif not _RULE.fullmatch(line):
            yield _row(tr, heads, _cells(line))


def _cells(line: str) -> list[str]:
    return [_shown(cell.strip()) for cell in _CELL.split(line.strip())[1:-1]]


def _row(tr: Translator, heads: Sequence[str], cells: Sequence[str]) -> str:
    first, *rest = cells
    told = [f"{head}{tr(': ')}{cell}" for head, cell in zip(heads[1:], rest, strict=False) if cell]
    return "- " + tr("; ").join([first, *told])


def _shown(text: str) -> str:
    return _MARKS.sub(lambda mark: mark[1] or "", text)
