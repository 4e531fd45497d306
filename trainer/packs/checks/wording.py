"""Words of texts, so far as two texts can be said to share one: English by stems, Chinese by pairs of characters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

_WORD = re.compile(r"[A-Za-z][A-Za-z'’]*")
_WIDE_RUN = re.compile(r"[\u3400-\u9fff]+")
_NUMERAL = re.compile(
    r"\b(?:\d[\d,.]*\d|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|"
    r"eighteen|nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-[a-z]+)?)[ -]([A-Za-z]{3,})",
    re.IGNORECASE,
)
_WIDE_NUMERAL = re.compile(r"(?:\d[\d,.]*\d|[一二三四五六七八九十百千万两]{2,})个?([\u3400-\u9fff]{1,2})")
_PARTICLES = frozenset(
    "的了是在我你您他她它们不有和就都也一这那个着过到说要会能可以对上下里中为与及或把被从向让给但而且还又再才很太最更只没无吗呢吧啊呀么什谁"
    "哪怎几多少人来去做用"
)
"""Characters that say little by themselves: a pair with one of them is no word."""
_ENDINGS = (("ies", "y"), ("ing", ""), ("ed", ""), ("es", ""), ("s", ""), ("ly", ""))
_SHORTEST_STEM = 3


@cache
def stem(word: str) -> str:
    """Return what a word and its commonest forms have in common; no word of a dictionary, only good to compare by."""
    word = word.lower().replace("’", "'").removesuffix("'s").replace("'", "")
    for ending, rest in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            word = word.removesuffix(ending) + rest
            break
    if len(word) > _SHORTEST_STEM and word.endswith("e"):
        word = word[:-1]
    doubled = len(word) > _SHORTEST_STEM and word[-1] == word[-2] and word[-1] not in "ls"
    return word[:-1] if doubled else word


def words(text: str) -> dict[str, str]:
    """Return the words of a text as they stand in it, by what they are compared by.

    These are stems of English words, pairs of Chinese characters without particles, and numbers with what they count.
    """
    found = {stem(one): one for one in _WORD.findall(text) if len(one) >= _SHORTEST_STEM}
    for run in _WIDE_RUN.findall(text):
        for start in range(len(run) - 1):
            pair = run[start : start + 2]
            if _PARTICLES.isdisjoint(pair):
                found[pair] = pair
    found.update(_counts(text))
    return found


def _counts(text: str) -> Iterator[tuple[str, str]]:
    for one in _NUMERAL.finditer(text):
        number = one.group()[: one.start(1) - one.start()].strip(" -").lower()
        yield f"{number} {stem(one.group(1))}", one.group()
    for one in _WIDE_NUMERAL.finditer(text):
        yield one.group().replace("个", ""), one.group()


@cache
def common_words() -> frozenset[str]:
    """Return what `words` finds in any deal: to share such a word says nothing."""
    text = Path(__file__).with_name("common_words.txt").read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())
