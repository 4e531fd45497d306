from __future__ import annotations

import pytest

from trainer.classes.live.keys import (
    CODE_DIGITS,
    derived,
    digest,
    new_code,
    new_cookie,
    new_words,
    same,
    tidied_words,
)
from trainer.classes.live.word_list import WORDS


def test_a_code_is_six_digits_and_begins_with_no_nought() -> None:
    codes = {new_code() for _ in range(200)}
    assert len(codes) > 190
    assert all(len(code) == CODE_DIGITS and code.isdigit() and code[0] != "0" for code in codes)


def test_cookies_never_repeat_and_can_stand_in_a_header() -> None:
    cookies = {new_cookie() for _ in range(200)}
    assert len(cookies) == 200
    assert all(len(one) == 43 and one.replace("-", "").replace("_", "").isalnum() for one in cookies)


@pytest.mark.parametrize("language", WORDS)
def test_four_words_of_the_language(language: str) -> None:
    words = new_words(language).split()
    assert len(words) == 4
    assert set(words) <= set(WORDS[language])


@pytest.mark.parametrize("typed", [
    "apple lamp river stone", " Apple,  LAMP-river\tstone. ", "ａｐｐｌｅ　lamp river　stone", "apple/lamp/river/stone",
])  # fmt: skip
def test_how_words_are_typed_does_not_matter(typed: str) -> None:
    assert tidied_words(typed) == "apple lamp river stone"


@pytest.mark.parametrize("typed", ["苹果 灯塔 雨伞 石头", "苹果灯塔雨伞石头", "苹果、灯塔，雨伞　石头。"])
def test_chinese_words_need_no_blanks(typed: str) -> None:
    assert tidied_words(typed) == "苹果 灯塔 雨伞 石头"


def test_secrets_of_two_kinds_have_two_digests() -> None:
    assert digest("cookie", "x") != digest("words", "x") != digest("words", "y")
    assert len(digest("cookie", "x")) == 64


def test_a_derived_secret_is_the_same_again_and_tells_nothing_of_others() -> None:
    assert derived("key", "lead") == derived("key", "lead")
    assert len({derived("key", "lead"), derived("key", "show"), derived("other", "lead")}) == 3


def test_same() -> None:
    assert same("aé", "aé")
    assert not same("a", "b")
    assert not same("a", "")
