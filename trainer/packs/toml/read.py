"""From untrusted bytes to plain data: size, keys and depth are capped before the parser sees them."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from trainer.errors import N_, Sentence
from trainer.outside_text import is_utf_16
from trainer.packs.problems import START, FaultyPack, Problem, Span
from trainer.read_input import InputRefused, read_file

MAX_BYTES = 2 * 1024 * 1024
MAX_LINES = 20_000
MAX_VALUES = 10_000
"""Keys, headers and entries of lists: the largest scenario that comes with the program has three thousand."""
MAX_KEY_PARTS = 8
MAX_KEY_LENGTH = 400
MAX_DEPTH = 12

Document = dict[str, Any]

_QUOTED = re.compile(
    r'"""[^"\\]*+(?:(?:\\.|"(?!""))[^"\\]*+)*+(?:""""{0,2}|\Z)|'
    r"'''[^']*+(?:'(?!'')[^']*+)*+(?:''''{0,2}|\Z)|"
    r'"[^"\\\n]*+(?:\\[^\n][^"\\\n]*+)*+"?|'
    r"'[^'\n]*+'?|"
    r"\#[^\n]*+",
    re.DOTALL,
)
"""Texts and comments. What is never closed goes to its end all the same: to look again behind each of its quotes takes
hours."""
_HEADERS = re.compile(r"^[ \t]*\[", re.MULTILINE)
_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_USUAL = N_("a scenario has two or three thousand")
_QUOTES_AS_OPENED = N_("close the text with the quotes that opened it")
_GIVEN_ONCE = N_("a key or table is given once; entries of a list begin with [[name]]")
_NO_CHARACTER = N_("write it as TOML does in texts in double quotes: \\u and four digits")
_COMPLAINTS = (
    ("Expected '=' after a key", N_("expected '=' after a key in a key/value pair"),
     N_("write `key = value`; a key with spaces stands in quotes")),
    ("Invalid statement", N_("invalid statement"), N_("a line holds `key = value`, a [table] or a # comment")),
    ("Invalid value", N_("invalid value"), N_("texts stand in quotes, lists in [ ], tables in { }")),
    ("Invalid initial character", N_("invalid initial character for a key part"),
     N_("a key is letters, digits, - and _; a text stands in quotes")),
    ("Illegal character '\\n'", N_("a text on one line goes over its end"),
     N_("a text over several lines stands between three quotes on each side")),
    ("Illegal character", N_("a character that may not stand in a text: {rest}"), _NO_CHARACTER),
    ("Found invalid character", N_("a character that may not stand here: {rest}"), N_("take it out")),
    ("Unterminated string", N_("a text that is never closed"), _QUOTES_AS_OPENED),
    ('Expected "\'\'\'"', N_("a text that is never closed"), _QUOTES_AS_OPENED),
    ("Expected '\"\"\"'", N_("a text that is never closed"), _QUOTES_AS_OPENED),
    ("Unescaped", N_("an unescaped backslash in a text"),
     N_("double each backslash, or put the text in single quotes")),
    ("Invalid hex value", N_("a character that is not written in hexadecimal digits"),
     N_("after \\u stand four hexadecimal digits, after \\U eight")),
    ("Escaped character", N_("the number of no character"), N_("there is no such character in Unicode")),
    ("Cannot overwrite a value", N_("cannot overwrite a value"), _GIVEN_ONCE),
    ("Cannot declare", N_("a table is declared twice"), _GIVEN_ONCE),
    ("Cannot mutate", N_("something is added to a table or list that was closed"), _GIVEN_ONCE),
    ("Cannot redefine", N_("keys with dots are added to a table that has its own header"), _GIVEN_ONCE),
    ("Duplicate inline table key", N_("a key is given twice in one table: {rest}"), N_("give the key once")),
    ("Unclosed array", N_("unclosed array"), N_("close the list with ]; entries are separated by commas")),
    ("Unclosed inline table", N_("unclosed inline table"),
     N_("close the table in { } on the same line; entries are separated by commas")),
    ("Expected ']]'", N_("expected ']]' at the end of an array declaration"),
     N_("write [[name]] on a line of its own")),
    ("Expected ']'", N_("expected ']' at the end of a table declaration"), N_("write [name] on a line of its own")),
    ("Expected newline", N_("expected newline or end of document after a statement"),
     N_('one `key = value` a line; quotes inside a text are written \\"')),
    ("Invalid date", N_("a day or time that does not exist"),
     N_("days are written year first and in quotes, such as '2026-01-31'")),
)  # fmt: skip
"""How each complaint of the parser begins, what to say instead of it, and how to mend it."""


def read_bytes(path: Path) -> bytes:
    """Return the bytes of `path`.

    Raises:
        FaultyPack: if it is no readable file or larger than `MAX_BYTES`.
    """
    try:
        return read_file(path, MAX_BYTES)
    except InputRefused as refused:
        code, mend = ("E002", N_("a scenario is a few hundred KB of text")) if refused.large else ("E001", "")
        raise fault(code, str(path), refused.wrong, mend) from None


def parse(data: bytes, name: str, most: int = MAX_VALUES) -> Document:
    """Return the TOML document in `data`, of at most `most` values, with arrays as tuples; `name` is told in errors.

    Raises:
        FaultyPack: if it is not UTF-8, exceeds a cap or is not TOML.
    """
    return parse_text(decode(data, name), name, most)


def decode(data: bytes, name: str) -> str:
    """Return the text of a file: UTF-8, with or without a byte order mark, any line ends.

    Raises:
        FaultyPack: if it is not.
    """
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        if is_utf_16(data):
            raise fault(
                "E003",
                name,
                N_("is not UTF-8 text but UTF-16"),
                N_("save it as UTF-8 in your editor; PowerShell's > writes UTF-16"),
            ) from None
        line = data.count(b"\n", 0, error.start) + 1
        begun = data.rfind(b"\n", 0, error.start) + 1
        column = len(data[begun : error.start].decode("utf-8-sig", "replace")) + 1
        raise fault(
            "E003",
            name,
            N_("is not UTF-8 text (line {line})"),
            N_("save it as UTF-8 in your editor; GBK and UTF-16 are not read"),
            Span(line, column, line, column),
            line=line,
        ) from None


def parse_text(text: str, name: str, most: int = MAX_VALUES) -> Document:
    """Return the TOML document in `text`, of at most `most` values, with arrays as tuples.

    Raises:
        FaultyPack: if it exceeds a cap or is not TOML.
    """
    refuse_costly(text, name, most)
    try:
        return _frozen(tomllib.loads(text))  # type: ignore[no-any-return]
    except tomllib.TOMLDecodeError as error:
        raise _not_toml(text, name, str(error)) from None
    except (RecursionError, ValueError):
        raise fault(
            "E004", name, N_("is not TOML that can be read: nested too deeply, or a number or date out of range")
        ) from None


def _not_toml(text: str, name: str, message: str) -> FaultyPack:
    from trainer.packs.toml.mistakes import mistake_at
    from trainer.packs.toml.positions import Positions
    from trainer.packs.toml.statements import slip_in_statement

    positions = Positions(text)
    place = _PLACE.search(message)
    said = _PLACE.sub("", message)
    at = positions.offset(int(place[1]), int(place[2])) if place and place[1] else len(text)
    found = mistake_at(text, at, said) or slip_in_statement(text, positions, at, said)
    if found is not None:
        span = positions.stretch(found.start, found.end)
        return _no_toml(name, found.wrong, found.mend, span, positions.line(span.line))
    if place and place[1]:
        line, column = int(place[1]), int(place[2])
        span = Span(line, column, line, column + 1)
    elif positions.broken >= 0:
        # The parser noticed only at the end; what was never closed began here.
        span = positions.stretch(positions.broken, min(len(text), positions.broken + 1))
    else:
        span = positions.stretch(len(text), len(text))
    wrong, mend = _complaint(said)
    return _no_toml(name, wrong, mend, span, positions.line(span.line))


def _complaint(said: str) -> tuple[Sentence, Sentence]:
    """Return what is wrong and how to mend it, in our words for what the parser says."""
    for beginning, words, remedy in _COMPLAINTS:
        if said.startswith(beginning):
            rest = said[len(beginning) :].strip()[:60]
            return Sentence(words, rest=rest) if "{rest}" in words else Sentence(words), Sentence(remedy)
    return Sentence(N_("it does not go on as TOML does ({reason})"), reason=said[:200]), Sentence("")


def _no_toml(name: str, wrong: Sentence, mend: Sentence, span: Span, source: str) -> FaultyPack:
    return fault("E004", name, N_("is not TOML: {wrong}"), mend, span, source, wrong=wrong)


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
    return _no_toml(name, found.wrong, found.mend, span, lines[row])


def refuse_costly(text: str, name: str, most: int = MAX_VALUES) -> None:
    """Refuse a text whose keys, nesting or number of values would cost time or memory out of proportion.

    Args:
        text: what is to be parsed.
        name: the file's name in errors.
        most: how many values it may hold.

    Raises:
        FaultyPack: naming the line.
    """
    # Before anything that takes longer than to count; lines of texts are lines too.
    if text.count("\n") > max(MAX_LINES, most):
        raise fault("E002", name, N_("has more than {count} lines"), _USUAL, count=max(MAX_LINES, most))
    bare, texts = _QUOTED.subn(_blanked, text)
    if bare.count("=") + bare.count(",") + len(_HEADERS.findall(bare)) > most:
        raise fault("E002", name, N_("holds more than {count} values"), _USUAL, count=most)

    def slipped(number: int) -> FaultyPack | None:
        # To look for the slip among hundreds of thousands of texts would cost more than it tells.
        return _slipped(text, name, number) if texts <= 3 * most else None

    depth = 0
    for number, line in enumerate(bare.split("\n"), start=1):
        if len(line) > MAX_KEY_LENGTH or line.count(".") >= MAX_KEY_PARTS:
            for part in re.split(r"[=,{}]", line):
                if part.count(".") >= MAX_KEY_PARTS or len(part.strip()) > MAX_KEY_LENGTH:
                    raise slipped(number) or fault(
                        "E005",
                        name,
                        N_("a key or number of more than {parts} parts or {characters} characters"),
                        N_("texts stand in quotes"),
                        Span(number, 1, number, 2),
                        text.split("\n", number)[number - 1][:200],
                        parts=MAX_KEY_PARTS,
                        characters=MAX_KEY_LENGTH,
                    )
        if "[" in line or "]" in line or "{" in line or "}" in line:
            for character in line:
                depth += (character in "[{") - (character in "]}")
                if depth > MAX_DEPTH:
                    raise slipped(number) or fault(
                        "E006",
                        name,
                        N_("arrays and tables nested deeper than {depth}"),
                        N_("a bracket may be left open further up"),
                        Span(number, 1, number, 2),
                        text.split("\n", number)[number - 1][:200],
                        depth=MAX_DEPTH,
                    )


def _blanked(match: re.Match[str]) -> str:
    """Return what stands for a text or comment: as many lines, and nothing in them."""
    return "S" + "\n" * match.group().count("\n")


def fault(
    code: str, file: str, wrong: str | Sentence, mend: str | Sentence = "", span: Span = START, source: str = "", /,
    **values: object,
) -> FaultyPack:  # fmt: skip
    """Return the error for a file that cannot be used at all, with what fills the placeholders of its texts."""
    hint = mend if isinstance(mend, Sentence) else Sentence(mend, **values)
    said = wrong if isinstance(wrong, Sentence) else Sentence(wrong, **values)
    return FaultyPack([Problem(code, file, (), said, hint, span=span, source=source)])


def _frozen(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _frozen(item) for key, item in value.items()}
    if isinstance(value, list):
        return tuple(_frozen(item) for item in value)
    return value
