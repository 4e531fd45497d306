"""Outside text made safe to set: what steers or hides is taken out, Markdown's signs are disarmed."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_HIDING: Final = frozenset("\u061c\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff")
_REFUSED: Final = frozenset({"Cc", "Cs", "Co", "Cn", "Zl", "Zp"})
REPLACEMENT: Final = "\ufffd"
_SIGNS: Final = re.compile(r"([\\`*_{}\[\]<>|~$&^#@!])")
_BULLET: Final = re.compile(r"^([-+])(?=\s|$)")
_NUMBERED: Final = re.compile(r"^(\d+)([.)])(?=\s|$)")
_RULE: Final = re.compile(r"^([-=]{2,}|[-\s]{2,})$")


def cleaned(text: str) -> str:
    """Return `text` with control, direction, unassigned and invisible characters replaced; newlines stay."""
    return "".join(
        REPLACEMENT
        if character in _HIDING or (character != "\n" and unicodedata.category(character) in _REFUSED)
        else character
        for character in text.replace("\r\n", "\n").replace("\t", " ")
    )


def in_markdown(text: str) -> str:
    """Return `text` as one line of Markdown that shows these characters and nothing else.

    No emphasis, heading, list, link, image, table cell, mention, bare address or HTML can come of it.
    """
    line = " ".join(cleaned(text).split())
    line = _SIGNS.sub(r"\\\1", line)
    line = line.replace("//", "/\\/")
    line = re.sub(r"(?i)\b(www)\.", r"\1\\.", line)
    line = _NUMBERED.sub(r"\1\\\2", line)
    line = _BULLET.sub(r"\\\1", line)
    return _RULE.sub(r"\\\1", line)
