"""The desk: what the day offers, whom one looks at, asking for the decision."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Button

from tests.tui.screen_driver import app_for, begun, moves_made, press, screen_text, wait_for_screen, wait_until
from trainer.tui.widgets.row_list import RowList


async def test_the_portrait_follows_the_cursor_and_the_notebook_leads_with_that_person(user_folder: Path) -> None:
    attempt = begun(user_folder, "meet ada visit", "ask ada.day", "leave")
    app = app_for(user_folder, resume=attempt)
    async with app.run_test(size=(120, 40)) as pilot:
        await wait_for_screen(pilot, "DeskScreen")
        people = app.screen.query_one(RowList)
        assert people.current == "ada", "who was met last"
        assert "About Ada Holt" in screen_text(app.screen) and "you think: nothing yet" in screen_text(app.screen)
        await press(pilot, "down")
        assert people.current == "bo" and "Bo Kern, Shop foreman" in screen_text(app.screen)
        assert "not met yet" in screen_text(app.screen)


async def test_news_are_offered_only_once_there_are_some(user_folder: Path) -> None:
    app = app_for(user_folder, resume=begun(user_folder))
    async with app.run_test(size=(120, 40)) as pilot:
        await wait_for_screen(pilot, "DeskScreen")
        assert "news" not in screen_text(app.screen)
        await press(pilot, "n")
        assert type(app.screen).__name__ == "DeskScreen"


@pytest.mark.parametrize(("answer", "screen"), [("n", "DeskScreen"), ("y", "ReflectionDialog")])
async def test_the_decision_is_asked_for_only_after_asking(user_folder: Path, answer: str, screen: str) -> None:
    app = app_for(user_folder, resume=begun(user_folder))
    async with app.run_test(size=(100, 30)) as pilot:
        await wait_for_screen(pilot, "DeskScreen")
        await press(pilot, "c")
        await wait_for_screen(pilot, "ConfirmDialog")
        assert "still have 6 half-days" in screen_text(app.screen)
        assert app.focused is app.screen.query_one("#no", Button), "it cannot be undone"
        await press(pilot, answer)
        await wait_for_screen(pilot, screen)
        assert moves_made(app) == ["close"] * (answer == "y")


async def test_one_panel_at_a_time_where_it_is_narrow(user_folder: Path) -> None:
    app = app_for(user_folder, resume=begun(user_folder))
    async with app.run_test(size=(80, 24)) as pilot:
        await wait_for_screen(pilot, "DeskScreen")
        for key, panel in (("2", "person"), ("3", "notes"), ("1", "people")):
            await press(pilot, key)
            await wait_until(pilot, lambda panel=panel: app.screen.query_one(f"#{panel}").display)  # type: ignore[misc]
            shown = {name for name in ("people", "person", "notes") if app.screen.query_one(f"#{name}").display}
            assert shown == {panel}
