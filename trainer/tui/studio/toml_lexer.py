"""Colours for TOML, a line at a time: what a line is made of, and in which text over several lines it ends.

No grammar and no library: `textual[syntax]` pulls a tree-sitter that crashes, and a line of TOML needs one expression.
"""

from __future__ import annotations

import re
from typing import Final, Literal, NamedTuple

Kind = Literal["comment", "header", "key", "string", "value"]
State = Literal["", '"""', "'''"]
"""The quotes that a text over several lines was opened with, "" outside."""


LONGEST: Final = 2000
"""Characters from which a line stays plain."""


class Piece(NamedTuple):
    """A stretch of a line that has a colour."""

    start: int
    end: int
    kind: Kind


_HEADER: Final = re.compile(r"\s*\[\[?[\w.\"' -]+\]\]?(?=\s*(?:#|$))")
_TOKEN: Final = re.compile(
    r"(?P<comment>#.*)"
    r"|(?P<open>\"\"\"|''')"
    r"|(?P<key>(?:[\w-]+|\"(?:\\.|[^\"\\])*\"|'[^']*')(?:\s*\.\s*[\w-]+)*(?=\s*=))"
    r"|(?P<string>\"(?:\\.|[^\"\\])*\"?|'[^']*'?)"
    r"|(?P<value>[\w.+:-]+)"
)
_ENDS: Final = {
    '"""': re.compile(r'(?:[^"\\]|\\.|\\$|"(?!""))*"{3,5}'),
    "'''": re.compile(r"(?:[^']|'(?!''))*'{3,5}"),
}


def lexed(line: str, state: State) -> tuple[list[Piece], State]:
    """Return the pieces of a line that begins in `state`, and the state after it."""
    pieces: list[Piece] = []
    at = 0
    if state:
        end = _ENDS[state].match(line)
        if end is None:
            return [Piece(0, len(line), "string")], state
        at = end.end()
        pieces.append(Piece(0, at, "string"))
    elif (header := _HEADER.match(line)) is not None:
        at = header.end()
        pieces.append(Piece(0, at, "header"))
    while (token := _TOKEN.search(line, at)) is not None:
        at = token.end()
        kind = token.lastgroup
        if kind == "open":
            quotes: State = '"""' if token.group() == '"""' else "'''"
            end = _ENDS[quotes].match(line, at)
            if end is None:
                return [*pieces, Piece(token.start(), len(line), "string")], quotes
            at = end.end()
            pieces.append(Piece(token.start(), at, "string"))
        else:
            pieces.append(Piece(token.start(), at, kind))  # type: ignore[arg-type]
    return pieces, ""


def after(line: str, state: State) -> State:
    """Return the state after a line; quick for the many lines that change nothing."""
    if not state and '"""' not in line and "'''" not in line:
        return ""
    if len(line) > LONGEST:
        # Nobody writes such a line; taking it apart could take minutes.
        basic: State = '"""'
        quotes: State = state or (basic if basic in line else "'''")
        return state if line.count(quotes) % 2 == 0 else "" if state else quotes
    return lexed(line, state)[1]
