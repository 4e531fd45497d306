"""Outside text made plain, and the words that every printed page uses."""

from __future__ import annotations

import pytest

from trainer.i18n.translator import Translator
from trainer.paper.text import REPLACEMENT, cleaned, page_numbers, typeset, unstopped, without_glyphs


@pytest.mark.parametrize("hidden", ["\x00", "\x07", "\x1b", "\u200b", "\u202e", "\u2066", "\ufeff", "\u2028", "\ue000"])
def test_what_steers_or_hides_is_replaced(hidden: str) -> None:
    assert cleaned(f"a{hidden}b") == f"a{REPLACEMENT}b"


def test_lines_stay_and_tabs_become_spaces() -> None:
    assert cleaned("a\r\nb\tc\nd") == "a\nb c\nd"
    assert cleaned("喆 – é…") == "喆 – é…"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ('"Yes," she said', "“Yes,” she said"),
        ("it's the trainees' own", "it’s the trainees’ own"),
        ("('so')", "(‘so’)"),
        ("他说'不'。", "他说'不'。"),
    ],
)
def test_quotes_become_those_of_print_but_in_chinese(text: str, shown: str) -> None:
    assert typeset(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"), [("It ends.", "It ends"), ("它完了。", "它完了"), ("Wait...", "Wait..."), (" So? ", "So?")]
)
def test_a_full_stop_is_left_out_where_the_sentence_goes_on(text: str, shown: str) -> None:
    assert unstopped(text) == shown


@pytest.mark.parametrize(("language", "around"), [("en", ("page ", " of ", "")), ("zh", ("第 ", " 页，共 ", " 页"))])
def test_the_words_around_page_numbers(language: str, around: tuple[str, str, str]) -> None:
    assert page_numbers(Translator(language)) == around


def test_missing_characters_are_named_with_their_codes() -> None:
    assert without_glyphs(Translator("en"), ["𠮷", "\u200d"]) == (
        "no font of ours holds 𠮷 (U+20BB7), U+200D: printed as a code in brackets"
    )
