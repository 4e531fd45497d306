"""The workspace of a command."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.cli.diagnostics import narrate

if TYPE_CHECKING:
    from trainer.i18n.translator import Translator
    from trainer.play.workspace import Workspace
    from trainer.store.journal import Journal


def workspace_of(tr: Translator) -> Workspace:
    """Return the user's packs and attempts; what damage to the journal cost is said as soon as it is opened."""
    from trainer.play.workspace import Workspace

    def tell(journal: Journal) -> None:
        if journal.notice is not None:
            narrate(journal.notice.said(tr))
            narrate(tr("`trainer journal` shows it; `trainer journal --acknowledge` ends this message"))

    return Workspace(on_open=tell)
