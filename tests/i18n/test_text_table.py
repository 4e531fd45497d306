from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from trainer.i18n.folding import cells
from trainer.i18n.text_table import NARROWEST, table_lines, table_width

COLUMNS, ROWS = ("Year", "What"), (("2021", "A saw"), ("2022", "一扇磨盘"))


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


words = st.text(st.sampled_from("ab 磨盘，,"), max_size=12)


@given(st.lists(st.tuples(words, words, words), min_size=1, max_size=4), st.integers(NARROWEST * 3 + 4, 40))
def test_no_line_is_wider_than_its_room_and_nothing_is_lost(rows: list[tuple[str, str, str]], width: int) -> None:
    lines = table_lines(("a", "b", "c"), rows, width)
    assert all(cells(line) <= width for line in lines)
    said = sorted("".join(lines[2:]).replace(" ", ""))
    assert said == sorted("".join("".join(row) for row in rows).replace(" ", ""))
