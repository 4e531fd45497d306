"""The brief: read before the play and again during it."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import CORNER
from tests.tui.screen_driver import app_for, press, screen_text, wait_for_screen


async def test_it_leads_to_the_desk_and_can_be_read_again(user_folder: Path) -> None:
    app = app_for(user_folder, start=str(CORNER), name="Kim")
    async with app.run_test(size=(120, 60)) as pilot:
        await wait_for_screen(pilot, "BriefScreen")
        words = screen_text(app.screen)
        for told in ("Your customer: Holt & Daughter", "Your side: Sharp Tools", "What is scored", "to the shelf"):
            assert told in words
        assert "Who reports to whom" in words and "Bo Kern  Shop foreman" in words
        await press(pilot, "enter")
        await wait_for_screen(pilot, "DeskScreen")
        await press(pilot, "b")
        await wait_for_screen(pilot, "BriefScreen")
        assert "to the shelf" not in screen_text(app.screen)
        await press(pilot, "q", "escape")
        await wait_for_screen(pilot, "DeskScreen")


async def test_before_the_play_it_leads_back_to_the_shelf(user_folder: Path) -> None:
    app = app_for(user_folder, start=str(CORNER), name="Kim")
    async with app.run_test(size=(80, 24)) as pilot:
        await wait_for_screen(pilot, "BriefScreen")
        await press(pilot, "q")
        await wait_for_screen(pilot, "ShelfScreen")
        assert app.session is None
