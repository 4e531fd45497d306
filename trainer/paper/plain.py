"""Outside text made plain: what steers or hides is taken out."""

from __future__ import annotations

import unicodedata
from typing import Final

_HIDING: Final = frozenset("\u061c\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff")
_REFUSED: Final = frozenset({"Cc", "Cs", "Co", "Cn", "Zl", "Zp"})
REPLACEMENT: Final = "\ufffd"


def cleaned(text: str) -> str:
    """Return `text` with control, direction, unassigned and invisible characters replaced; newlines stay."""
    return "".join(
        REPLACEMENT
        if character in _HIDING or (character != "\n" and unicodedata.category(character) in _REFUSED)
        else character
        for character in text.replace("\r\n", "\n").replace("\t", " ")
    )
