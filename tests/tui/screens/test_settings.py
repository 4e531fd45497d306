"""The settings dialog: each thing kept as soon as it is changed."""

from __future__ import annotations

from pathlib import Path

from tests.tui.screen_driver import app_for, click, press, screen_text, wait_for_screen, wait_until
from trainer.play.settings import SettingsFile


async def test_everything_set_by_keyboard_is_kept(user_folder: Path) -> None:
    app = app_for(user_folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await wait_for_screen(pilot, "ShelfScreen")
        await press(pilot, "comma")
        await wait_for_screen(pilot, "SettingsDialog")
        await press(pilot, "right", "space")
        await wait_until(pilot, lambda: "设置" in screen_text(app.screen), "Chinese")
        await press(pilot, "down")
        await wait_until(pilot, lambda: app.screen.query_one("#theme").has_focus)
        await press(pilot, "right", "space")
        await wait_until(pilot, lambda: app.theme == "desk-light")
        await press(pilot, "tab", "space")
        await wait_until(pilot, lambda: app.reduced_motion)
        await press(pilot, "tab", "王", "小", "明", "escape")
        await wait_for_screen(pilot, "ShelfScreen")
        await wait_until(pilot, lambda: app.trainee == "王小明")
    kept = SettingsFile(user_folder).settings
    assert (kept.language, kept.theme, kept.reduced_motion, kept.name) == ("zh", "desk-light", True, "王小明")
    again = app_for(user_folder, kept.language)
    async with again.run_test(size=(80, 24)) as pilot:
        assert (again.theme, again.reduced_motion, again.trainee) == ("desk-light", True, "王小明")


async def test_settings_by_mouse(user_folder: Path) -> None:
    app = app_for(user_folder)
    async with app.run_test(size=(120, 40)) as pilot:
        await click(pilot, "settings")
        await wait_for_screen(pilot, "SettingsDialog")
        await click(pilot, "High contrast")
        await wait_until(pilot, lambda: app.theme == "desk-contrast")
        await click(pilot, "Close")
        await wait_for_screen(pilot, "ShelfScreen")
    assert SettingsFile(user_folder).settings.theme == "desk-contrast"
