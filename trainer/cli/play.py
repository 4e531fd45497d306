"""The commands that play: in the full screen, or line by line."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable

from trainer.cli.diagnostics import narrate
from trainer.cli.language import choose_language
from trainer.errors import N_, TrainerError
from trainer.i18n.translator import Translator


def screen(lang: str | None, *, start: str | None = None, practice: bool = False, name: str = "") -> None:
    """Open the full screen at the shelf or at a scenario.

    Raises:
        TrainerError: where there is no terminal to draw on.
    """
    _set_the_stage(lambda: _playing(start))
    from trainer.play.settings import SettingsFile
    from trainer.tui import run

    settings = SettingsFile()
    farewell = run(choose_language(lang, settings=settings), settings, name=name, start=start, practice=practice)
    _warn(farewell)


def begin(scenario: str | None, *, plain: bool, practice: bool, name: str, lang: str | None) -> None:
    """Begin an attempt at `scenario`, or at what the user picks.

    Raises:
        TrainerError: for a scenario that is not there or cannot be used, or a journal that cannot be written.
    """
    if not plain:
        screen(lang, start=scenario, practice=practice, name=name)
        return
    from trainer.plain.console import Console, InputEnded
    from trainer.plain.play import PlainPlay
    from trainer.plain.setup import ask_name, pick_scenario
    from trainer.play.settings import SettingsFile
    from trainer.play.workspace import Workspace

    settings = SettingsFile()
    language = choose_language(lang, settings=settings)
    streams = Console(Translator(language))
    for complaint in settings.complaints:
        narrate(complaint.said(streams.tr))
    workspace = Workspace()
    try:
        chosen = scenario or pick_scenario(streams)
        if chosen:
            # Whoever named a scenario that cannot be played is told before being asked anything.
            workspace.load(chosen, language)
            session = workspace.open(chosen, name or ask_name(settings, streams), language, practice=practice)
            _warn(workspace.journal.notice)
            PlainPlay(workspace, session, streams).begin()
    except InputEnded:
        pass
    finally:
        workspace.close()


def go_on(attempt: str | None, *, plain: bool, lang: str | None) -> None:
    """Continue `attempt`, or the latest that is unfinished.

    Raises:
        TrainerError: if there is none, or the journal cannot be read.
    """
    if not plain:
        _set_the_stage(lambda: _going_on(attempt))
    from trainer.play.workspace import Workspace

    workspace = Workspace()
    if attempt is None:
        latest = workspace.latest_unfinished()
        if latest is None:
            raise TrainerError(N_("there is nothing to continue"), remedy=N_("`trainer play` begins a scenario"))
        attempt = latest.id
    session = workspace.resume(attempt, lang)
    language = choose_language(lang or session.attempt.language)
    _warn(workspace.journal.notice)
    if plain:
        from trainer.plain.console import Console
        from trainer.plain.play import PlainPlay

        _warn(session.notice)
        PlainPlay(workspace, session, Console(Translator(language))).go_on()
        workspace.close()
    else:
        from trainer.play.settings import SettingsFile
        from trainer.tui import run

        _warn(run(language, SettingsFile(), workspace=workspace, session=session))


def _set_the_stage(plainly: Callable[[], str]) -> None:
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


def _playing(scenario: str | None) -> str:
    if scenario is None:
        return "trainer play --plain"
    from trainer.packs.locate import find

    find(scenario)
    return f"trainer play {scenario} --plain"


def _going_on(attempt: str | None) -> str:
    if attempt is None:
        return "trainer resume --plain"
    from trainer.play.workspace import Workspace

    workspace = Workspace()
    try:
        return f"trainer resume {workspace.journal.attempt(attempt).id[:8]} --plain"
    finally:
        workspace.close()


def _warn(notice: str) -> None:
    if notice:
        narrate(notice)
