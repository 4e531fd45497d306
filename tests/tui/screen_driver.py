"""Driving the interface in tests: by keys alone, or by clicks on words that are to be seen."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from rich.cells import cell_len
from textual.geometry import Region
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget

from tests.conftest import CORNER
from trainer.core.codec import decode, encode
from trainer.core.own_words import SayFirst
from trainer.play.settings import SettingsFile
from trainer.play.workspace import Workspace
from trainer.tui.app import TrainerApp

PATIENCE = 60.0
"""Seconds after which what was waited for will not come: threads that read the disk may be slow on a busy machine."""

# Textual waits for the process to be idle in steps of 20 ms after every key; in finer steps plays take half as long.
# Where it has another way to wait, they only take longer.
with suppress(ImportError):
    from textual import _wait

    _wait.SLEEP_GRANULARITY = 0.001
    _wait.SLEEP_IDLE = 0.0005


def app_for(home: Path, language: str = "en", *, resume: str = "", **more: Any) -> TrainerApp:
    """Return the app on a workspace in `home`, at the attempt to `resume` if there is one."""
    if resume:
        more["session"] = Workspace(home).resume(resume, language)
    return TrainerApp(lambda: Workspace(home), language, settings=SettingsFile(home), **more)


def begun(
    home: Path, *moves: str, scenario: str = str(CORNER), practice: bool = False, say_first: SayFirst = "off"
) -> str:
    """Return the id of an attempt in which these moves were made; what starts with `say` was said before the next."""
    workspace = Workspace(home)
    session = workspace.open(scenario, "Kim", "en", practice=practice, variant="a", say_first=say_first)
    for move in moves:
        if move.startswith("say "):
            session.say(move.removeprefix("say "))
        else:
            session.play(decode(move))
    workspace.close()
    return session.attempt.id


def moves_made(app: TrainerApp) -> list[str]:
    """Return the moves of the open attempt."""
    assert app.session is not None
    return [encode(moment.move) for moment in app.session.moments]


def install(pack: Path, home: Path) -> None:
    """Copy a pack into the user's folder."""
    shutil.copytree(pack, home / "packs" / pack.name)


def screen_text(screen: Screen[Any]) -> str:
    """Return all words on a screen, borders and titles included."""
    lines: list[str] = []
    for widget in screen.query("*"):
        if is_visible(widget) and not any(is_visible(child) for child in widget.children):
            lines.extend(widget_lines(widget))
        elif is_visible(widget):
            lines.append(str(widget.border_title or ""))
    return "\n".join(lines)


def is_visible(widget: Widget) -> bool:
    """Return whether any of a widget is on the screen."""
    return widget.is_attached and widget.display and widget.region.area > 0 and widget.is_on_screen


def widget_lines(widget: Widget) -> list[str]:
    """Return the lines of a widget as they are drawn."""
    width, height = widget.outer_size
    return [strip.text for strip in widget.render_lines(Region(0, 0, width, height))]


def drawn(screen: Screen[Any], name: str) -> bool:
    """Return whether a graph with that name in it is to be seen, whatever strokes it is drawn with."""
    return any(is_visible(one) and name in "\n".join(widget_lines(one)) for one in screen.query(".graph"))


async def wait_until(pilot: Pilot[Any], reached: Callable[[], bool], what: str = "") -> None:
    """Let the app work until something is so."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        await pilot.pause()
        try:
            if reached():
                await pilot.pause()
                return
        except Exception:
            continue
    raise AssertionError(f"never: {what or 'what was waited for'}; on the screen:\n{screen_text(pilot.app.screen)}")


async def wait_for_screen(pilot: Pilot[Any], name: str) -> None:
    """Wait for the screen of that class."""
    await wait_until(pilot, lambda: type(pilot.app.screen).__name__ == name, f"{name}, but {pilot.app.screen}")
    if name == "DebriefScreen":
        await wait_until(pilot, lambda: getattr(pilot.app.screen, "page", None) is not None, "the debrief in words")
    await pilot.pause()


async def press(pilot: Pilot[Any], *keys: str) -> None:
    """Press keys one after the other, each when the one before has had its effect."""
    for key in keys:
        await pilot.press(key)
        await pilot.pause()


async def click(pilot: Pilot[Any], words: str) -> None:
    """Click the first place where these words are to be seen."""
    spot = None

    def found() -> bool:
        nonlocal spot
        spot = _spot(pilot, words)
        return spot is not None

    await wait_until(pilot, found, f"'{words}' to click")
    assert spot is not None
    widget, x, y = spot
    await pilot.click(widget, offset=(x, y))
    await pilot.pause()


def _spot(pilot: Pilot[Any], words: str) -> tuple[Widget, int, int] | None:
    for widget in pilot.app.screen.query("*"):
        if is_visible(widget) and not widget.children:
            for y, line in enumerate(widget_lines(widget)):
                before, found, _ = line.partition(words)
                if found:
                    x = cell_len(before)
                    place = (widget.region.x + x, widget.region.y + y)
                    visible = widget.region.intersection(widget.parent.region) if widget.parent else widget.region  # type: ignore[attr-defined]
                    if visible.contains(*place):
                        return widget, x, y
    return None
