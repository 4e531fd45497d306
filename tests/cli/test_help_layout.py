from __future__ import annotations

from rich.cells import cell_len

from tests.cli.pages import WIDTH, Pages


def test_no_line_of_help_is_wider_than_the_terminal(pages: Pages) -> None:
    for path, page in pages[1].items():
        assert [line for line in page.splitlines() if cell_len(line) > WIDTH] == [], path


def test_columns_stand_under_each_other(pages: Pages) -> None:
    tr, told = pages
    rows = [row for row in told["export", "grades"].splitlines() if row.startswith("  -")]
    texts = ("File to write.", "Write over an existing file.", "Language to speak.", "Show this message and exit.")
    starts = {cell_len(row.partition(tr(text))[0]) for text in texts for row in rows if tr(text) in row}
    assert len(starts) == 1
