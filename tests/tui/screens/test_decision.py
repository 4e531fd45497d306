"""The decision: one speaks after the other, then the result."""

from __future__ import annotations

from pathlib import Path

from tests.tui.screen_driver import app_for, begun, press, screen_text, wait_for_screen


async def test_one_speaks_after_the_other_and_the_result_comes_last(user_folder: Path) -> None:
    app = app_for(user_folder, resume=begun(user_folder))
    async with app.run_test(size=(100, 40)) as pilot:
        await wait_for_screen(pilot, "DeskScreen")
        await press(pilot, "c")
        await wait_for_screen(pilot, "ConfirmDialog")
        await press(pilot, "y")
        await wait_for_screen(pilot, "ReflectionDialog")
        await press(pilot, "escape")
        await wait_for_screen(pilot, "DecisionScreen")
        assert app.session is not None
        speakers = len(app.session.committee())
        assert speakers == 3
        for heard in range(1, speakers + 1):
            words = screen_text(app.screen)
            assert [name in words for name in ("Ada Holt", "Bo Kern", "Cy")].count(True) == heard
            assert "Your result" not in words and "skip" in words
            await press(pilot, "space")
        assert "Your result" in screen_text(app.screen) and "skip" not in screen_text(app.screen)
        await press(pilot, "enter")
        await wait_for_screen(pilot, "DebriefScreen")


async def test_skipping_shows_the_result_at_once(user_folder: Path) -> None:
    app = app_for(user_folder, resume=begun(user_folder))
    async with app.run_test(size=(100, 40)) as pilot:
        await wait_for_screen(pilot, "DeskScreen")
        await press(pilot, "c")
        await wait_for_screen(pilot, "ConfirmDialog")
        await press(pilot, "y")
        await wait_for_screen(pilot, "ReflectionDialog")
        await press(pilot, "escape")
        await wait_for_screen(pilot, "DecisionScreen")
        await press(pilot, "s")
        assert "Your result" in screen_text(app.screen)
