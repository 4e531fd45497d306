"""A window that is too small."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import CORNER
from tests.tui.screen_driver import app_for, press, screen_text, wait_for_screen


async def test_a_terminal_that_is_too_small_says_so_and_recovers(user_folder: Path) -> None:
    app = app_for(user_folder, start=str(CORNER), name="Kim")
    async with app.run_test(size=(80, 24)) as pilot:
        await wait_for_screen(pilot, "BriefScreen")
        await press(pilot, "enter")
        await wait_for_screen(pilot, "DeskScreen")
        await pilot.resize_terminal(50, 15)
        await wait_for_screen(pilot, "TooSmall")
        assert "too small" in screen_text(app.screen)
        await press(pilot, "m", "escape")
        await wait_for_screen(pilot, "TooSmall")
        await pilot.resize_terminal(59, 24)
        await wait_for_screen(pilot, "TooSmall")
        await pilot.resize_terminal(60, 20)
        await wait_for_screen(pilot, "DeskScreen")
        assert "Ada Holt" in screen_text(app.screen)


async def test_it_may_begin_too_small(user_folder: Path) -> None:
    app = app_for(user_folder)
    async with app.run_test(size=(40, 10)) as pilot:
        await wait_for_screen(pilot, "TooSmall")
        await pilot.resize_terminal(80, 24)
        await wait_for_screen(pilot, "ShelfScreen")
