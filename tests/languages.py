"""Whether a sentence is all in one language: what is left of the other outside of names and of what is quoted."""

from __future__ import annotations

import re

from trainer.i18n.terms import TERMS
from trainer.packs.format import models

AS_WRITTEN = frozenset(
    {name for kind in TERMS.values() for name in kind}
    | {
        name
        for table in vars(models).values()
        if isinstance(table, type) and issubclass(table, models.Table)
        for name in table.model_fields
    }
    | {"true", "false", "nan", "inf"}
)
"""Ids, keys and values that scenario files hold, whatever the language."""

_CHINESE = re.compile(r"[\u3400-\u9fff]")
_QUOTED = re.compile(r"`[^`]*`|'[^']*'|\"[^\"]*\"|“[^“”]*”|‘[^‘’]*’|\[+[^\[\]]*\]+|\{[^{}]*\}")
_NAME = re.compile(r"[\w.*/-]*[./_][\w./-]*|\bU\+[0-9A-F]{4,6}\b|\w+(?:-\w+)+|(?<!\w)--\w+")
"""What is a name by its form: a path, a key with dots, an id with hyphens, a code point, an option."""
_WORDS = frozenset({"TOML", "UTF", "GBK", "KB", "MB", "id", "zip", "Unicode", "Windows"})
"""What is written so in Chinese too."""


def chinese_in(text: str) -> list[str]:
    """Return the Chinese characters of a text."""
    return _CHINESE.findall(text)


def english_in(text: str, names: frozenset[str] = frozenset()) -> list[str]:
    """Return the words of a text in Latin letters that are neither quoted nor a name.

    Args:
        text: what is said.
        names: ids that may stand without quotes.
    """
    # A name that holds no space ends what is quoted around it, so quotes go first.
    bare = _NAME.sub(" ", _QUOTED.sub(" ", text))
    return [word for word in re.findall(r"[A-Za-z]{2,}", bare) if word not in _WORDS and word not in names]
