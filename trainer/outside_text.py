"""Text from outside: bytes that become text, and characters that would steer a terminal or hide what stands there."""

from __future__ import annotations

import re
from collections.abc import Callable

LONGEST_VALUE = 1000
"""Characters of a name or argument that a message repeats."""
_BEGINNING = 700

_STEERING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff\ufff9-\ufffb"
    "\U000e0000-\U000e007f]"
)
_UNDECODED = re.compile("[\udc80-\udcff]")
_TWINS = {full: full - 0xFEE0 for full in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_MARKS_OF_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def visible(text: str) -> str:
    r"""Return `text` with control, direction and invisible characters as JSON writes them, such as `\u001b`.

    Line feeds and tabs stay, and JSON stays JSON.
    """
    return _STEERING.sub(_escaped, text)


def steers(text: str) -> bool:
    """Return whether `text` holds a character that would steer a terminal or hide what stands there."""
    return _STEERING.search(text) is not None


def replaced(text: str, stand_in: Callable[[str], str]) -> str:
    """Return `text` with what `stand_in` returns in place of each character that steers or hides."""
    return _STEERING.sub(lambda found: stand_in(found.group()), text)


def quoted(text: str) -> str:
    """Return `text` as a message may repeat it: visible, on one line, the middle left out if it is very long."""
    if len(text) > LONGEST_VALUE:
        text = f"{text[:_BEGINNING]}…{text[_BEGINNING - LONGEST_VALUE :]}"
    return visible(text).replace("\n", "\\n").replace("\t", " ")


def without_controls(text: str) -> str:
    """Return `text` on one line, without what steers or hides: a name as it is taken in."""
    return " ".join(_STEERING.sub(" ", text).split())


def half_width(text: str) -> str:
    """Return `text` with full-width letters, figures, signs and spaces as their half-width twins: as keys are meant."""
    return text.translate(_TWINS)


def is_utf_16(data: bytes) -> bool:
    """Return whether `data` begins with the mark of UTF-16, as what PowerShell's `>` writes does."""
    return data.startswith(_MARKS_OF_UTF_16)


def decoded(data: bytes) -> str:
    """Return the text in `data`: UTF-8 with or without a byte order mark, or UTF-16 with one.

    Raises:
        UnicodeDecodeError: if it is neither.
    """
    return data.decode("utf-16" if is_utf_16(data) else "utf-8-sig")


def is_undecoded(line: str) -> bool:
    """Return whether a line of input holds bytes that are no text in its encoding (as `surrogateescape` keeps them)."""
    return _UNDECODED.search(line) is not None


def _escaped(found: re.Match[str]) -> str:
    units = found.group().encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[place : place + 4]}" for place in range(0, len(units), 4))
