"""The languages of the interface: one row each. Another one is a row here and a catalogue in `locale`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Language:
    """What the program must know of a language besides its words.

    Attributes:
        name: what it calls itself.
        tag: what pages say they are written in (BCP 47).
        region: the region whose printing customs hold (ISO 3166, lower case).
        han: whether it is written in Chinese characters: paper sets these in another face, wider and leaded more.
        nested_quotes: whether quotes within quotes are single.
    """

    name: str
    tag: str
    region: str
    han: bool = False
    nested_quotes: bool = False


LANGUAGES = {
    "en": Language("English", "en", "gb"),
    "zh": Language("中文", "zh-Hans", "cn", han=True, nested_quotes=True),
}
"""By the two letters that `--lang`, settings and translations of scenarios go by; English is what the code says."""
SOURCE = "en"
"""The language of the texts in the code, spoken where no other is known."""


class GlossaryEntry(NamedTuple):
    """A term and what it means, each as pairs of a language and the words in it."""

    term: tuple[tuple[str, str], ...]
    meaning: tuple[tuple[str, str], ...]


Glossary = tuple[GlossaryEntry, ...]


def own_first(terms: Mapping[str, str], language: str) -> tuple[str, str]:
    """Return a term in `language`, or the first that there is, and what the other languages call it, joined by " · ".

    Args:
        terms: the term by language, at least one.
        language: two letters.
    """
    own = language if language in terms else next(iter(terms))
    others: Sequence[str] = [word for name, word in terms.items() if name != own]
    return terms[own], " · ".join(others)
