"""Outside text made plain, its quotes those of print, and the words that every printed page uses."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

from trainer.i18n.translator import Translator

_HIDING: Final = frozenset("\u061c\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff")
_REFUSED: Final = frozenset({"Cc", "Cs", "Co", "Cn", "Zl", "Zp"})
REPLACEMENT: Final = "\ufffd"
_CHINESE: Final = re.compile("[\u2e80-\u9fff]")
_OPENING: Final = re.compile(r"""(?<![^\s(\[{–—/“‘"'])(["'])(?=\S)""")
_PRINTED: Final = {"'": ("‘", "’"), '"': ("“", "”")}


def cleaned(text: str) -> str:
    """Return `text` with control, direction, unassigned and invisible characters replaced; newlines stay."""
    # What Python takes for printable is in none of the categories; almost every text is.
    if text.replace("\n", "").isprintable():
        return text
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


_STOP = re.compile(r"(?<![.。])[.。]$")


def unstopped(text: str) -> str:
    """Return a text without the full stop at its end, to be quoted where the sentence goes on."""
    return _STOP.sub("", text.strip())


def without_glyphs(tr: Translator, missing: Iterable[str]) -> str:
    """Return a sentence that names characters which no font of ours holds."""
    codes = tr.listed(f"{one} (U+{ord(one):04X})" if one.isprintable() else f"U+{ord(one):04X}" for one in missing)
    return tr("no font of ours holds {codes}: printed as a code in brackets", codes=codes)


def page_numbers(tr: Translator) -> tuple[str, str, str]:
    """Return what stands before, between and after the two numbers of "page 1 of 3"."""
    before, between, after = tr("page {page} of {pages}", page="\0", pages="\0").split("\0")
    return before, between, after
