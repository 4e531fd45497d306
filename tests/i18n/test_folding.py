"""Folding by cells: at spaces, between wide characters, and with punctuation where print has it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.i18n.folding import NOT_FIRST, NOT_LAST, cells, folded


@pytest.mark.parametrize(
    ("text", "width"), [("", 0), ("saw", 3), ("磨盘", 4), ("（", 2), ("e\u0301", 1), ("ｗ", 2), ("…", 1)]
)
def test_cells_of_a_text(text: str, width: int) -> None:
    assert cells(text) == width


@pytest.mark.parametrize("width", range(6, 14))
def test_no_line_begins_with_what_closes_or_ends_with_what_opens(width: int) -> None:
    text = "磨盘一扇；退回（当天）。他说：“再看看！”然后走了"
    lines = folded(text, width)
    assert "".join(lines) == text and len(lines) > 3
    assert not any(line[0] in NOT_FIRST or line[-1] in NOT_LAST for line in lines)


@given(st.text(st.sampled_from("ab 磨盘，,（"), max_size=60), st.integers(4, 30), st.integers(0, 2))
def test_no_line_is_wider_than_its_room_and_nothing_is_lost(text: str, width: int, hanging: int) -> None:
    lines = folded(text, width, hanging)
    assert all(cells(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(line.startswith(" " * hanging) for line in lines[1:] if line)


def test_further_lines_hang_under_the_words_of_the_first() -> None:
    assert folded("- decides for all of them", 12, 2) == ["- decides", "  for all of", "  them"]
