"""Choosing the strategy in its dialog."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.screen_driver import app_for, begun, moves_made, press, screen_text, wait_for_screen, wait_until
from trainer.tui.widgets.choice_field import ChoiceField


async def test_it_is_asked_for_before_the_first_map_goes_and_kept(user_folder: Path) -> None:
    app = app_for(user_folder, resume=begun(user_folder))
    async with app.run_test(size=(80, 24)) as pilot:
        await wait_for_screen(pilot, "DeskScreen")
        await press(pilot, "r")
        await wait_for_screen(pilot, "ReviewScreen")
        await press(pilot, "i")
        await wait_for_screen(pilot, "StrategyDialog")
        shown = screen_text(app.screen)
        assert "Strategy" in shown and "Done" in shown and "case for the" in shown
        await press(pilot, "right", "space", "tab", "space", "escape")
        await wait_for_screen(pilot, "ConfirmDialog")
        assert "No strategy" not in screen_text(app.screen)
        await press(pilot, "y")
        await wait_for_screen(pilot, "MessageDialog")
        await press(pilot, "enter")
        await wait_for_screen(pilot, "DeskScreen")
        assert moves_made(app) == ["strategy win=bo neutral=ada", "review"]


async def test_a_map_can_go_without_one(user_folder: Path) -> None:
    app = app_for(user_folder, resume=begun(user_folder))
    async with app.run_test(size=(100, 30)) as pilot:
        await wait_for_screen(pilot, "DeskScreen")
        await press(pilot, "r")
        await wait_for_screen(pilot, "ReviewScreen")
        await press(pilot, "i")
        await wait_for_screen(pilot, "StrategyDialog")
        await press(pilot, "escape")
        await wait_for_screen(pilot, "ConfirmDialog")
        assert "No strategy lies beside it." in " ".join(screen_text(app.screen).split())
        await press(pilot, "y")
        await wait_for_screen(pilot, "MessageDialog")
        await press(pilot, "enter")
        await wait_for_screen(pilot, "DeskScreen")
        assert moves_made(app) == ["review"]


@pytest.mark.parametrize("first", ["win", "neutral"])
async def test_nobody_is_to_be_won_and_kept_neutral(user_folder: Path, first: str) -> None:
    app = app_for(user_folder, resume=begun(user_folder, "review"))
    async with app.run_test(size=(100, 30)) as pilot:
        await wait_for_screen(pilot, "DeskScreen")
        await press(pilot, "r")
        await wait_for_screen(pilot, "ReviewScreen")
        await press(pilot, "s")
        await wait_for_screen(pilot, "StrategyDialog")
        second = "neutral" if first == "win" else "win"
        for name in (first, second):
            app.screen.query_one(f"#{name}", ChoiceField).focus()
            await press(pilot, "space")
        await wait_until(pilot, lambda: not app.screen.query_one(f"#{first}", ChoiceField).chosen, "one of the two")
        await press(pilot, "escape")
        await wait_for_screen(pilot, "ReviewScreen")
        assert moves_made(app) == ["review", f"strategy {second}=ada"]
