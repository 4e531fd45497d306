"""The terminal interface: screens over a session, drawn from what a trainee may see."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from trainer.core.own_words import SayFirst
    from trainer.play.session import Session
    from trainer.play.settings import SettingsFile
    from trainer.play.workspace import Workspace
    from trainer.tui.terminal import Farewell

# With the kitty protocol a commit of five or more Chinese characters arrives as junk keys; Textual reads this once.
os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")


def run(
    language: str,
    settings: SettingsFile,
    *,
    name: str = "",
    start: str | None = None,
    workspace: Workspace | None = None,
    session: Session | None = None,
    practice: bool = False,
    say_first: SayFirst | None = None,
    variant: str | None = None,
) -> Farewell:
    """Show the full screen until the user leaves it.

    Args:
        language: language of the interface.
        settings: what the user has set for good.
        name: the trainee's name, or "" to ask for it.
        start: a scenario to begin with, or None for the shelf.
        workspace: the workspace that is open already, or None.
        session: the attempt in it to go on with, or None.
        practice: whether attempts are practice unless the trainee says otherwise.
        say_first: what attempts ask for in one's own words unless the trainee says otherwise; None: as last time.
        variant: letter of the variant of `start` to play, None to choose one.

    Raises:
        Exception: whatever broke the screen, once the terminal is as it was; what was played is kept.

    Returns:
        How it was left: by a signal, the code is that of the signal.
    """
    from trainer.tui import terminal
    from trainer.tui.app import TrainerApp, standard_workspace

    app = TrainerApp(
        lambda: workspace or standard_workspace(),
        language,
        name=name,
        start=start,
        session=session,
        practice=practice,
        say_first=say_first,
        variant=variant,
        settings=settings,
        own_process=True,
    )
    return terminal.run(app)


__all__ = ["run"]
