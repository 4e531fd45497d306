"""The review: what the map leaves open, handing it in."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.screen_driver import app_for, begun, moves_made, press, screen_text, wait_for_screen, wait_until


@pytest.mark.parametrize("answer", ["n", "y"])
async def test_the_map_is_handed_in_only_after_asking(user_folder: Path, answer: str) -> None:
    app = app_for(user_folder, resume=begun(user_folder))
    async with app.run_test(size=(100, 30)) as pilot:
        await wait_for_screen(pilot, "DeskScreen")
        await press(pilot, "r")
        await wait_for_screen(pilot, "ReviewScreen")
        assert "3 questions" in screen_text(app.screen) and "Ada Holt: not met" in screen_text(app.screen)
        await press(pilot, "i")
        await wait_for_screen(pilot, "StrategyDialog")
        await press(pilot, "escape")
        await wait_for_screen(pilot, "ConfirmDialog")
        await press(pilot, answer)
        await wait_for_screen(pilot, "MessageDialog" if answer == "y" else "ReviewScreen")
        if answer == "y":
            # What worries the manager is read before one goes on.
            assert "Your manager: What worries me: this map is empty." in screen_text(app.screen)
            await press(pilot, "enter")
            await wait_for_screen(pilot, "DeskScreen")
        assert moves_made(app) == ["review"] * (answer == "y")
        if answer == "n":
            await press(pilot, "escape")
            await wait_for_screen(pilot, "DeskScreen")


async def test_a_review_that_is_due_leads_to_the_map_and_to_the_shelf_and_not_back(user_folder: Path) -> None:
    attempt = begun(user_folder, "study ledger", "meet ada visit", "leave", "meet bo visit", "leave")
    app = app_for(user_folder, resume=attempt)
    async with app.run_test(size=(100, 30)) as pilot:
        await wait_for_screen(pilot, "ReviewScreen")
        await press(pilot, "escape")
        assert type(app.screen).__name__ == "ReviewScreen"
        await press(pilot, "down", "a")
        await wait_for_screen(pilot, "AccountMapScreen")
        await wait_until(pilot, lambda: app.map_person == "bo", "the person in question")
        await press(pilot, "escape")
        await wait_for_screen(pilot, "ReviewScreen")
        await press(pilot, "q")
        await wait_for_screen(pilot, "ShelfScreen")
