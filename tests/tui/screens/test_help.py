"""The help: every key that works on the screen it was asked from."""

from __future__ import annotations

from pathlib import Path

from textual.binding import Binding

from tests.tui.screen_driver import app_for, begun, press, wait_for_screen
from trainer.tui.screens.desk import DeskScreen
from trainer.tui.widgets.text_view import TextView


async def test_it_tells_all_keys_and_the_names_by_which_they_are_changed(user_folder: Path) -> None:
    app = app_for(user_folder, resume=begun(user_folder))
    async with app.run_test(size=(100, 40)) as pilot:
        await wait_for_screen(pilot, "DeskScreen")
        await press(pilot, "question_mark")
        await wait_for_screen(pilot, "HelpDialog")
        blocks = app.screen.query_one("#keys", TextView).blocks
        told = {block.text for block in blocks}
        names = {block.lead.strip() for block in blocks}
        for binding in DeskScreen.BINDINGS:
            assert isinstance(binding, Binding)
            if binding.action not in ("first", "news", "review"):
                assert binding.description in told and binding.id in names
        await press(pilot, "escape")
        await wait_for_screen(pilot, "DeskScreen")
