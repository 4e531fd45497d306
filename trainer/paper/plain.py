"""Outside text made plain: what steers or hides is taken out; on pages its quotes are those of print."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_HIDING: Final = frozenset("\u061c\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff")
_REFUSED: Final = frozenset({"Cc", "Cs", "Co", "Cn", "Zl", "Zp"})
REPLACEMENT: Final = "\ufffd"
_CHINESE: Final = re.compile("[\u2e80-\u9fff]")
_OPENING: Final = re.compile(r"""(?<![^\s(\[{–—/“‘"'])(["'])(?=\S)""")
_PRINTED: Final = {"'": ("‘", "’"), '"': ("“", "”")}


def cleaned(text: str) -> str:
    """Return `text` with control, direction, unassigned and invisible characters replaced; newlines stay."""
    return "".join(
        REPLACEMENT
        if character in _HIDING or (character != "\n" and unicodedata.category(character) in _REFUSED)
        else character
        for character in text.replace("\r\n", "\n").replace("\t", " ")
    )


def typeset(text: str) -> str:
    """Return `text` cleaned and with the quotes and apostrophes of print; Chinese text keeps its own."""
    text = cleaned(text)
    if ("'" not in text and '"' not in text) or _CHINESE.search(text):
        return text
    text = _OPENING.sub(lambda found: _PRINTED[found[1]][0], text)
    return text.replace("'", "’").replace('"', "”")
