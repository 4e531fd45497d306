"""Handing an attempt in: from the journal to a file that a class takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.errors import N_, TrainerError
from trainer.play.portable import Portable, identified, named, written

if TYPE_CHECKING:
    from trainer.play.workspace import Workspace


def export_attempt(workspace: Workspace, attempt: str, identity: str = "") -> bytes:
    """Return the file of a finished attempt.

    Args:
        workspace: where the attempt was played.
        attempt: its id or the beginning of it.
        identity: what the course's gradebook knows the trainee by, or "".

    Raises:
        TrainerError: if there is no such attempt, it is not finished, or the identity cannot be one.
        StoreFault: if the journal cannot be read.
    """
    from trainer.store.class_book import ClassBook

    identity = identified(identity, "--id")
    row = workspace.journal.attempt(attempt)
    if not row.finished:
        raise TrainerError(
            N_("this attempt has no decision yet"),
            where=attempt,
            remedy=N_("`trainer resume {attempt}` goes on with it"),
            attempt=attempt,
        )
    rows = workspace.journal.rows(row.id).good
    return written(
        Portable(
            name=named(row.person),
            identity=identity,
            journal_id=ClassBook(workspace.journal).journal_id(row.id),
            scenario=row.scenario,
            sha256=row.sha256,
            rules=row.rules,
            attempt=row.id,
            language=row.language,
            practice=row.practice,
            opened=row.opened,
            rows=tuple(one.text for one in rows),
            chain=tuple(one.hash for one in rows),
        )
    )
