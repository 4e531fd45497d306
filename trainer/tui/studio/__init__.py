"""The studio: a scenario's text beside its problems, its facts and a place to try it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from trainer.tui.terminal import Farewell


def run(path: Path, language: str) -> Farewell:
    """Show the studio for the file at `path` until the author leaves it.

    Raises:
        TrainerError: if the file cannot be edited.
        Exception: whatever broke the screen, once the terminal is as it was.

    Returns:
        How it was left: by a signal, the code is that of the signal.
    """
    from trainer.play.draft import Draft, DraftText
    from trainer.play.unsaved import UnsavedTexts

    file = Draft.at(path)
    lost = DraftText("")
    # The text of a file that is gone is all that is left of it.
    is_lost = not file.path.exists() and UnsavedTexts(file.path).left_behind(lost.sha256)
    saved = lost if is_lost else file.read()

    from trainer.tui import terminal
    from trainer.tui.studio.app import StudioApp

    return terminal.run(StudioApp(file, saved, language))
