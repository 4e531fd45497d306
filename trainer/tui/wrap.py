"""Folding text to a width counted in cells, with the line-breaking manners of Chinese and of English."""

from __future__ import annotations

from rich.cells import cell_len, set_cell_size

LINE_WIDTH = 76
"""Most cells that a line of running text takes."""

_CLOSERS = frozenset("，。、；：！？）】」』》〉”’…—·,.;:!?)]}%％")
_OPENERS = frozenset("（【「『《〈“‘([{")


def wrap_text(text: str, width: int) -> list[str]:
    """Return `text` in lines of at most `width` cells; line breaks in it are kept."""
    lines: list[str] = []
    for paragraph in text.splitlines() or [""]:
        lines.extend(_fold(paragraph, max(2, width)))
    return lines


def truncate(text: str, width: int) -> str:
    """Return `text` in one line of at most `width` cells, its loss marked; all its spaces stay: they draw branches."""
    text = " ".join(text.splitlines()).replace("\t", " ")
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, width - 1).rstrip() + "…" if width > 1 else ""


def shortened(text: str, width: int, lines: int) -> str:
    """Return as much of `text`, in one paragraph, as folds into `lines` lines of `width` cells, its loss marked."""
    room = width * lines
    while len(wrap_text(short := truncate(text, room), width)) > lines:
        room -= 1
    return short


def pad(text: str, width: int) -> str:
    """Return `text` in exactly `width` cells."""
    return set_cell_size(truncate(text, width), width)


def _fold(paragraph: str, width: int) -> list[str]:
    lines: list[str] = []
    line, taken = "", 0
    for unit in _units(paragraph):
        body = unit.rstrip(" ")
        size = cell_len(body)
        if line and taken + size > width:
            lines.append(line.rstrip(" "))
            line, taken = "", 0
        while size > width:
            head = set_cell_size(body, width).rstrip(" ") or body[0]
            lines.append(head)
            body = body[len(head) :]
            unit = unit[len(head) :]
            size = cell_len(body)
        line += unit
        taken += cell_len(unit)
    lines.append(line.rstrip(" "))
    return lines


def _units(paragraph: str) -> list[str]:
    """Return the pieces between which a line may break; each keeps the spaces that follow it."""
    units: list[str] = []
    for char in paragraph.replace("\t", " "):
        last = units[-1] if units else ""
        if char == " ":
            if units:
                units[-1] += char
            else:
                units.append(char)
        elif not last or last.endswith(" "):
            units.append(char)
        elif char in _CLOSERS or last[-1] in _OPENERS:
            units[-1] += char
        elif (
            char in _OPENERS
            or cell_len(char) != 1
            or cell_len(last[-1]) != 1
            or last[-1] in "，。、；：！？）】」』》〉"
        ):
            units.append(char)
        else:
            units[-1] += char
    return units
