"""What a shelf shows: scenarios that can be played, attempts to go on with, results."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from trainer.packs.shelf import Shelf, ShelfEntry
from trainer.packs.shelf_cache import cached_shelf

if TYPE_CHECKING:
    from trainer.errors import Sentence
    from trainer.play.workspace import Workspace
    from trainer.store.records import Attempt as Attempt

FINISHED_SHOWN = 5
UNFINISHED_SHOWN = 3


@dataclass(frozen=True, slots=True)
class AttemptHistory:
    """What the journal tells: attempts to go on with, attempts that are over, best results, and its own notice."""

    unfinished: tuple[Attempt, ...] = ()
    finished: tuple[Attempt, ...] = ()
    best: Mapping[str, float] = field(default_factory=dict)
    notice: Sentence | None = None


def read_scenarios(language: str) -> Shelf:
    """Return the scenarios found and a message for each file that cannot be used. Reads the disk."""
    return cached_shelf(language)


def read_history(workspace: Workspace) -> AttemptHistory:
    """Return what the journal tells. Reads the disk.

    Raises:
        StoreFault: if the journal cannot be read.
    """
    rows = workspace.attempts()
    return AttemptHistory(
        # An attempt without a move holds nothing to go on with.
        tuple(one for one in rows if not one.finished and one.moves)[:UNFINISHED_SHOWN],
        tuple(one for one in rows if one.finished)[:FINISHED_SHOWN],
        workspace.best(),
        workspace.journal.notice,
    )


__all__ = ["AttemptHistory", "Shelf", "ShelfEntry", "read_history", "read_scenarios"]
