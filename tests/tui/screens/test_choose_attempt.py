"""Choosing what stands beside an attempt: nothing to choose from is said, and nothing chosen changes nothing."""

from __future__ import annotations

from pathlib import Path

from tests.tui.screen_driver import app_for, begun, click, press, screen_text, wait_for_screen
from tests.tui.screens.test_comparison import two_plays

PLAY = ("meet ada visit", "leave", "review", "review", "close")


async def test_without_another_finished_attempt_the_way_to_one_is_told(user_folder: Path) -> None:
    begun(user_folder, *PLAY[:-1])
    app = app_for(user_folder, resume=begun(user_folder, *PLAY))
    async with app.run_test(size=(80, 24)) as pilot:
        await wait_for_screen(pilot, "DebriefScreen")
        await press(pilot, "c")
        await wait_for_screen(pilot, "MessageDialog")
        assert "no other finished attempt" in screen_text(app.screen)
        await press(pilot, "enter")
        await wait_for_screen(pilot, "DebriefScreen")


async def test_choosing_none_stays_where_one_was(user_folder: Path, tmp_path: Path) -> None:
    app = app_for(user_folder, resume=two_plays(user_folder, tmp_path / "pack"))
    async with app.run_test(size=(80, 24)) as pilot:
        await wait_for_screen(pilot, "DebriefScreen")
        for way in ("escape", "click"):
            await press(pilot, "c")
            await wait_for_screen(pilot, "AttemptDialog")
            await (press(pilot, way) if way == "escape" else click(pilot, "Not now"))
            await wait_for_screen(pilot, "DebriefScreen")
