"""Leaving while something is read, made or written: what finishes afterwards has no screen to go to, and no matter."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.app import ScreenStackError
from textual.css.query import NoMatches
from textual.dom import NoScreen
from textual.screen import Screen
from textual.widget import MountError

from tests.conftest import CORNER
from tests.tui.screen_driver import PATIENCE, app_for, begun, press, wait_for_screen, wait_until
from trainer.play.session import Session
from trainer.play.settings import SettingsFile
from trainer.play.workspace import Workspace
from trainer.scene import debrief
from trainer.tui.app import TrainerApp
from trainer.tui.screens import shelf
from trainer.tui.widgets.row_list import RowList


class Gate:
    """Holds a function up until it is opened; afterwards the function does what it always does."""

    def __init__(self) -> None:
        self.reached = threading.Event()
        self.opened = threading.Event()

    def before(self, work: Callable[..., Any]) -> Callable[..., Any]:
        def held(*arguments: Any, **named: Any) -> Any:
            self.reached.set()
            assert self.opened.wait(PATIENCE)
            return work(*arguments, **named)

        return held


@pytest.fixture
def gate() -> Iterator[Gate]:
    gate = Gate()
    yield gate
    gate.opened.set()


def strike(app: TrainerApp, *keys: str) -> None:
    """Strike keys without waiting for what they do."""
    for key in keys:
        app.post_message(events.Key(key, key if len(key) == 1 else None))


async def passed(turns: int) -> None:
    """Let whatever can go on do so that many times."""
    for _ in range(turns):
        await asyncio.sleep(0)


HELD: dict[str, tuple[object, str, tuple[str, ...], str, tuple[str, ...]]] = {
    # what is held up, the moves made before, the screen, the keys that set it going
    "the shelf": (shelf, "read_scenarios", (), "", ()),
    "the journal": (shelf, "read_history", (), "", ()),
    "the workspace": (Workspace, "__init__", (), "", ()),
    "a new attempt": (Workspace, "open", (), "start", ()),
    "an old attempt": (Workspace, "resume", ("meet ada visit",), "ShelfScreen", ("enter",)),
    "a move": (Session, "play", ("meet ada visit",), "MeetingScreen", ("1",)),
    "a move that ends a meeting": (Session, "play", ("meet ada visit", "ask ada.day"), "MeetingScreen", ("l",)),
    "another language": (Workspace, "resume", ("meet ada visit",), "MeetingScreen", ("ctrl+l",)),
    "a theme": (SettingsFile, "keep", (), "ShelfScreen", ("ctrl+t",)),
    "the debrief": (debrief, "debrief", ("close",), "", ()),
}


@pytest.mark.parametrize("what", HELD)
async def test_leaving_meanwhile(what: str, user_folder: Path, gate: Gate, monkeypatch: pytest.MonkeyPatch) -> None:
    owner, name, moves, screen, keys = HELD[what]
    more: dict[str, str] = {"start": str(CORNER), "name": "Kim"} if screen == "start" else {}
    if moves:
        attempt = begun(user_folder, *moves)
        more = {} if screen == "ShelfScreen" else {"resume": attempt}
    app = app_for(user_folder, **more)
    if not keys:
        monkeypatch.setattr(owner, name, gate.before(getattr(owner, name)))
    async with app.run_test(size=(80, 24)) as pilot:
        if keys:
            await wait_for_screen(pilot, screen)
            if screen == "ShelfScreen":
                await wait_until(pilot, lambda: app.screen.query_one(RowList).option_count > 1)
            monkeypatch.setattr(owner, name, gate.before(getattr(owner, name)))
            strike(app, *keys)
        assert await asyncio.to_thread(gate.reached.wait, PATIENCE), f"{what} was never in the making"
        strike(app, "ctrl+q")
        await passed(5)
        gate.opened.set()
        await wait_until(pilot, lambda: app._exit, "the end")
    assert app.fault is None
    monkeypatch.undo()
    app = app_for(user_folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await wait_for_screen(pilot, "ShelfScreen")
        await press(pilot, "tab")


async def test_screens_that_are_laid_out_while_the_app_closes(
    user_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = app_for(user_folder, resume=begun(user_folder, "meet ada visit"))
    laid_out: list[str] = []
    async with app.run_test(size=(80, 24)) as pilot:
        await wait_for_screen(pilot, "MeetingScreen")
        app.show_map("")
        await wait_for_screen(pilot, "AccountMapScreen")
        app.leave_map()
        app.action_command_palette()
        await wait_for_screen(pilot, "Palette")
        for stack in app._screen_stacks.values():
            for screen in stack:
                # Textual takes the mode in front down before the others, and asks each screen for its focus.
                original = screen._reset_focus

                def stale(*arguments: Any, screen: Screen[Any] = screen, original: Any = original) -> None:
                    for widget in screen.walk_children():
                        widget.clear_cached_dimensions()  # type: ignore[attr-defined]
                    screen._compositor._full_map_invalidated = True
                    original(*arguments)
                    laid_out.append(type(screen).__name__)

                monkeypatch.setattr(screen, "_reset_focus", stale)
    assert "AccountMapScreen" in laid_out


async def test_keys_are_told_of_a_screen_that_has_lost_its_widgets(user_folder: Path) -> None:
    app = app_for(user_folder, resume=begun(user_folder, "meet ada visit"))
    async with app.run_test(size=(80, 24)) as pilot:
        await wait_for_screen(pilot, "MeetingScreen")
        await app.screen.query("#talk-panel").remove()
        assert "ctrl+q" in app.screen.active_bindings


async def test_what_a_screen_meets_while_it_is_taken_down_is_no_fault(user_folder: Path) -> None:
    app = app_for(user_folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await wait_for_screen(pilot, "ShelfScreen")
        app.exit()
        for error in (NoMatches("#box"), MountError("not mounted"), NoScreen(), ScreenStackError("no screens")):
            app._handle_exception(error)
    assert app.fault is None


@pytest.mark.parametrize(("leaving", "error"), [(True, ValueError("x")), (False, NoMatches("#box"))])
async def test_a_fault_is_one_whether_the_program_is_left_or_not(
    leaving: bool, error: Exception, user_folder: Path
) -> None:
    app = app_for(user_folder)
    with pytest.raises(type(error)):
        async with app.run_test(size=(80, 24)) as pilot:
            await wait_for_screen(pilot, "ShelfScreen")
            if leaving:
                app.exit()
            app._handle_exception(error)
