"""Whatever is pressed, clicked, pasted or resized: no traceback, and nothing that was played is lost."""

from __future__ import annotations

import os
import random
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.errors import NoWidget
from textual.pilot import Pilot

from tests.conftest import CORNER, MILL
from tests.tui.screen_driver import app_for, begun, install
from trainer.core.codec import encode
from trainer.play.workspace import Workspace
from trainer.tui.app import TrainerApp

ACTS = int(os.environ.get("TRAINER_MONKEY", "60"))
"""Keys, clicks and resizes for each screen that the monkey begins at; `TRAINER_MONKEY=20000` for the long run."""
MORE = 150
"""As many when asked for."""
ROUND = 500
"""Acts after which it begins anew at its screen: it wanders off, and a long play is mostly spent elsewhere."""
SIZES = [(80, 24), (20, 5), (120, 40), (60, 20), (200, 60), (100, 30), (40, 10)]
PLAYED = {"account": (), "questionnaire": ("first brook", "meet ida call", "leave", "survey sheet ole")}
"""What was played of the mill where the monkey begins there."""
KEYS = [
    *"abcdefghijklmnopqrstuvwxyz0123456789?,. ABCZ中文", "enter", "escape", "tab", "shift+tab", "up", "down", "left",
    "right", "pageup", "pagedown", "home", "end", "space", "backspace", "delete", "f1", "f2", "f6", "f10", "ctrl+a",
    "ctrl+c", "ctrl+l", "ctrl+o", "ctrl+p", "ctrl+t", "ctrl+u", "ctrl+z", "insert",
]  # fmt: skip
LEAVING = {"ctrl+q"}
PASTED = ["", "x" * 100_000, "中" * 20_000, "\x1b[31m\x00\u202e", "a\nb\tc", "[@click=app.quit]x[/]"]

START = {
    "shelf": (), "brief": (), "desk": ("enter",), "map": ("enter", "a"), "study": ("enter", "s"),
    "meet": ("enter", "m"), "meeting": ("enter", "m", "enter"), "review": ("enter", "r"), "settings": ("f6",),
    "help": ("enter", "question_mark"), "debrief": (), "account": ("f",), "questionnaire": (),
}  # fmt: skip


class Monkey:
    """Chance at the keyboard; the same seed does the same things."""

    def __init__(self, pilot: Pilot[Any], seed: int) -> None:
        self.pilot = pilot
        self.chance = random.Random(seed)
        self.done: list[str] = []

    async def act(self) -> None:
        """Do one thing."""
        chance, pilot = self.chance, self.pilot
        kind = chance.random()
        if kind < 0.8:
            key = chance.choice(KEYS)
            self.done.append(key)
            await pilot.press(key)
        elif kind < 0.95:
            spot = (chance.randrange(pilot.app.size.width), chance.randrange(pilot.app.size.height))
            self.done.append(f"click {spot}")
            # The screen may not have been drawn since the last resize: there is nothing to be clicked then.
            with suppress(NoWidget):
                await pilot.click(offset=spot)
        elif kind < 0.98:
            size = chance.choice(SIZES)
            self.done.append(f"resize {size}")
            await pilot.resize_terminal(*size)
        else:
            text = chance.choice(PASTED)
            self.done.append(f"paste {len(text)}")
            pilot.app.post_message(events.Paste(text))
            pilot.app.post_message(chance.choice([events.AppBlur(), events.AppFocus()]))
            await pilot.pause()


@pytest.mark.parametrize("acts", [ACTS, pytest.param(MORE, marks=pytest.mark.thorough)])
@pytest.mark.parametrize("screen", START)
async def test_a_monkey_breaks_nothing(screen: str, acts: int, user_folder: Path) -> None:
    install(CORNER.parent, user_folder)
    for done in range(0, acts, ROUND):
        await _run_wild(screen, user_folder, min(ROUND, acts - done), sum(map(ord, screen)) + done)


async def _run_wild(screen: str, home: Path, acts: int, seed: int) -> None:
    attempt = _attempt(home, finished=screen == "debrief")
    more: dict[str, Any] = {} if screen == "shelf" else {"resume": attempt}
    if screen in PLAYED:
        more = {"resume": begun(home, *PLAYED[screen], scenario=str(MILL))}
    elif screen not in ("shelf", "debrief"):
        more = {"start": str(CORNER), "name": "Kim", "practice": screen == "meeting"}
    app = app_for(home, **more)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*START[screen])
        monkey = Monkey(pilot, seed)
        _never_leaves(app)
        try:
            for _ in range(acts):
                await monkey.act()
                assert app.is_running
        except Exception as fault:
            raise AssertionError(f"seed {seed}, after {monkey.done[-12:]}") from fault
        await pilot.resize_terminal(80, 24)
        played = [encode(moment.move) for moment in app.session.moments] if app.session else []
        identity = app.session.attempt.id if app.session else ""
    if identity:
        workspace = Workspace(home)
        kept = [encode(moment.move) for moment in workspace.resume(identity).moments]
        assert kept == played
        workspace.close()


def _attempt(home: Path, *, finished: bool) -> str:
    workspace = Workspace(home)
    session = workspace.open(str(CORNER), "Kim", "en")
    if finished:
        from trainer.core.moves import Close

        session.play(Close())
    workspace.close()
    return session.attempt.id


def _never_leaves(app: TrainerApp) -> None:
    """Let every way out be tried and lead nowhere: the monkey has not finished."""
    app.exit = lambda *_args, **_more: None  # type: ignore[method-assign]
