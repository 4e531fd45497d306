from __future__ import annotations

import pytest

from trainer.packs.checks.wording import common_words, stem, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("annex", "annexes"), ("study", "studies"), ("stopped", "stopping"), ("page", "pages"),
        ("Guideline", "guidelines"),
        ("owner's", "owners"), ("owner’s", "owner"), ("quiet", "quietly"),
    ],
)  # fmt: skip
def test_forms_of_a_word_are_one(one: str, other: str) -> None:
    assert stem(one) == stem(other)


def test_words_that_look_alike_stay_apart() -> None:
    assert len({stem(word) for word in ("clerk", "clock", "pass", "past", "sing", "ring", "bus", "busy")}) == 8


def test_a_word_stands_as_it_was_written() -> None:
    assert words("The Annexes, once.") == {"the": "The", stem("annex"): "Annexes", stem("once"): "once"}


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("a box off for fourteen hours", {"fourteen hours"}),
        ("Fourteen-hour days in 1998 and 31 rides", {"Fourteen-hour", "1998 and", "31 rides"}),
        ("two pages, one page, 5 pages", set()),
        ("seventy-two seconds", {"seventy-two seconds"}),
        ("停机十四个小时", {"十四个小时"}),
        ("看了22页，一页也没少", {"22页"}),
    ],
)
def test_a_number_is_a_word_with_what_it_counts(text: str, counted: set[str]) -> None:
    found = words(text)
    assert {said for key, said in found.items() if key != said and (" " in key or key[0].isdigit())} <= counted
    assert counted <= set(found.values())


def test_a_number_is_the_same_in_another_form() -> None:
    assert "fourteen hour" in words("Fourteen hours.").keys() & words("fourteen-hour").keys()
    assert words("十四个小时").keys() & words("十四小时").keys() >= {"十四小时"}


def test_chinese_words_are_pairs_without_particles() -> None:
    assert words("他的附件在里面。") == {"附件": "附件"}
    assert words("附件，\n规范") == {"附件": "附件", "规范": "规范"}


def test_common_words_are_as_they_are_compared() -> None:
    common = common_words()
    assert {"about", stem("machine"), "预算"} <= common
    assert not {"annex", "附件一"} & common
    assert all(word == word.lower() and len(word) >= 2 for word in common)
    assert all(word in words(word) for word in common if not word.isascii())
