"""The command palette: what the screen in front can do comes first."""

from __future__ import annotations

from pathlib import Path

from tests.tui.screen_driver import app_for, begun, press, wait_for_screen, wait_until
from trainer.tui.screens.palette import palette_commands


async def test_the_keys_of_the_screen_come_first_then_what_is_the_same_everywhere(user_folder: Path) -> None:
    app = app_for(user_folder, resume=begun(user_folder))
    async with app.run_test(size=(100, 30)) as pilot:
        await wait_for_screen(pilot, "DeskScreen")
        commands = [command.title for command in palette_commands(app, app.screen)]
        assert {"Meet", "Study", "Help"} < set(commands[: commands.index("Language: English")]) and commands[-3:] == [
            "Settings",
            "Jump",
            "Quit",
        ]
        assert {"Language: English", "Language: 中文", "Theme: Dark", "Theme: High contrast"} <= set(commands)
        assert len(commands) == len(set(commands))


async def test_a_command_does_what_it_says(user_folder: Path) -> None:
    app = app_for(user_folder)
    async with app.run_test(size=(100, 30)) as pilot:
        await wait_for_screen(pilot, "ShelfScreen")
        await press(pilot, "ctrl+p")
        await wait_for_screen(pilot, "Palette")
        await press(pilot, "pagedown", *"contrast")
        await wait_until(pilot, lambda: app.screen.query_one("CommandList").option_count == 1, "one command")  # type: ignore[attr-defined]
        await press(pilot, "enter", "enter")
        await wait_until(pilot, lambda: app.theme == "desk-contrast", "the theme")
