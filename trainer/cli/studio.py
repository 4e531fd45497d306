"""The command that opens the studio."""

from __future__ import annotations

import sys
from pathlib import Path

from trainer.cli.language import choose_language
from trainer.errors import TrainerError


def studio(path: Path, lang: str | None) -> None:
    """Open the studio for a scenario's file.

    Raises:
        TrainerError: where there is no terminal, or the file cannot be edited.
    """
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise TrainerError(
            "the studio needs a terminal", remedy="`trainer check --watch PATH` checks while you write elsewhere"
        )
    # Before Textual is read: the package sets what Chinese input needs.
    import trainer.tui
    from trainer.tui.studio import run

    assert trainer.tui
    run(path, choose_language(lang))
