from __future__ import annotations

import pytest

from trainer.core.own_words import LONGEST_WORDS, Reason, SelfReview, Utterance, reasons_now, said_with, tidied_words
from trainer.errors import UsageError


def test_of_two_lines_the_last_one_that_was_typed_is_meant() -> None:
    first, second = Utterance(1, 1, "What?", meant=False), Utterance(3, 1, "What is it?")
    assert said_with((first, second)) == second
    assert said_with((first, second._replace(words=""))) == first
    assert said_with(()) is None


def test_a_reason_stands_until_another_one_or_none_does() -> None:
    written = [Reason(1, 1, "ada", "a"), Reason(2, 1, "bo", "b"), Reason(3, 2, "ada", "c"), Reason(4, 2, "bo", "")]
    assert reasons_now(written) == {"ada": "c"}


def test_a_line_is_one_line_and_never_cut_silently() -> None:
    assert tidied_words(" How\nare\x1b[31m you\u202e? ") == "How are [31m you ?"
    assert tidied_words("说" * LONGEST_WORDS) == "说" * LONGEST_WORDS
    with pytest.raises(UsageError, match="501 characters"):
        tidied_words("x" * (LONGEST_WORDS + 1))


@pytest.mark.parametrize("text", ["", "ynn", "--y", "y-n"])
def test_a_review_is_what_it_was_written_as(text: str) -> None:
    assert SelfReview.of(text).text == text
    assert bool(SelfReview.of(text)) == bool(text)


@pytest.mark.parametrize("text", ["y", "yyyy", "abc", "---"])
def test_what_is_no_review_says_nothing(text: str) -> None:
    assert SelfReview.of(text) == SelfReview()
    assert not SelfReview.of(text)
