"""Opening an attempt."""

from __future__ import annotations

from pathlib import Path

from textual.widgets import Input

from tests.conftest import CORNER
from tests.tui.screen_driver import app_for, press, wait_for_screen


async def test_a_name_once_given_is_proposed_again(user_folder: Path) -> None:
    app = app_for(user_folder, start=str(CORNER))
    async with app.run_test(size=(80, 24)) as pilot:
        await wait_for_screen(pilot, "NewAttemptDialog")
        await press(pilot, "K", "i", "m", "enter")
        await wait_for_screen(pilot, "BriefScreen")
    again = app_for(user_folder, start=str(CORNER))
    async with again.run_test(size=(80, 24)) as pilot:
        await wait_for_screen(pilot, "NewAttemptDialog")
        assert again.screen.query_one(Input).value == "Kim"
