"""The fonts of the printed pages, and which characters they hold."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import Final

_PACKAGE = Path(__file__).resolve().parent.parent
_CHOOSING: Final = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef\u200c\u200d]")
"""Selectors and joiners: they choose a form of the character before them and have none of their own."""


def folder() -> Path:
    """Return the folder of the fonts, installed or in a checkout."""
    inside = _PACKAGE / "shipped" / "assets" / "fonts"
    return inside if inside.is_dir() else _PACKAGE.parent / "assets" / "fonts"


@cache
def held() -> frozenset[str]:
    """Return every character that one of the fonts holds."""
    codes: set[int] = set()
    for span in (folder() / "coverage.txt").read_text(encoding="ascii").split():
        first, _, last = span.partition("-")
        codes.update(range(int(first, 16), int(last or first, 16) + 1))
    return frozenset(map(chr, codes))


def shown(text: str) -> tuple[str, frozenset[str]]:
    """Return `text` with every character that no font holds given by its code, and those characters.

    A font that lacks a character prints a blank and says nothing.
    """
    text = _CHOOSING.sub("", unicodedata.normalize("NFC", text))
    missing = frozenset(text) - held() - {"\n"}
    for character in missing:
        text = text.replace(character, f"[U+{ord(character):04X}]")
    return text, missing
