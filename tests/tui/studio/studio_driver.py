"""Driving the studio in tests: opening a file, waiting for its checks, editing its text."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from textual.pilot import Pilot

from trainer.play.draft import Draft
from trainer.tui.studio.app import StudioApp
from trainer.tui.studio.screen import StudioScreen


@asynccontextmanager
async def studio(
    path: Path, size: tuple[int, int] = (120, 40), language: str = "en"
) -> AsyncIterator[tuple[Pilot[object], StudioScreen]]:
    bench = Draft(path)
    app = StudioApp(bench, bench.read(), language)
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        if size > (60, 20):
            await settled(pilot, app.studio)
        yield pilot, app.studio


async def settled(pilot: Pilot[object], screen: StudioScreen) -> None:
    """Wait until the newest text was checked, and everything that follows from it is shown."""
    for _ in range(200):
        await pilot.pause()
        if screen.checking:
            # Nobody waits for the pause in the typing: it is over now.
            screen._check_soon(0)
        checks = [worker for worker in pilot.app.workers if worker.group == "check" and not worker.is_finished]
        if checks:
            # Of none, Textual would wait for all, and one that asks waits for its answer.
            await pilot.app.workers.wait_for_complete(checks)
        if not screen.checking and not screen._check_running:
            await pilot.pause()
            return
    raise AssertionError("never settled")


def place_of(screen: StudioScreen, words: str) -> tuple[int, int]:
    for row, line in enumerate(screen.editor.text.split("\n")):
        if words in line:
            return row, line.index(words)
    raise AssertionError(f"no {words}")


def write(screen: StudioScreen, old: str, new: str) -> None:
    """Put `new` in the place of `old` as an edit of the user's."""
    row, column = place_of(screen, old)
    screen.editor.replace(new, (row, column), (row, column + len(old)))
