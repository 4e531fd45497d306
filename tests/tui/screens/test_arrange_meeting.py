"""Arranging a meeting."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import CORNER
from tests.tui.screen_driver import app_for, moves_made, press, wait_for_screen
from trainer.tui.widgets.choice_field import ChoiceField


async def test_the_meet_dialog_walks_up_and_down_and_enter_begins(user_folder: Path) -> None:
    app = app_for(user_folder, start=str(CORNER), name="Kim")
    async with app.run_test(size=(80, 24)) as pilot:
        await wait_for_screen(pilot, "BriefScreen")
        await press(pilot, "enter")
        await wait_for_screen(pilot, "DeskScreen")
        await press(pilot, "m")
        await wait_for_screen(pilot, "MeetDialog")
        await press(pilot, "down", "down", "down", "down")
        companion = app.screen.query_one("#companion", ChoiceField)
        assert companion.has_focus and companion.chosen != ("-",)
        await press(pilot, "enter")
        await wait_for_screen(pilot, "MeetingScreen")
        assert f" {companion.chosen[0]}" in moves_made(app)[-1]
