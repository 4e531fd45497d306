"""From untrusted bytes to plain data: size, keys and depth are capped before the parser sees them."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from trainer.packs.problems import START, FaultyPack, Problem, Span

MAX_BYTES = 8 * 1024 * 1024
MAX_KEY_PARTS = 8
MAX_KEY_LENGTH = 400
MAX_DEPTH = 12

Document = dict[str, Any]

_QUOTED = re.compile(
    r'"""[^"\\]*(?:(?:\\.|"(?!""))[^"\\]*)*""""{0,2}|'
    r"'''[^']*(?:'(?!'')[^']*)*''''{0,2}|"
    r'"(?:\\.|[^"\\\n])*"|'
    r"'[^'\n]*'|"
    r"\#[^\n]*",
    re.DOTALL,
)
_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_REMEDIES = (
    ("Expected '=' after a key", "write `key = value`; a key with spaces stands in quotes"),
    ("Invalid statement", "a line holds `key = value`, a [table] or a # comment"),
    ("Invalid value", "texts stand in quotes, lists in [ ], tables in { }"),
    ("Invalid initial character", "a key is letters, digits, - and _; a text stands in quotes"),
    ("Illegal character '\\n'", "a text over several lines stands between three quotes on each side"),
    ("Unterminated string", "close the text with the quotes that opened it"),
    ("Expected '''", "close the text with the quotes that opened it"),
    ("Unescaped", "double each backslash, or put the text in single quotes"),
    ("Cannot overwrite a value", "a key or table is given once; entries of a list begin with [[name]]"),
    ("Cannot declare", "a key or table is given once; entries of a list begin with [[name]]"),
    ("Cannot mutate", "a key or table is given once; entries of a list begin with [[name]]"),
    ("Duplicate inline table key", "give the key once"),
    ("Unclosed array", "close the list with ]; entries are separated by commas"),
    ("Unclosed inline table", "close the table with } on the same line; entries are separated by commas"),
    ("Expected newline or end of document", 'one `key = value` a line; quotes inside a text are written \\"'),
)


def read_bytes(path: Path) -> bytes:
    """Return the bytes of `path`.

    Raises:
        FaultyPack: if it is no readable file or larger than `MAX_BYTES`.
    """
    name = str(path)
    try:
        if not path.is_file():
            raise fault("E001", name, "is not a file" if path.exists() else "there is no such file")
        if path.stat().st_size > MAX_BYTES:
            raise fault(
                "E002",
                name,
                f"is larger than {MAX_BYTES // 1024 // 1024} MB",
                "a scenario is a few hundred KB of text",
            )
        return path.read_bytes()
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else None
        raise fault("E001", name, f"cannot be read: {reason or error}") from None


def parse(data: bytes, name: str) -> Document:
    """Return the TOML document in `data`, with arrays as tuples; `name` is the file's name in errors.

    Raises:
        FaultyPack: if it is not UTF-8, exceeds a cap or is not TOML.
    """
    return parse_text(decode(data, name), name)


def decode(data: bytes, name: str) -> str:
    """Return the text of a file: UTF-8, with or without a byte order mark, any line ends.

    Raises:
        FaultyPack: if it is not.
    """
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        begun = data.rfind(b"\n", 0, error.start) + 1
        column = len(data[begun : error.start].decode("utf-8-sig", "replace")) + 1
        raise fault(
            "E003",
            name,
            f"is not UTF-8 text (line {line})",
            "save it as UTF-8 in your editor; GBK and UTF-16 are not read",
            Span(line, column, line, column),
        ) from None


def parse_text(text: str, name: str) -> Document:
    """Return the TOML document in `text`, with arrays as tuples.

    Raises:
        FaultyPack: if it exceeds a cap or is not TOML.
    """
    refuse_costly(text, name)
    try:
        return _frozen(tomllib.loads(text))  # type: ignore[no-any-return]
    except tomllib.TOMLDecodeError as error:
        raise _not_toml(text, name, str(error)) from None
    except (RecursionError, ValueError):
        raise fault(
            "E004", name, "is not TOML that can be read: nested too deeply, or a number or date out of range"
        ) from None


def _not_toml(text: str, name: str, message: str) -> FaultyPack:
    from trainer.packs.toml.mistakes import mistake_at
    from trainer.packs.toml.positions import Positions

    positions = Positions(text)
    place = _PLACE.search(message)
    said = _PLACE.sub("", message)[:200]
    found = mistake_at(text, positions.offset(int(place[1]), int(place[2])) if place and place[1] else len(text), said)
    if found is not None:
        span = positions.stretch(found.start, found.end)
        return fault("E004", name, f"is not TOML: {found.said}", found.hint, span, positions.line(span.line))
    if place and place[1]:
        line, column = int(place[1]), int(place[2])
        span = Span(line, column, line, column + 1)
    elif positions.broken >= 0:
        # The parser noticed only at the end; what was never closed began here.
        span = positions.stretch(positions.broken, min(len(text), positions.broken + 1))
    else:
        span = positions.stretch(len(text), len(text))
    hint = next((remedy for beginning, remedy in _REMEDIES if said.startswith(beginning)), "")
    said = said[:1].lower() + said[1:]
    return fault("E004", name, f"is not TOML: {said}", hint, span, positions.line(span.line))


def _slipped(text: str, name: str, number: int) -> FaultyPack | None:
    """Return the slip of quotes up to this line that makes prose look like a key, if there is one."""
    from trainer.packs.toml.mistakes import mistake_before

    lines = text.split("\n", number)[:number]
    found = mistake_before(text, sum(map(len, lines)) + number - 1)
    if found is None:
        return None
    # Not by `Positions`: what is refused here would cost it as much as the parser.
    row = text.count("\n", 0, found.start)
    column = found.start - text.rfind("\n", 0, found.start)
    span = Span(row + 1, column, row + 1, column + found.end - found.start)
    return fault("E004", name, f"is not TOML: {found.said}", found.hint, span, lines[row])


def refuse_costly(text: str, name: str) -> None:
    """Refuse a text whose keys or nesting would cost the parser time or memory out of proportion.

    Raises:
        FaultyPack: naming the line.
    """
    bare = _QUOTED.sub(lambda match: "S" + "\n" * match.group().count("\n"), text)
    depth = 0
    for number, line in enumerate(bare.split("\n"), start=1):
        here = Span(number, 1, number, 2)
        if len(line) > MAX_KEY_LENGTH or line.count(".") >= MAX_KEY_PARTS:
            for part in re.split(r"[=,{}]", line):
                if part.count(".") >= MAX_KEY_PARTS or len(part.strip()) > MAX_KEY_LENGTH:
                    raise _slipped(text, name, number) or fault(
                        "E005",
                        name,
                        f"a key or number of more than {MAX_KEY_PARTS} parts or {MAX_KEY_LENGTH} characters",
                        "texts stand in quotes",
                        here,
                        text.split("\n", number)[number - 1][:200],
                    )
        if "[" in line or "]" in line or "{" in line or "}" in line:
            for character in line:
                depth += (character in "[{") - (character in "]}")
                if depth > MAX_DEPTH:
                    raise _slipped(text, name, number) or fault(
                        "E006",
                        name,
                        f"arrays and tables nested deeper than {MAX_DEPTH}",
                        "a bracket may be left open further up",
                        here,
                        text.split("\n", number)[number - 1][:200],
                    )


def fault(code: str, file: str, message: str, hint: str = "", span: Span | None = None, source: str = "") -> FaultyPack:
    """Return the error for a file that cannot be used at all."""
    return FaultyPack([Problem(code, file, (), message, hint, span=span or START, source=source)])


def _frozen(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _frozen(item) for key, item in value.items()}
    if isinstance(value, list):
        return tuple(_frozen(item) for item in value)
    return value
