"""Where in a TOML text each key and value stands: a scanner that goes as far as the file makes sense.

It decides nothing about what is valid; tomllib does. What it cannot read it skips to the next line.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from trainer.packs.problems import START, Key, Span

_MAX_DEPTH = 50

_BLANK = re.compile(r"(?:[ \t\r\n]+|#[^\n]*)*")
_SPACE = re.compile(r"[ \t]*")
_BASIC = r'"[^"\\\n]*+(?:\\[^\n][^"\\\n]*+)*+"'
_LITERAL = r"'[^'\n]*'"
_PART = re.compile(rf"[A-Za-z0-9_-]+|{_BASIC}|{_LITERAL}")
_HEADER_LINE = re.compile(r"\[\[?[A-Za-z][\w.-]*\]\]?[ \t]*(?:#[^\n]*)?$", re.MULTILINE)
_SCALAR = re.compile(
    r'"""[^"\\]*+(?:(?:\\.|"(?!""))[^"\\]*+)*+""""{0,2}|'
    r"'''[^']*+(?:'(?!'')[^']*+)*+''''{0,2}|"
    rf"{_BASIC}|{_LITERAL}|"
    r"\d{4}-\d\d-\d\d \d\d:[0-9:.+Zz-]*|"
    r"[^\s\"',\[\]{}#=]+",
    re.DOTALL,
)


class _Spot(NamedTuple):
    """Offsets of a key and of its value; for an array's element both are the element."""

    key: int
    key_end: int
    value: int
    value_end: int


class Statement(NamedTuple):
    """One header or pair, as far as it could be read.

    Attributes:
        begun: offset where it begins.
        end: offset where it was read to.
        opening: "[" or "[[" of a header, "" of a pair, "?" of what could not be read.
        path: the key path of the table or value; of what could not be read that of the table it stands in.
    """

    begun: int
    end: int
    opening: str
    path: Key


class _Broken(Exception):
    """The text does not go on as TOML would."""


class Positions:
    """The places of everything in one TOML text.

    Attributes:
        spots: what was found, by key path.
        statements: headers and pairs in the order of the text, and what could not be read.
        broken: offset of the first place that could not be read, or −1.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.spots: dict[Key, _Spot] = {}
        self.statements: list[Statement] = []
        self.broken = -1
        self._at = 0
        self._table: Key = ()
        self._arrays: dict[Key, int] = {}
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]
        self._scan()

    def span(self, key: Key, *, on_key: bool = False) -> Span:
        """Return the place of the value at `key`, or of its name; of the nearest table around it if it is not there."""
        if not key:
            return START
        spot = self.spots.get(key)
        if spot is None:
            return self.span(key[:-1])
        return self.stretch(spot.key, spot.key_end) if on_key else self.stretch(spot.value, spot.value_end)

    def stretch(self, start: int, end: int) -> Span:
        """Return the span between two offsets."""
        return Span(*self._point(start), *self._point(end))

    def offset(self, line: int, column: int) -> int:
        """Return the offset of a place; the end of the text for a line behind it."""
        return self._starts[line - 1] + column - 1 if line <= len(self._starts) else len(self.text)

    def narrowed(self, span: Span, sign: str) -> Span:
        """Return the place of the first `sign`, raw or as TOML escapes it, within a span; the span if there is none."""
        start, end = self.offset(span.line, span.column), self.offset(span.end_line, span.end_column)
        number = ord(sign)
        escapes = f"\\u{number:04x}", f"\\U{number:08x}", *(["\\t"] if sign == "\t" else ())
        pattern = "|".join(map(re.escape, (sign, *escapes)))
        found = re.compile(pattern, re.IGNORECASE).search(self.text, start, end)
        return self.stretch(found.start(), found.end()) if found else span

    def line(self, number: int) -> str:
        """Return a line of the text without its end."""
        start = self._starts[min(number, len(self._starts)) - 1]
        end = self.text.find("\n", start)
        return self.text[start:] if end < 0 else self.text[start:end]

    def _point(self, offset: int) -> tuple[int, int]:
        row = bisect_right(self._starts, offset)
        return row, offset - self._starts[row - 1] + 1

    def _scan(self) -> None:
        text = self.text
        while True:
            self._blank()
            if self._at >= len(text):
                return
            begun = self._at
            try:
                if text[begun] == "[":
                    self._header()
                    opening, path = "[[" if text.startswith("[[", begun) else "[", self._table
                else:
                    opening, path = "", self._pair(self._table, 0)
                self.statements.append(Statement(begun, self._at, opening, path))
            except _Broken:
                if self.broken < 0:
                    self.broken = self._at
                self.statements.append(Statement(begun, self._at, "?", self._table))
                self._at = self._next_line(begun)

    def _next_line(self, begun: int) -> int:
        """Return where to go on after a statement that was begun and broken off: at a line that may be another one."""
        row = self.text.rfind("\n", begun, self._at) + 1
        if row > begun and not self.text[row : self._at].strip(" \t["):
            return row
        end = self.text.find("\n", max(begun, self._at))
        return len(self.text) if end < 0 else end + 1

    def _header(self) -> None:
        begun = self._at
        double = self.text.startswith("[[", begun)
        self._at += 2 if double else 1
        parts = self._key()
        closing = "]]" if double else "]"
        if not self.text.startswith(closing, self._at):
            raise _Broken
        self._at += len(closing)
        whole = (begun, self._at)
        path: Key = ()
        for place, (name, start, end) in enumerate(parts):
            path = (*path, name)
            last = place == len(parts) - 1
            self.spots.setdefault(path, _Spot(start, end, *(whole if last else (start, end))))
            if last and double:
                self._arrays[path] = self._arrays.get(path, -1) + 1
                path = (*path, self._arrays[path])
                self.spots[path] = _Spot(start, end, *whole)
            elif path in self._arrays:
                path = (*path, self._arrays[path])
        self._table = path

    def _pair(self, table: Key, depth: int) -> Key:
        parts = self._key()
        if not self.text.startswith("=", self._at):
            raise _Broken
        self._at += 1
        path = table
        for name, start, end in parts[:-1]:
            path = (*path, name)
            self.spots.setdefault(path, _Spot(start, end, start, end))
        name, start, end = parts[-1]
        path = (*path, name)
        self._space()
        begun = self._at
        # Known before the value is read, so that a broken value still has a place.
        self.spots.setdefault(path, _Spot(start, end, begun, begun))
        self._value(path, depth)
        self.spots[path] = _Spot(start, end, begun, self._at)
        return path

    def _key(self) -> list[tuple[str, int, int]]:
        parts = []
        while True:
            self._space()
            match = _PART.match(self.text, self._at)
            if match is None:
                raise _Broken
            self._at = match.end()
            parts.append((_unquoted(match.group()), match.start(), match.end()))
            self._space()
            if not self.text.startswith(".", self._at):
                return parts
            self._at += 1

    def _value(self, path: Key, depth: int) -> None:
        if depth > _MAX_DEPTH:
            raise _Broken
        opening = self.text[self._at : self._at + 1]
        if opening == "[":
            self._array(path, depth)
        elif opening == "{":
            self._inline(path, depth)
        else:
            match = _SCALAR.match(self.text, self._at)
            if match is None:
                raise _Broken
            self._at = match.end()

    def _array(self, path: Key, depth: int) -> None:
        self._at += 1
        position = 0
        while not self._closes("]"):
            begun = self._at
            if not depth and _HEADER_LINE.match(self.text, begun) and self.text[begun - 1] == "\n":
                # No entry of a list looks like this: the list was not closed.
                raise _Broken
            self._value((*path, position), depth + 1)
            self.spots[(*path, position)] = _Spot(begun, self._at, begun, self._at)
            position += 1
            self._separated("]")

    def _inline(self, path: Key, depth: int) -> None:
        self._at += 1
        while not self._closes("}"):
            self._pair(path, depth + 1)
            self._separated("}")

    def _closes(self, bracket: str) -> bool:
        self._blank()
        if self._at >= len(self.text):
            raise _Broken
        if self.text[self._at] == bracket:
            self._at += 1
            return True
        return False

    def _separated(self, bracket: str) -> None:
        self._blank()
        if self.text.startswith(",", self._at):
            self._at += 1
        elif not self.text.startswith(bracket, self._at):
            raise _Broken

    def _blank(self) -> None:
        match = _BLANK.match(self.text, self._at)
        if match is not None:
            self._at = match.end()

    def _space(self) -> None:
        match = _SPACE.match(self.text, self._at)
        if match is not None:
            self._at = match.end()


def _unquoted(part: str) -> str:
    if part[0] == "'":
        return part[1:-1]
    if part[0] != '"':
        return part
    if "\\" not in part:
        return part[1:-1]
    import tomllib

    try:
        return str(tomllib.loads(f"x = {part}")["x"])
    except tomllib.TOMLDecodeError:
        return part[1:-1]
