"""The one list of all screens: rows fit its width, labels choose, the cursor is marked."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult
from textual.widgets import OptionList

from tests.tui.screen_driver import wait_until
from trainer.tui.widgets.row_list import HeadingRow, ListRow, RowList, TableRow, TextRow

ROWS: list[ListRow] = [
    HeadingRow("People"),
    TextRow("ada", "Ada Holt owns the workshop and the last word", label="1", note="met"),
    TextRow("bo", "Bo Lind", label="2", disabled=True),
    TextRow("cy", "Cy Marsh", label="3"),
]


class OneList(App[None]):
    def __init__(self) -> None:
        super().__init__()
        self.chosen: list[str | None] = []

    def compose(self) -> ComposeResult:
        yield RowList()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self.chosen.append(event.option_id)


@pytest.mark.parametrize(("width", "lines"), [(60, 1), (20, 3)])
def test_a_row_folds_under_its_own_words(width: int, lines: int) -> None:
    told = TextRow("ada", "Ada Holt owns the workshop and the last word", "1", "met").fit(width).plain.split("\n")
    assert len(told) == lines and all(len(line) <= width for line in told)
    assert told[0].startswith("1 Ada") and all(line.startswith("  ") for line in told[1:])


def test_a_table_row_fills_its_width_and_cuts_what_is_longer() -> None:
    row = TableRow("ada", (("Ada Holt of the long name", 10, ""), ("director", 0, ""), ("✓", 1, "")))
    assert row.fit(30).plain == "Ada Holt…  director          ✓"


async def test_the_cursor_begins_on_the_first_live_row_and_skips_the_others() -> None:
    app = OneList()
    async with app.run_test(size=(50, 12)) as pilot:
        rows = app.query_one(RowList)
        rows.set_rows(ROWS)
        rows.focus()
        assert rows.current == "ada"
        await pilot.press("down")
        assert rows.current == "cy"
        rows.set_rows([*ROWS, TextRow("di", "Di Roe", "4")])
        assert rows.current == "cy", "it stays where it was"
        rows.move_cursor("bo")
        assert rows.current == "cy", "a disabled row is not gone to"
        rows.set_rows(ROWS, at="ada")
        assert rows.current == "ada"


async def test_a_label_chooses_a_live_row_and_nothing_else() -> None:
    app = OneList()
    async with app.run_test(size=(50, 12)) as pilot:
        rows = app.query_one(RowList)
        rows.set_rows(ROWS)
        assert rows.choose_label("3") and not rows.choose_label("2") and not rows.choose_label("x")
        await pilot.pause()
        assert app.chosen == ["cy"] and rows.current == "cy"


async def test_rows_are_folded_anew_where_the_width_changes() -> None:
    app = OneList()
    async with app.run_test(size=(60, 12)) as pilot:
        rows = app.query_one(RowList)
        rows.set_rows(ROWS)
        await pilot.pause()
        wide = rows.virtual_size.height
        await pilot.resize_terminal(24, 12)
        await wait_until(pilot, lambda: rows.virtual_size.height > wide)


async def test_a_page_key_before_there_are_rows_does_nothing() -> None:
    app = OneList()
    async with app.run_test(size=(50, 12)) as pilot:
        app.query_one(RowList).focus()
        await pilot.press("pagedown", "pageup")
        assert app.query_one(RowList).current == ""
