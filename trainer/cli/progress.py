"""Progress on standard error for whatever takes over a second; nothing where nobody watches."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from trainer.cli.diagnostics import narrate
from trainer.cli.streams import beneath
from trainer.errors import N_, Interrupted
from trainer.i18n.translator import Translator

if TYPE_CHECKING:
    from rich.progress import Progress

SHOWN_AFTER = 0.5
"""Seconds before anything is shown: what is quick needs no bar."""


@contextmanager
def progress(tr: Translator, what: str) -> Iterator[Callable[[int, int], None]]:
    """Yield a function to be told how many of how many are done; the bar is gone at the end, whichever end that is.

    Whatever is written is written after it, or in one piece: so an interrupt inside leaves nothing behind, and says so.
    """
    with progress_of_steps(tr, N_("interrupted; nothing was written")) as tell:
        yield lambda done, whole: tell(what, done, whole)


@contextmanager
def progress_of_steps(tr: Translator, interrupted: str) -> Iterator[Callable[[str, int, int], None]]:
    """Yield a function to be told what is being done, and how many of how many are done of it.

    Args:
        tr: the language.
        interrupted: what to say of an interrupt inside.
    """
    bar = _Bar()
    try:
        yield bar.tell
    except KeyboardInterrupt:
        bar.close()
        narrate(tr(interrupted))
        raise Interrupted from None
    finally:
        bar.close()


class _Bar:
    def __init__(self) -> None:
        self._begun = time.monotonic()
        self._progress: Progress | None = None

    def tell(self, what: str, done: int, whole: int) -> None:
        if self._progress is None:
            if not sys.stderr.isatty() or time.monotonic() - self._begun < SHOWN_AFTER:
                return
            self._progress = _started(what, whole)
        self._progress.update(self._progress.task_ids[0], description=what, completed=done, total=whole)

    def close(self) -> None:
        if self._progress is not None:
            self._progress.stop()


def _started(what: str, whole: int) -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    shown = Progress(
        TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(),
        console=Console(file=beneath(sys.stderr)), transient=True,
    )  # fmt: skip
    shown.add_task(what, total=whole)
    shown.start()
    return shown
