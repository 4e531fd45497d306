"""Opening the full screen. Click, which is slow to import, is not needed here: bare `trainer` does without."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from trainer.cli.diagnostics import narrate
from trainer.cli.language import choose_language
from trainer.errors import N_, TrainerError

if TYPE_CHECKING:
    from trainer.core.own_words import SayFirst
    from trainer.tui.terminal import Farewell


def open_shelf(
    lang: str | None,
    *,
    start: str | None = None,
    practice: bool = False,
    name: str = "",
    variant: str | None = None,
    say_first: SayFirst | None = None,
) -> None:
    """Open the full screen at the shelf, or at the scenario `start` (in `variant`, or in one that is chosen).

    Raises:
        TrainerError: where there is no terminal to draw on.
    """
    need_terminal(lambda: _plainly(start))
    from trainer.play.settings import SettingsFile
    from trainer.tui import run

    settings = SettingsFile()
    language = choose_language(lang, settings=settings)
    farewell = run(language, settings, name=name, start=start, practice=practice, variant=variant, say_first=say_first)
    say_farewell(farewell)


def say_farewell(farewell: Farewell) -> None:
    """Say what the full screen leaves to be said once it is gone, such as how to go on.

    Raises:
        SystemExit: with the code of the signal that ended it, if one did.
    """
    if farewell.words:
        # The terminal may have gone as well.
        with suppress(OSError):
            narrate(farewell.words)
    if farewell.code:
        raise SystemExit(farewell.code)


def need_terminal(plainly: Callable[[], str]) -> None:
    """Refuse what is no terminal; what a start loads from here on is no garbage, and looking for some takes time.

    Args:
        plainly: returns the command that does the same line by line, once it has looked for what was named.

    Raises:
        TrainerError: where there is no terminal to draw on, or what `plainly` raises there.
    """
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise TrainerError(
            N_("the full screen needs a terminal"), remedy=N_("`{command}` works without one"), command=plainly()
        )
    gc.disable()


def _plainly(scenario: str | None) -> str:
    if scenario is None:
        return "trainer play --plain"
    from trainer.packs.locate import find

    find(scenario)
    return f"trainer play {scenario} --plain"
