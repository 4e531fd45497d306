"""Pages of a terminal: what fits, what goes along to the next one."""

from __future__ import annotations

import pytest

from trainer.plain.pages import paged, rows_of


@pytest.mark.parametrize(
    ("line", "rows"),
    [
        ("", 1), ("a" * 10, 1), ("a" * 11, 2), ("字" * 5, 1), ("字" * 6, 2), ("字" * 11, 3),
        ("a" + "字" * 5 + "a" * 9, 3),
        ("a" + "字" * 8, 2),
    ],
)  # fmt: skip
def test_a_line_takes_the_rows_that_it_is_folded_to(line: str, rows: int) -> None:
    assert rows_of(line, 10) == rows


def test_every_line_is_on_one_page_and_no_page_is_too_high() -> None:
    lines = [f"{number} " + "word " * (number % 7) for number in range(60)]
    pages = paged(lines, 20, 8)
    assert [line for page in pages for line in page] == lines
    assert all(sum(rows_of(line, 20) for line in page) <= 8 for page in pages)
    assert paged([], 20, 8) == []


def test_a_line_that_no_page_holds_stands_alone() -> None:
    assert paged(["a", "b" * 100, "c"], 10, 5) == [["a"], ["b" * 100], ["c"]]


def test_a_heading_goes_along_with_what_it_heads_and_no_page_begins_empty() -> None:
    assert paged(["a", "b", "", "## C", "", "d"], 10, 5) == [["a", "b", ""], ["## C", "", "d"]]
    assert paged(["a", "b", "c", "", "d"], 10, 3) == [["a", "b", "c"], ["d"]]
    assert paged(["# A", "## B", "c"], 10, 2) == [["# A", "## B"], ["c"]]
