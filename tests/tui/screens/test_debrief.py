"""The debrief on the screen."""

from __future__ import annotations

from pathlib import Path

from tests.tui.screen_driver import app_for, begun, press, screen_text, wait_for_screen


async def test_a_question_is_dated_as_its_meeting(user_folder: Path) -> None:
    attempt = begun(user_folder, "meet ada visit", "ask ada.day", "leave", "close")
    app = app_for(user_folder, resume=attempt)
    async with app.run_test(size=(100, 30)) as pilot:
        await wait_for_screen(pilot, "DebriefScreen")
        await press(pilot, "4")
        lines = [line for line in screen_text(app.screen).splitlines() if "day 1," in line]
        met = next(line for line in lines if "visit" in line)
        question = next(line for line in lines if "What does a day look like?" in line)
        assert "day 1, morning" in met and "day 1, morning" in question
