from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.i18n.text_table import NARROWEST, NOT_FIRST, NOT_LAST, cells, table_lines, table_width

COLUMNS, ROWS = ("Year", "What"), (("2021", "A saw"), ("2022", "一扇磨盘"))


@pytest.mark.parametrize(
    ("text", "width"), [("", 0), ("saw", 3), ("磨盘", 4), ("（", 2), ("e\u0301", 1), ("ｗ", 2), ("…", 1)]
)
def test_cells_of_a_text(text: str, width: int) -> None:
    assert cells(text) == width


def test_columns_stand_under_each_other_whatever_is_written_in_them() -> None:
    assert table_lines(COLUMNS, ROWS) == [
        "Year  What",
        "────  ────────",
        "2021  A saw",
        "2022  一扇磨盘",
    ]
    assert table_width(COLUMNS, ROWS) == 14


def test_what_is_too_wide_is_folded_at_spaces_and_between_wide_characters() -> None:
    rows = (("a stone, returned at once", "磨盘一扇退回"), ("", "x"))
    assert table_lines(("Goods", "货物"), rows, 20) == [
        "Goods      货物",
        "─────────  ─────────",
        "a stone,   磨盘一扇",
        "returned   退回",
        "at once",
        "           x",
    ]
    assert table_lines(("A",), (("abcdefgh",),), 4)[2:] == ["abcd", "efgh"]


@pytest.mark.parametrize("width", range(6, 14))
def test_no_line_begins_with_what_closes_or_ends_with_what_opens(width: int) -> None:
    text = "磨盘一扇；退回（当天）。他说：“再看看！”然后走了"
    lines = [line.strip() for line in table_lines(("A",), ((text,),), width)[2:]]
    assert "".join(lines) == text and len(lines) > 3
    assert all(cells(line) <= width for line in lines)
    assert not any(line[0] in NOT_FIRST or line[-1] in NOT_LAST for line in lines)


words = st.text(st.sampled_from("ab 磨盘，,"), max_size=12)


@given(st.lists(st.tuples(words, words, words), min_size=1, max_size=4), st.integers(NARROWEST * 3 + 4, 40))
def test_no_line_is_wider_than_its_room_and_nothing_is_lost(rows: list[tuple[str, str, str]], width: int) -> None:
    lines = table_lines(("a", "b", "c"), rows, width)
    assert all(cells(line) <= width for line in lines)
    said = sorted("".join(lines[2:]).replace(" ", ""))
    assert said == sorted("".join("".join(row) for row in rows).replace(" ", ""))
