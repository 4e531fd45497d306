"""Small dialogs: what each answers, and that a second press does nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Button

from tests.tui.screen_driver import app_for, begun, click, moves_made, press, screen_text, wait_for_screen, wait_until
from trainer.scene.text import AskBack
from trainer.tui.screens.dialogs import ChoiceDialog, ConfirmDialog, MessageDialog
from trainer.tui.widgets.text_view import TextBlock


@pytest.mark.parametrize(
    ("keys", "answer"),
    [(("enter",), False), (("right", "enter"), True), (("y",), True), (("n",), None), (("escape",), None)],
)
async def test_enter_answers_what_the_first_button_says_and_that_does_no_harm(
    user_folder: Path, keys: tuple[str, ...], answer: bool | None
) -> None:
    app = app_for(user_folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await wait_for_screen(pilot, "ShelfScreen")
        answers: list[bool | None] = []
        question = AskBack("Sure?", "[b]Really[/b]?", "Yes", "No")
        await app.push_screen(ConfirmDialog(question), answers.append)
        assert "[b]Really[/b]?" in screen_text(app.screen)
        assert app.focused is app.screen.query(Button).first()
        await press(pilot, *keys)
        await wait_until(pilot, lambda: bool(answers), "an answer")
        assert answers == [answer]


@pytest.mark.parametrize(("keys", "answer"), [(("enter",), "a"), (("down", "enter"), "b"), (("escape",), None)])
async def test_one_of_several_ways_or_none(user_folder: Path, keys: tuple[str, ...], answer: str | None) -> None:
    app = app_for(user_folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await wait_for_screen(pilot, "ShelfScreen")
        answers: list[str | None] = []
        ways = (("a", "This way"), ("b", "That way"))
        await app.push_screen(ChoiceDialog("Which?", "Two ways.", ways, "Neither"), answers.append)
        await press(pilot, *keys)
        await wait_until(pilot, lambda: bool(answers), "an answer")
        assert answers == [answer]


async def test_a_long_message_scrolls_and_enter_goes_on(user_folder: Path) -> None:
    app = app_for(user_folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await wait_for_screen(pilot, "ShelfScreen")
        await app.push_screen(MessageDialog("Read", [TextBlock(f"line {number}") for number in range(60)]))
        await wait_for_screen(pilot, "MessageDialog")
        text = app.screen.query_one("#text")
        for key, line in (("down", 1), ("pagedown", 11)):
            await press(pilot, key)
            await wait_until(pilot, lambda line=line: text.scroll_y == line, "scrolled")  # type: ignore[misc]
        await press(pilot, "enter")
        await wait_for_screen(pilot, "ShelfScreen")


async def test_going_back_is_for_practice_and_is_to_just_before_the_move(user_folder: Path) -> None:
    attempt = begun(user_folder, "study ledger", "meet ada visit", "ask ada.day", "leave", practice=True)
    app = app_for(user_folder, resume=attempt)
    async with app.run_test(size=(100, 30)) as pilot:
        await wait_for_screen(pilot, "DeskScreen")
        await press(pilot, "h")
        await wait_for_screen(pilot, "MessageDialog")
        await press(pilot, "enter", "z")
        await wait_for_screen(pilot, "RewindDialog")
        await click(pilot, "Met Ada Holt")
        await wait_for_screen(pilot, "DeskScreen")
        assert moves_made(app) == ["study ledger"]


async def test_without_practice_there_is_no_way_back(user_folder: Path) -> None:
    app = app_for(user_folder, resume=begun(user_folder, "study ledger"))
    async with app.run_test(size=(100, 30)) as pilot:
        await wait_for_screen(pilot, "DeskScreen")
        await press(pilot, "z", "h")
        assert type(app.screen).__name__ == "DeskScreen"
