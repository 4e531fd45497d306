from __future__ import annotations

from pathlib import Path

from tests.conftest import MILL
from tests.tui.screen_driver import app_for, begun, moves_made, press, screen_text, wait_for_screen, wait_until


async def test_an_account_comes_first_and_sources_before_it(user_folder: Path) -> None:
    app = app_for(user_folder, resume=begun(user_folder, scenario=str(MILL)))
    async with app.run_test(size=(80, 24)) as pilot:
        await wait_for_screen(pilot, "DeskScreen")
        assert "first account" in screen_text(app.screen)
        await press(pilot, "m")
        assert type(app.screen).__name__ == "DeskScreen"
        await press(pilot, "s")
        await wait_for_screen(pilot, "StudyDialog")
        await press(pilot, "1")
        await wait_for_screen(pilot, "MessageDialog")
        await press(pilot, "enter")
        await wait_for_screen(pilot, "DeskScreen")
        await press(pilot, "f")
        await wait_for_screen(pilot, "AccountDialog")
        shown = screen_text(app.screen)
        assert "Ford Mill" in shown and "The largest on the river." in shown
        await press(pilot, "escape")
        await wait_for_screen(pilot, "DeskScreen")
        await press(pilot, "2")
        await press(pilot, "f")
        await wait_for_screen(pilot, "AccountDialog")
        await press(pilot, "1")
        await wait_until(pilot, lambda: moves_made(app)[-1] == "first ford", "the account")
        await wait_for_screen(pilot, "MessageDialog")
        assert "A tour of the whole house" in screen_text(app.screen)
        await press(pilot, "enter")
        await wait_for_screen(pilot, "DeskScreen")
        assert "first account" not in screen_text(app.screen)


async def test_a_colleague_who_stays_away_says_why(user_folder: Path) -> None:
    app = app_for(user_folder, resume=begun(user_folder, "first brook", scenario=str(MILL)))
    async with app.run_test(size=(80, 24)) as pilot:
        await wait_for_screen(pilot, "DeskScreen")
        await press(pilot, "m")
        await wait_for_screen(pilot, "MeetDialog")
        assert "does not come along yet" in screen_text(app.screen)
        await press(pilot, "enter")
        await wait_for_screen(pilot, "MeetingScreen")
        assert moves_made(app)[-1] == "meet ida visit"
