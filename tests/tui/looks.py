"""A screenshot as text: what stands in every cell, and which cells look alike.

Textual and Rich write a screenshot as an SVG. Its bytes change with their releases, and so does a shade that they mix;
what stands where and what is told apart from what is this program's.
"""

from __future__ import annotations

import re
from collections import Counter
from xml.etree import ElementTree

from rich.cells import cell_len

ALIKE = "--- cells that look alike have the same letter; the commonest look has none"
LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
SVG = "{http://www.w3.org/2000/svg}"
Cell = tuple[int, int]
"""A row and a column."""


def look(svg: str) -> str:
    """Return the text of a screenshot, and below it the same rows with a letter for the look of each cell."""
    root = ElementTree.fromstring(svg)
    signs, styles, width = _written(root)
    grounds = _grounds(root, width)
    rows, columns = (1 + max(places) for places in zip(*grounds, strict=True))
    # What a blank would be written in is not to be seen; the second cell of a wide character holds an empty text.
    looks = {cell: ("" if signs.get(cell, " ").isspace() else styles[cell], ground) for cell, ground in grounds.items()}
    text = ["".join(signs.get((row, column), " ") for column in range(columns)) for row in range(rows)]
    return "\n".join(line.rstrip() for line in [*text, ALIKE, *_marked(looks, rows, columns)]) + "\n"


def _written(root: ElementTree.Element) -> tuple[dict[Cell, str], dict[Cell, str], float]:
    """Return the character and the style of every cell that is written in, and how wide a cell is."""
    rules = dict(re.findall(r"\.([\w-]+-r\d+) \{ (.*?) \}", "".join(root.itertext())))
    texts = [one for one in root.iter(f"{SVG}text") if "line-" in one.get("clip-path", "") and cell_len(one.text or "")]
    widths = Counter(round(_number(one, "textLength") / cell_len(one.text or ""), 2) for one in texts)
    width = widths.most_common(1)[0][0]
    signs: dict[Cell, str] = {}
    styles: dict[Cell, str] = {}
    for one in texts:
        row = int(one.get("clip-path", "").rpartition("line-")[2].rstrip(")"))
        column = round(_number(one, "x") / width)
        for sign in (one.text or "").replace("\u00a0", " "):
            for place in range(column, column + cell_len(sign)):
                signs[row, place] = sign if place == column else ""
                styles[row, place] = rules[one.get("class", "")]
            column += cell_len(sign)
    return signs, styles, width


def _grounds(root: ElementTree.Element, width: float) -> dict[Cell, str]:
    """Return the colour behind every cell."""
    spans = [one for one in root.iter(f"{SVG}rect") if one.get("shape-rendering") == "crispEdges"]
    heights = {height: row for row, height in enumerate(sorted({_number(one, "y") for one in spans}))}
    grounds = {}
    for one in spans:
        first = round(_number(one, "x") / width)
        for column in range(first, first + round(_number(one, "width") / width)):
            grounds[heights[_number(one, "y")], column] = one.get("fill", "")
    return grounds


def _marked(looks: dict[Cell, tuple[str, str]], rows: int, columns: int) -> list[str]:
    """Return the rows with a letter for each look, in the order in which they come."""
    ((commonest, _),) = Counter(looks.values()).most_common(1)
    letters = iter(LETTERS)
    marks = {commonest: " "}
    lines = []
    for row in range(rows):
        line = ""
        for column in range(columns):
            shown = looks.get((row, column), commonest)
            if shown not in marks:
                marks[shown] = next(letters)
            line += marks[shown]
        lines.append(line)
    return lines


def _number(element: ElementTree.Element, name: str) -> float:
    return float(element.get(name, "0"))
