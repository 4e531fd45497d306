"""Pages of a terminal: what fits, what goes along to the next one."""

from __future__ import annotations

import pytest

from trainer.plain.pages import paged, rows


@pytest.mark.parametrize(
    ("line", "folded"),
    [
        ("", [""]),
        ("a" * 9, ["a" * 9]),
        ("one and two", ["one and", "two"]),
        ("- one and two", ["- one and", "  two"]),
        ("12. one two", ["12. one", "    two"]),
        ("  ×  aa bb cc", ["  ×  aa", "     bb", "     cc"]),
        ("字字字字字字", ["字字字字", "字字"]),
    ],
)
def test_a_line_is_folded_between_words_and_hangs_under_its_own(line: str, folded: list[str]) -> None:
    assert rows(line, 10) == folded


def test_every_line_is_on_one_page_and_no_page_is_too_high() -> None:
    lines = [f"{number} " + "word " * (number % 7) for number in range(60)]
    pages = paged(lines, 20, 8)
    assert [line for page in pages for line in page] == lines
    assert all(sum(len(rows(line, 20)) for line in page) <= 8 for page in pages)
    assert paged([], 20, 8) == []


def test_a_line_that_no_page_holds_stands_alone() -> None:
    assert paged(["a", "b" * 100, "c"], 10, 5) == [["a"], ["b" * 100], ["c"]]


def test_a_heading_goes_along_with_what_it_heads_and_no_page_begins_empty() -> None:
    assert paged(["a", "b", "", "## C", "", "d"], 10, 5) == [["a", "b", ""], ["## C", "", "d"]]
    assert paged(["a", "b", "c", "", "d"], 10, 3) == [["a", "b", "c"], ["d"]]
    assert paged(["# A", "## B", "c"], 10, 2) == [["# A", "## B"], ["c"]]
