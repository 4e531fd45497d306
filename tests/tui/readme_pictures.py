"""The pictures of README.md: `python -m tests.tui.readme_pictures` draws them anew into `assets/screens/`."""

from __future__ import annotations

import asyncio
import itertools
import os
import tempfile
import uuid
from pathlib import Path
from typing import Any
from unittest import mock

from textual.pilot import Pilot

from tests.tui.screen_driver import press, wait_for_screen, wait_until
from trainer.core.moves import Leave, Meet
from trainer.core.transcript import parse
from trainer.play.workspace import Workspace
from trainer.tui.app import TrainerApp

ROOT = Path(__file__).parents[2]
SCREENS = ROOT / "assets" / "screens"
WON = ROOT / "tests" / "golden" / "platform-deal" / "won.txt"
SIZE = (110, 32)
NAMES = {"en": "Pat", "zh": "小明"}
TALK = 3
"""Moves after which the picture of the meeting with Lin is taken."""


async def drawn(language: str, home: Path, folder: Path) -> None:
    """Draw the desk, the meeting and the debrief in a language into `folder`; every time the same."""
    numbers = itertools.count(1)
    # Choices are shown in an order that follows from the attempt's id.
    with mock.patch("uuid.uuid4", lambda: uuid.UUID(int=next(numbers))):
        await _drawn(language, home, folder)


async def _drawn(language: str, home: Path, folder: Path) -> None:
    workspace = Workspace(home)
    session = workspace.open("software-firm/platform-deal", NAMES[language], language, variant="a")
    moves = [move for _, move in parse(WON.read_text(encoding="utf-8")).moves]
    talk = next(place for place, move in enumerate(moves) if isinstance(move, Meet) and move.person == "lin") + TALK
    for move in moves[:talk]:
        session.play(move)
    await _pictured(folder, home, session.attempt.id, language, "MeetingScreen", "meeting", ())
    for move in moves[talk:]:
        session.play(move)
    await _pictured(folder, home, session.attempt.id, language, "DebriefScreen", "debrief", ("2",))
    other = workspace.open("software-firm/platform-deal", NAMES[language], language, variant="a")
    for move in moves[: moves.index(Leave(), talk) + 1]:
        other.play(move)
    await _pictured(folder, home, other.attempt.id, language, "DeskScreen", "desk", ("down",))


async def _pictured(
    folder: Path, home: Path, attempt: str, language: str, screen: str, name: str, keys: tuple[str, ...]
) -> None:
    app = TrainerApp(lambda: Workspace(home), language, session=Workspace(home).resume(attempt, language))
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot, screen)
        for key in keys:
            await press(pilot, key)
        await pilot.pause()
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{name}-{language}.svg").write_text(app.export_screenshot(title=" "), encoding="utf-8")


async def settled(pilot: Pilot[Any], screen: str) -> None:
    """Go on to that screen, through the decision if the play is over."""
    ahead = (screen, "DecisionScreen", "ReflectionDialog")
    await wait_until(pilot, lambda: type(pilot.app.screen).__name__ in ahead, screen)
    if type(pilot.app.screen).__name__ == "ReflectionDialog" and screen != "ReflectionDialog":
        await press(pilot, "escape")
        await wait_for_screen(pilot, "DecisionScreen")
    while type(pilot.app.screen).__name__ == "DecisionScreen" and screen == "DebriefScreen":
        await press(pilot, "enter")
    await wait_for_screen(pilot, screen)


def main() -> None:
    """Draw all pictures."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["TRAINER_HOME"] = folder
        for language in NAMES:
            asyncio.run(drawn(language, Path(folder) / language, SCREENS))
    for path in sorted(SCREENS.iterdir()):
        print(path, path.stat().st_size)


if __name__ == "__main__":
    main()
