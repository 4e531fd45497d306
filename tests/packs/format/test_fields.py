from __future__ import annotations

import re

import pytest

from trainer.i18n.translator import Translator
from trainer.packs.format.fields import FORMS, NotPlain, plain


def test_plain_text_comes_back_as_it_is() -> None:
    assert plain("One.\nTwo – “three”, 四。") == "One.\nTwo – “three”, 四。"


@pytest.mark.parametrize(
    ("text", "sign", "words"),
    [
        ("ab\x1b[m", "\x1b", "character 3 (U+001B) is a control or direction character"),
        ("\u202eab", "\u202e", "character 1 (U+202E) is a control or direction character"),
        ("a\u2028b", "\u2028", "character 2 (U+2028) is a control or direction character"),
        ("a\tb", "\t", "character 2 is a tab (U+0009)"),
    ],
)
def test_what_steers_a_terminal_or_a_line_is_named(text: str, sign: str, words: str) -> None:
    with pytest.raises(NotPlain) as caught:
        plain(text)
    assert (caught.value.sign, str(caught.value)) == (sign, words)
    assert "个字符" in caught.value.wrong.said(Translator("zh"))


@pytest.mark.parametrize("pattern", FORMS)
def test_the_example_of_a_form_has_that_form(pattern: str) -> None:
    words, example = FORMS[pattern]
    assert re.fullmatch(pattern, example.strip("'"))
    assert words.startswith("{given} is not ")
