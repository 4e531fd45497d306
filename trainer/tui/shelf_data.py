"""What the shelf shows, fetched in one go away from the screen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from trainer.errors import Sentence
    from trainer.play.workspace import Workspace

FINISHED_SHOWN = 5
UNFINISHED_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Card:
    """A scenario on the shelf; `name` is what the workspace opens it by."""

    id: str
    name: str
    pack: str
    title: str
    summary: str
    level: int
    minutes: int
    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """An attempt in the journal."""

    id: str
    scenario: str
    title: str
    person: str
    practice: bool
    opened: str
    overall: float | None
    outcome: str


@dataclass(frozen=True, slots=True)
class Past:
    """What the journal tells: attempts to go on with, attempts that are over, best results, and its own notice."""

    unfinished: tuple[Kept, ...]
    finished: tuple[Kept, ...]
    best: dict[str, float]
    notice: Sentence | None


def cards(workspace: Workspace, language: str) -> tuple[tuple[Card, ...], tuple[str, ...]]:
    """Return the scenarios found and a message for each file that cannot be used. Reads the disk."""
    found = workspace.shelf(language)
    return (
        tuple(
            Card(one.id, str(one.path), one.pack_title, one.title, one.summary, one.level, one.minutes, one.languages)
            for one in found.entries
        ),
        found.faults,
    )


def past(workspace: Workspace) -> Past:
    """Return what the journal tells. Reads the disk.

    Raises:
        StoreFault: if the journal cannot be read.
    """
    rows = workspace.attempts()
    kept = [
        (
            row.moves,
            Kept(row.id, row.scenario, row.title, row.person, row.practice, row.opened, row.overall, row.outcome),
        )
        for row in rows
    ]
    return Past(
        # An attempt without a move holds nothing to go on with.
        tuple(one for moves, one in kept if not one.outcome and moves)[:UNFINISHED_SHOWN],
        tuple(one for _, one in kept if one.outcome)[:FINISHED_SHOWN],
        workspace.best(),
        workspace.journal.notice,
    )
