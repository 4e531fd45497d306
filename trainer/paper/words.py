"""Words that every printed page uses."""

from __future__ import annotations

import re
from collections.abc import Iterable

from trainer.i18n.translator import Translator

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
