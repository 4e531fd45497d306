"""How long a text takes to be read in silence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from typing import Any

WORDS_A_MINUTE = 175
"""Where most adults begin who read English non-fiction in silence (175 to 300: Brysbaert 2019,
doi:10.1016/j.jml.2019.104047): the slowest of a class is waited for."""
CHARACTERS_A_MINUTE = 260
"""Chinese characters that students read in silence with understanding (259.5 ± 38.2: Wang, Lin and Guo 2019,
doi:10.1002/brb3.1216)."""
_CHARACTER = re.compile("[\u3400-\u9fff]")


def reading_minutes(texts: Iterable[str]) -> int:
    """Return the minutes that texts take, rounded up: words of any language by blanks, Chinese by its characters.

    A text of 700 words takes four.
    """
    words = characters = 0
    for text in texts:
        rest, found = _CHARACTER.subn(" ", text)
        characters += found
        words += sum(any(letter.isalnum() for letter in word) for word in rest.split())
    return -(-(words * CHARACTERS_A_MINUTE + characters * WORDS_A_MINUTE) // (WORDS_A_MINUTE * CHARACTERS_A_MINUTE))


def texts_in(value: Any) -> Iterator[str]:
    """Yield every text in a value of the kit's model, however deep it stands."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from texts_in(one)
    elif is_dataclass(value):
        for one in fields(value):
            yield from texts_in(getattr(value, one.name))
