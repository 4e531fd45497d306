"""Looking at a journal without mending it: questions that must change nothing."""

from __future__ import annotations

from trainer.store.journal import Journal


class LookedAt(Journal):
    """A journal whose damaged tails are left as they are; only reading makes sense."""

    def __init__(self, journal: Journal) -> None:
        super().__init__(journal.database, journal.notice)

    def _cut(self, attempt: str, good: int) -> str:
        return f"The journal of this attempt is damaged after move {good}."
