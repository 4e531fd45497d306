"""The debrief on the screen: opened, read, and what a moment shows."""

from __future__ import annotations

from pathlib import Path

from textual.widgets import OptionList

from tests.tui.screen_driver import app_for, begun, press, screen_text, wait_for_screen, wait_until
from trainer.tui.widgets.row_list import RowList

PLAY = (
    "meet ada visit", "ask ada.day", "pitch cheap", "respond ada.doubt.we-do", "leave",
    "note ada roles=user certainty=3", "review", "review", "close",
)  # fmt: skip


async def test_a_question_stands_below_its_meeting_on_its_day(user_folder: Path) -> None:
    attempt = begun(user_folder, "meet ada visit", "ask ada.day", "leave", "close")
    app = app_for(user_folder, resume=attempt)
    async with app.run_test(size=(100, 30)) as pilot:
        await wait_for_screen(pilot, "DebriefScreen")
        await press(pilot, "4")
        lines = screen_text(app.screen).splitlines()
        day, met, asked, closed = (
            next(place for place, line in enumerate(lines) if words in line)
            for words in ("Day 1", "You visited Ada Holt.", "What does a day look like?", "You asked the customer for")
        )
        assert day < met < asked < closed
        assert "morning" in lines[met]
        assert lines[asked].index("·") > lines[met].index("·")


async def test_what_a_person_is_and_was_taken_for_follows_the_row(user_folder: Path) -> None:
    app = app_for(user_folder, resume=begun(user_folder, *PLAY))
    async with app.run_test(size=(120, 60)) as pilot:
        await wait_for_screen(pilot, "DebriefScreen")
        await press(pilot, "2")
        shown = screen_text(app.screen)
        assert "≠ Ada Holt" in shown and "Primary role wrong, and you said “sure”: −6 marks." in shown
        assert "“The plain model” to Ada Holt" in shown
        await press(pilot, "down")
        shown = screen_text(app.screen)
        assert "▸? " in shown and "No role was written down." in shown and "−6 marks" not in shown


async def test_both_maps_carry_the_signs_of_the_page(user_folder: Path) -> None:
    app = app_for(user_folder, resume=begun(user_folder, *PLAY))
    async with app.run_test(size=(120, 40)) as pilot:
        await wait_for_screen(pilot, "DebriefScreen")
        await press(pilot, "3")
        shown = screen_text(app.screen)
        assert "Ada Holt  ≠ User" in shown and "Ada Holt  Decision maker · ●●● decisive · ○ neutral" in shown
        assert "? nothing written" in shown and "⇢ moves" in shown


async def test_a_moment_opens_with_what_was_said_what_turned_and_how_they_stood(user_folder: Path) -> None:
    app = app_for(user_folder, resume=begun(user_folder, *PLAY))
    async with app.run_test(size=(100, 40)) as pilot:
        await wait_for_screen(pilot, "DebriefScreen")
        await press(pilot, "4")
        entries = app.screen.query_one("#entries", RowList)
        await press(pilot, *["down"] * 2, "enter")
        await wait_for_screen(pilot, "MessageDialog")
        shown = screen_text(app.screen)
        assert "There is a plain one for less." in shown
        assert "− “The plain model” missed Ada Holt." in shown
        assert "How they stood after it" in shown and "▼ −" in shown
        await press(pilot, "escape")
        await wait_for_screen(pilot, "DebriefScreen")
        assert app.screen.query_one("#entries", OptionList).highlighted == entries.highlighted


async def test_every_page_waits_until_the_debrief_is_there(user_folder: Path) -> None:
    app = app_for(user_folder, resume=begun(user_folder, *PLAY))
    async with app.run_test(size=(100, 30)) as pilot:
        await wait_for_screen(pilot, "DebriefScreen")
        screen = app.screen
        screen.page = None  # type: ignore[attr-defined]
        screen.redraw()  # type: ignore[attr-defined]
        for tab in "12345":
            await press(pilot, tab)
            assert "Reading the play once more…" in screen_text(screen)
        screen.explain()  # type: ignore[attr-defined]
        await wait_until(pilot, lambda: screen.page is not None)  # type: ignore[attr-defined]
        assert "Reading the play once more…" not in screen_text(screen)
