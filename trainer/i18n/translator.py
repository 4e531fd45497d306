"""Speaking one language: a value that front ends hold, never a global switch."""

from __future__ import annotations

import gettext
import locale
import os
import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from trainer.errors import N_
from trainer.i18n.languages import LANGUAGES, SOURCE
from trainer.i18n.terms import TERMS

CATALOGUES = Path(__file__).with_name("locale")
DOMAIN = "trainer"

_SINGLE = str.maketrans("“”", "‘’")
_QUOTED = re.compile(r"“\{(\w+)\}")


class Translator:
    """Words in one language.

    Attributes:
        language: two letters, one of `LANGUAGES`.
    """

    def __init__(self, language: str) -> None:
        self.language = language if language in LANGUAGES else SOURCE
        self._nested_quotes = LANGUAGES[self.language].nested_quotes
        self._catalogue = gettext.translation(DOMAIN, CATALOGUES, [self.language], fallback=True)
        # A class's debriefs say the same few hundred sentences hundreds of thousands of times.
        self._words = lru_cache(maxsize=4096)(self._looked_up)

    def __reduce__(self) -> tuple[type[Translator], tuple[str]]:
        # Sent to another process, it takes its words from the catalogue there.
        return Translator, (self.language,)

    def __call__(self, text: str, /, **values: object) -> str:
        """Return `text` in this language with its `{placeholders}` filled in."""
        words, quoted = self._words(text)
        if not values:
            return words
        for name in quoted:
            if name in values:
                values[name] = self.inside(str(values[name]))
        return words.format(**values)

    def _looked_up(self, text: str) -> tuple[str, tuple[str, ...]]:
        """Return `text` in this language, and the placeholders whose values want single quotes for their own."""
        words = self._catalogue.gettext(text) if text else ""
        return words, tuple(_QUOTED.findall(words)) if self._nested_quotes else ()

    def plural(self, one: str, many: str, count: int, /, **values: object) -> str:
        """Return the form of the text for `count`, which fills `{count}`."""
        return self._catalogue.ngettext(one, many, count).format(count=count, **values)

    def inside(self, text: str) -> str:
        """Return a text that is to stand in quotes, with single quotes for its own where the language wants them."""
        return text.translate(_SINGLE) if self._nested_quotes else text

    def listed(self, words: Iterable[str]) -> str:
        """Return `words` as a list in one line."""
        # Translators: what stands between the entries of a list.
        return self(N_(", ")).join(words)

    def term(self, kind: str, name: str) -> str:
        """Return the field's word for an id, such as ("role", "decider"); the id itself if it is none of ours."""
        words = TERMS.get(kind, {}).get(name)
        return self(words) if words else name

    def terms(self, kind: str) -> dict[str, str]:
        """Return every term of a kind, by id, in the field's order."""
        return {name: self(words) for name, words in TERMS[kind].items()}


def preferred_language(asked: str | None = None, setting: str | None = None) -> str:
    """Return the language to speak: what was asked for, else the setting, else the locale, else the code's own."""
    for name in (asked, setting, os.environ.get("TRAINER_LANG"), *_locale_names()):
        if name:
            short = name.replace("-", "_").partition("_")[0].lower()
            if short in LANGUAGES:
                return short
    return SOURCE


def _locale_names() -> tuple[str, ...]:
    names = [os.environ.get(variable, "") for variable in ("LC_ALL", "LC_MESSAGES", "LANG")]
    if not any(names):
        names.append(locale.getlocale()[0] or "")
    return tuple(names)
