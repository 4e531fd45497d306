"""The studio: a scenario's text beside its problems, its facts and a place to try it."""

from __future__ import annotations

from pathlib import Path


def run(path: Path, language: str) -> None:
    """Show the studio for the file at `path` until the author leaves it.

    Raises:
        TrainerError: if the file cannot be edited.
    """
    from trainer.play.draft import Draft

    file = Draft.at(path)
    saved = file.read()

    from trainer.tui.studio.app import StudioApp

    StudioApp(file, saved, language).run()
