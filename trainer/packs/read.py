"""From untrusted bytes to plain data: size, keys and depth are capped before the parser sees them."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from trainer.packs.problems import FaultyPack, Problem

MAX_BYTES = 8 * 1024 * 1024
MAX_KEY_PARTS = 8
MAX_KEY_LENGTH = 400
MAX_DEPTH = 12

Document = dict[str, Any]

_QUOTED = re.compile(
    r'"""(?:\\.|[^\\])*?"""|'
    r"'''.*?'''|"
    r'"(?:\\.|[^"\\\n])*"|'
    r"'[^'\n]*'|"
    r"\#[^\n]*",
    re.DOTALL,
)


def read_bytes(path: Path) -> bytes:
    """Return the bytes of `path`.

    Raises:
        FaultyPack: if it is no readable file or larger than `MAX_BYTES`.
    """
    name = str(path)
    try:
        if not path.is_file():
            raise fault(name, "is not a file" if path.exists() else "there is no such file")
        if path.stat().st_size > MAX_BYTES:
            raise fault(
                name, f"is larger than {MAX_BYTES // 1024 // 1024} MB", "a scenario is a few hundred KB of text"
            )
        return path.read_bytes()
    except OSError as error:
        raise fault(name, f"cannot be read: {error.strerror or error}") from None


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
        raise fault(
            name, f"is not UTF-8 text (line {line})", "save it as UTF-8 in your editor; GBK and UTF-16 are not read"
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
        raise fault(name, f"is not TOML: {str(error)[:200]}") from None
    except (RecursionError, ValueError):
        raise fault(name, "is not TOML that can be read: nested too deeply, or a number or date out of range") from None


def refuse_costly(text: str, name: str) -> None:
    """Refuse a text whose keys or nesting would cost the parser time or memory out of proportion.

    Raises:
        FaultyPack: naming the line.
    """
    bare = _QUOTED.sub(lambda match: "S" + "\n" * match.group().count("\n"), text)
    depth = 0
    for number, line in enumerate(bare.split("\n"), start=1):
        for part in re.split(r"[=,{}]", line):
            if part.count(".") >= MAX_KEY_PARTS or len(part.strip()) > MAX_KEY_LENGTH:
                raise fault(
                    name,
                    f"line {number}: a key or number of more than {MAX_KEY_PARTS} parts or {MAX_KEY_LENGTH} characters",
                )
        if "[" in line or "]" in line or "{" in line or "}" in line:
            for character in line:
                depth += (character in "[{") - (character in "]}")
                if depth > MAX_DEPTH:
                    raise fault(name, f"line {number}: arrays and tables nested deeper than {MAX_DEPTH}")


def fault(file: str, message: str, hint: str = "") -> FaultyPack:
    """Return the error for a file that cannot be used at all."""
    return FaultyPack([Problem(file, (), message, hint)])


def _frozen(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _frozen(item) for key, item in value.items()}
    if isinstance(value, list):
        return tuple(_frozen(item) for item in value)
    return value
