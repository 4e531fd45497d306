"""The page of two plays is plain text, and what is asked on it holds nothing of what is told."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.debrief.comparisons import SHIPPED, asked_on, loaded, page_for
from tests.debrief.test_page import values


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("name", SHIPPED)
def test_a_page_holds_texts_and_no_placeholder(name: str, language: str) -> None:
    found = list(values(page_for("careless", "b/won", name, language)))
    assert len(found) > 200
    assert [one for one in found if not (one is None or isinstance(one, str))] == []
    assert [one for one in found if isinstance(one, str) and ("{" in one or one != one.strip())] == []


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("name", [one for one in SHIPPED if one != "service-desk"])
def test_what_is_asked_is_the_same_whatever_is_true(name: str, language: str) -> None:
    asked = list(asked_on(page_for("careless", "b/won", name, language)))
    other = list(asked_on(page_for("b/careless", "c/won", name, language)))
    # First words that one variant alone has are no sign of both: they are left out, and nothing stands in their place.
    first = {"First words", "开场白"}
    more, less = Counter(asked) - Counter(other), Counter(other) - Counter(asked)
    missing = {text for text in more | less if text not in first}
    greetings = {
        row.reactions.greet.replace("{you}", {"en": "Kim", "zh": "李喆"}[language])
        for letter in "abc"
        for row in loaded(name, language, letter).scenario.people
    }
    assert {text.strip("“”") for text in missing} <= greetings
    assert len(missing) <= 2
    # In the same order, too: who differs most must not come first.
    left_out = missing | first
    assert [text for text in asked if text not in left_out] == [text for text in other if text not in left_out]


@pytest.mark.parametrize("name", [one for one in SHIPPED if one != "service-desk"])
def test_nothing_of_a_third_variant_is_told(name: str) -> None:
    clues = {letter: {one.text for one in loaded(name, "en", letter).scenario.clues} for letter in "abc"}
    alone = clues["c"] - clues["a"] - clues["b"]
    assert len(alone) > 5
    told = "\n".join(one for one in values(page_for("careless", "b/won", name)) if isinstance(one, str))
    assert [text for text in alone if text in told] == []
