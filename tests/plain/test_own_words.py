"""What is a line of one's own where one is asked for, and what is not."""

from __future__ import annotations

import pytest

from trainer.plain.own_words import typed_line


@pytest.mark.parametrize(
    ("raw", "kind", "text"),
    [
        ("3", "number", "3"),
        ("３", "number", "3"),
        (" 3", "words", "3"),
        ("\u30003", "words", "3"),
        ("q", "command", "q"),
        ("？", "command", "?"),
        (" q", "words", "q"),
        ("ask ada.day", "move", "ask ada.day"),
        ("ａｓｋ　ada.day", "move", "ask ada.day"),
        ("note ada influence=", "move", "note ada influence="),
        ("leave", "move", "leave"),
        (" leave", "words", "leave"),
        ("leave it to me", "words", "leave it to me"),
        ("meet me at the bench?", "words", "meet me at the bench?"),
        ("您好，１２３", "words", "您好，１２３"),
        ("", "words", ""),
    ],
)
def test_it_is_a_line_unless_it_is_plainly_something_else(raw: str, kind: str, text: str) -> None:
    assert typed_line(raw, frozenset("?qn")) == (kind, text)
