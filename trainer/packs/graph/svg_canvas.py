"""Drawing with plain SVG: measured text in boxes, lines and arrows that print in black and white."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from xml.sax.saxutils import escape

FONTS = "'Noto Sans','Noto Sans SC','Noto Sans CJK SC','PingFang SC','Microsoft YaHei','Segoe UI',Arial,sans-serif"
SIZE = 13
LINE = 18
PAD = 9


def width_of(text: str) -> float:
    """Return about how wide `text` is, on the safe side: fonts differ."""
    return sum(_em(one) for one in text) * SIZE


def wrapped(text: str, width: float, most: int = 99) -> list[str]:
    """Return `text` in lines of at most `width`; Chinese breaks anywhere, words only when they must.

    At most `most` lines; what is left out is shown by an ellipsis.
    """
    lines: list[str] = [""]
    for token in _tokens(" ".join(text.split())):
        if width_of(lines[-1] + token.rstrip()) <= width:
            lines[-1] += token
            continue
        if lines[-1]:
            lines.append("")
        for one in token.lstrip():
            if width_of(lines[-1] + one) > width:
                lines.append("")
            lines[-1] += one
    lines = [line.rstrip() for line in lines]
    if len(lines) > most:
        last = lines[most - 1]
        while last and width_of(last + "…") > width:
            last = last[:-1]
        lines = [*lines[: most - 1], last.rstrip() + "…"]
    return lines


def _tokens(text: str) -> Iterable[str]:
    token = ""
    for one in text:
        wide = unicodedata.east_asian_width(one) in "WF"
        # Closing signs stay with the line before them, as Chinese typesetting wants it.
        if token and (wide or token.endswith(" ") or _is_wide(token[-1])) and one not in "，。；：！？、）”’…》":
            yield token
            token = ""
        token += one
    if token:
        yield token


def _is_wide(one: str) -> bool:
    return unicodedata.east_asian_width(one) in "WF"


def _em(one: str) -> float:
    if _is_wide(one) or one in "—…−○":
        return 1.0
    if one in " iljt.,;:'|!()[]":
        return 0.36
    return 0.74 if one.isupper() or one in "mwMW@%&" else 0.59


class Canvas:
    """A picture that grows; what is drawn first lies below."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self.width = 0.0
        self.height = 0.0

    def box(self, x: float, y: float, width: float, lines: Iterable[tuple[str, str]], *, strong: bool = False) -> float:
        """Draw a box with lines of (class, text) and return its height; a `strong` one has a thick dashed frame."""
        rows = list(lines)
        height = box_height(len(rows))
        frame = "box strong" if strong else "box"
        self._parts.append(
            f'<rect class="{frame}" x="{x:.0f}" y="{y:.0f}" width="{width:.0f}" height="{height:.0f}" rx="4"/>'
        )
        for row, (name, text) in enumerate(rows):
            self.text(x + PAD, y + PAD + (row + 0.75) * LINE, text, name)
        self._grow(x + width, y + height)
        return height

    def text(self, x: float, y: float, text: str, name: str = "", anchor: str = "start") -> None:
        """Write one line; `y` is its base line."""
        kind = f' class="{name}"' if name else ""
        self._parts.append(f'<text{kind} x="{x:.0f}" y="{y:.0f}" text-anchor="{anchor}">{_escaped(text)}</text>')
        self._grow(x + (width_of(text) if anchor == "start" else width_of(text) / 2), y + LINE / 2)

    def path(self, points: str, name: str) -> None:
        """Draw a line along SVG path commands."""
        self._parts.append(f'<path class="{name}" d="{points}"/>')

    def label(self, x: float, y: float, text: str) -> None:
        """Write a short text on a line, on a ground of its own."""
        half = width_of(text) / 2 + 3
        self._parts.append(
            f'<rect class="ground" x="{x - half:.0f}" y="{y - 10:.0f}" width="{2 * half:.0f}" height="17" rx="3"/>'
        )
        self.text(x, y + 4, text, "small", "middle")

    def svg(self, title: str) -> str:
        """Return the picture."""
        width, height = self.width + 24, self.height + 24
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}" width="{width:.0f}" '
            f'height="{height:.0f}" role="img">\n<title>{_escaped(title)}</title>\n<style>{_STYLE}</style>\n{_DEFS}\n'
            f'<rect class="paper" x="0" y="0" width="{width:.0f}" height="{height:.0f}"/>\n'
            + "\n".join(self._parts)
            + "\n</svg>\n"
        )

    def _grow(self, x: float, y: float) -> None:
        self.width, self.height = max(self.width, x), max(self.height, y)


def box_height(lines: int) -> float:
    """Return the height of a box with so many lines."""
    return lines * LINE + 2 * PAD


def _escaped(text: str) -> str:
    return escape("".join(one if one.isprintable() else " " for one in text), {'"': "&quot;"})


_STYLE = (
    f"text{{font-family:{FONTS};font-size:{SIZE}px;fill:#111}}"
    ".h1{font-size:20px;font-weight:600}.h2{font-size:16px;font-weight:600}.b{font-weight:600}.i{font-style:italic}"
    ".small{font-size:12px}.faint{fill:#444;font-size:12px}"
    ".paper{fill:#fff}.ground{fill:#fff}.box{fill:#fff;stroke:#222;stroke-width:1.2}"
    ".strong{stroke-width:2.4;stroke-dasharray:3 3}.line{fill:none;stroke:#222;stroke-width:1.4}"
    ".edge{fill:none;stroke:#777;stroke-width:1}.false{fill:none;stroke:#222;stroke-width:1.6;stroke-dasharray:2 3}"
    ".tie{fill:none;stroke:#222;stroke-width:1.4;stroke-dasharray:6 4;marker-end:url(#arrow)}"
)
_DEFS = (
    '<defs><marker id="arrow" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8" '
    'orient="auto-start-reverse"><path d="M0 0L10 5L0 10z" fill="#222"/></marker></defs>'
)
