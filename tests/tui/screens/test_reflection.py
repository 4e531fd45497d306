"""The form for three lines: asked before anything is told, kept while one types, open to change later."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from tests.tui.screen_driver import app_for, begun, click, press, screen_text, wait_for_screen, wait_until
from trainer.core.reflection import LONGEST_LINE, Reflection
from trainer.errors import StoreFault
from trainer.play.workspace import Workspace
from trainer.tui.app import TrainerApp

SIZES = [(80, 24), (120, 40)]


def on_disk(home: Path) -> Reflection:
    workspace = Workspace(home)
    (attempt,) = workspace.attempts()
    workspace.close()
    return attempt.reflection


async def closed(pilot: Pilot[Any]) -> TrainerApp:
    """Ask for the decision and return the app at the form."""
    await wait_for_screen(pilot, "DeskScreen")
    await press(pilot, "c")
    await wait_for_screen(pilot, "ConfirmDialog")
    await press(pilot, "y")
    await wait_for_screen(pilot, "ReflectionDialog")
    assert isinstance(pilot.app, TrainerApp)
    return pilot.app


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("language", ["en", "zh"])
async def test_it_comes_before_anything_of_the_result_is_told(
    user_folder: Path, size: tuple[int, int], language: str
) -> None:
    async with app_for(user_folder, language, resume=begun(user_folder)).run_test(size=size) as pilot:
        app = await closed(pilot)
        assert app.session is not None
        told = "\n".join(screen_text(screen) for screen in app.screen_stack)
        assert not [line.text for line in app.session.committee() if line.text in told]
        shown = screen_text(app.screen)
        assert [app.translator.term("reflection", question) in shown for question in Reflection._fields] == 3 * [True]
        assert app.focused is app.screen.query_one("#intended", Input)
        assert app.screen.query_one("#go").region.bottom < size[1]
        await press(pilot, "escape")
        await wait_for_screen(pilot, "DecisionScreen")
        await wait_until(pilot, lambda: "Bo Kern" in screen_text(app.screen), "the first to speak")
    assert on_disk(user_folder) == Reflection()


async def test_enter_goes_from_line_to_line_and_on(user_folder: Path) -> None:
    async with app_for(user_folder, resume=begun(user_folder)).run_test(size=(80, 24)) as pilot:
        app = await closed(pilot)
        await press(pilot, *"win", "enter", "enter", "她", "来", "了", "enter")
        await wait_for_screen(pilot, "DecisionScreen")
        assert on_disk(user_folder) == Reflection("win", "", "她来了")
        await press(pilot, "s", "enter")
        await wait_for_screen(pilot, "DebriefScreen")
        await wait_until(pilot, lambda: "What did you intend? win" in screen_text(app.screen))
        assert "What went well? –" in screen_text(app.screen)


async def test_what_was_left_empty_is_filled_in_the_debrief(user_folder: Path) -> None:
    app = app_for(user_folder, resume=begun(user_folder, "close"))
    async with app.run_test(size=(80, 24)) as pilot:
        await wait_for_screen(pilot, "DebriefScreen")
        await wait_until(pilot, lambda: "Press w." in screen_text(app.screen), "the page")
        await press(pilot, "w")
        await wait_for_screen(pilot, "ReflectionDialog")
        assert "The play is over" not in screen_text(app.screen)
        await press(pilot, "down", *"calm", "escape")
        await wait_for_screen(pilot, "DebriefScreen")
        await wait_until(pilot, lambda: "What went well? calm" in screen_text(app.screen))
        assert "Press w." not in screen_text(app.screen)
        await press(pilot, "w")
        await wait_for_screen(pilot, "ReflectionDialog")
        assert app.screen.query_one("#went_well", Input).value == "calm"
        await press(pilot, "tab", *3 * ["backspace"], "end", *4 * ["backspace"])
        await click(pilot, "Go on")
        await wait_for_screen(pilot, "DebriefScreen")
    assert on_disk(user_folder) == Reflection()


async def test_what_was_typed_is_on_disk_before_one_leaves(user_folder: Path) -> None:
    async with app_for(user_folder, resume=begun(user_folder)).run_test(size=(80, 24)) as pilot:
        await closed(pilot)
        await press(pilot, *"win")
        await wait_until(pilot, lambda: on_disk(user_folder) == Reflection("win"), "the pause")
        await press(pilot, "enter", "x")
        await wait_until(pilot, lambda: on_disk(user_folder) == Reflection("win", "x"), "the pause")


async def test_what_was_typed_last_is_kept_when_the_program_is_left(user_folder: Path) -> None:
    async with app_for(user_folder, resume=begun(user_folder)).run_test(size=(80, 24)) as pilot:
        app = await closed(pilot)
        await press(pilot, *"win")
        app.leave_by_signal(15)
    assert on_disk(user_folder) == Reflection("win")


async def test_a_line_is_no_longer_than_it_may_be_and_another_language_keeps_it(user_folder: Path) -> None:
    async with app_for(user_folder, resume=begun(user_folder)).run_test(size=(80, 24)) as pilot:
        app = await closed(pilot)
        field = app.screen.query_one("#intended", Input)
        field.insert_text_at_cursor("x" * 199)
        await press(pilot, "y", "z", "ctrl+l")
        await wait_until(pilot, lambda: app.translator.language == "zh", "Chinese")
        await wait_until(pilot, lambda: "哪些" in screen_text(app.screen), "the questions in Chinese")
        assert len(field.value) == LONGEST_LINE
        await press(pilot, "escape")
        await wait_for_screen(pilot, "DecisionScreen")
        assert app.session is not None
        assert app.session.attempt.reflection == on_disk(user_folder) == Reflection(field.value)


async def test_what_cannot_be_written_is_said_and_holds_nobody_up(
    user_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with app_for(user_folder, resume=begun(user_folder)).run_test(size=(80, 24)) as pilot:
        app = await closed(pilot)
        assert app.session is not None

        def full(*_: object) -> None:
            raise StoreFault("no space")

        monkeypatch.setattr(app.session._journal, "reflect", full)
        await press(pilot, *"win")
        await asyncio.to_thread(lambda: None)
        await press(pilot, "escape")
        await wait_for_screen(pilot, "MessageDialog")
        assert "no space" in screen_text(app.screen)
        await press(pilot, "enter")
        await wait_for_screen(pilot, "ReflectionDialog")
        assert app.screen.query_one("#intended", Input).value == "win"
        await press(pilot, "escape")
        await wait_for_screen(pilot, "DecisionScreen")
    assert on_disk(user_folder) == Reflection()
