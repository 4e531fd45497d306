"""Studying a source, or reading one again."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.conftest import MILL
from tests.tui.screen_driver import app_for, begun, moves_made, press, screen_text, wait_for_screen, wait_until
from trainer.tui.widgets.row_list import RowList


async def test_a_source_keeps_its_number_and_can_be_read_again_for_nothing(user_folder: Path) -> None:
    app = app_for(user_folder, resume=begun(user_folder))
    async with app.run_test(size=(100, 30)) as pilot:
        await wait_for_screen(pilot, "DeskScreen")
        await press(pilot, "s")
        await wait_for_screen(pilot, "StudyDialog")
        await press(pilot, "1")
        await wait_until(pilot, lambda: moves_made(app) == ["study ledger"], "the study")
        await wait_for_screen(pilot, "MessageDialog")
        await press(pilot, "enter")
        await wait_for_screen(pilot, "DeskScreen")
        await press(pilot, "s")
        await wait_for_screen(pilot, "StudyDialog")
        assert "2 Talk at the trade fair" in screen_text(app.screen) and "Read again" in screen_text(app.screen)
        await press(pilot, "1")
        assert moves_made(app) == ["study ledger"], "its number is nobody else's"
        await press(pilot, "down", "enter")
        await wait_for_screen(pilot, "MessageDialog")
        assert "Our own ledger" in screen_text(app.screen) and moves_made(app) == ["study ledger"]


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_records_are_a_table_whose_columns_stand_under_each_other(user_folder: Path, language: str) -> None:
    app = app_for(user_folder, language, resume=begun(user_folder, "study order-book", scenario=str(MILL)))
    async with app.run_test(size=(80, 24)) as pilot:
        await wait_for_screen(pilot, "DeskScreen")
        await press(pilot, "s")
        await wait_for_screen(pilot, "StudyDialog")
        app.screen.query_one(RowList).move_cursor("source order-book")
        await press(pilot, "enter")
        await wait_for_screen(pilot, "MessageDialog")
        lines = screen_text(app.screen).splitlines()
        last = {"en": ("Days", "3", "40"), "zh": ("天数", "3", "40")}[language]
        starts = [
            cell_len(line[: line.rindex(word)])
            for word in last
            for line in lines
            if line.rstrip().endswith(word) and ("20" in line or word in ("Days", "天数"))
        ]
        assert len(starts) >= 3 and len(set(starts)) == 1, lines
