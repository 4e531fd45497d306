"""Colours for TOML, a line at a time: what a line is made of, and in which text over several lines it ends.

No grammar and no library: `textual[syntax]` pulls a tree-sitter that crashes, and a line of TOML needs one expression.
"""

from __future__ import annotations

import re
from typing import Final, Literal, NamedTuple

TokenKind = Literal["comment", "header", "key", "string", "value"]
QuoteState = Literal["", '"""', "'''"]
"""The quotes that a text over several lines was opened with, "" outside."""


MAX_COLOURED: Final = 2000
"""Characters from which a line stays plain."""


class Token(NamedTuple):
    """A stretch of a line that has a colour."""

    start: int
    end: int
    kind: TokenKind


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


def lex_line(line: str, state: QuoteState) -> tuple[list[Token], QuoteState]:
    """Return the tokens of a line that begins in `state`, and the state after it."""
    tokens: list[Token] = []
    at = 0
    if state:
        end = _ENDS[state].match(line)
        if end is None:
            return [Token(0, len(line), "string")], state
        at = end.end()
        tokens.append(Token(0, at, "string"))
    elif (header := _HEADER.match(line)) is not None:
        at = header.end()
        tokens.append(Token(0, at, "header"))
    while (match := _TOKEN.search(line, at)) is not None:
        at = match.end()
        kind = match.lastgroup
        if kind == "open":
            quotes: QuoteState = '"""' if match.group() == '"""' else "'''"
            end = _ENDS[quotes].match(line, at)
            if end is None:
                return [*tokens, Token(match.start(), len(line), "string")], quotes
            at = end.end()
            tokens.append(Token(match.start(), at, "string"))
        else:
            tokens.append(Token(match.start(), at, kind))  # type: ignore[arg-type]
    return tokens, ""


def state_after(line: str, state: QuoteState) -> QuoteState:
    """Return the state after a line; quick for the many lines that change nothing."""
    if not state and '"""' not in line and "'''" not in line:
        return ""
    if len(line) > MAX_COLOURED:
        # Nobody writes such a line; taking it apart could take minutes.
        basic: QuoteState = '"""'
        quotes: QuoteState = state or (basic if basic in line else "'''")
        return state if line.count(quotes) % 2 == 0 else "" if state else quotes
    return lex_line(line, state)[1]
