"""Choosing the account to go to first."""

from __future__ import annotations

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Button

from trainer.scene.desk import first_step
from trainer.tui.drawing import text_block
from trainer.tui.screens.base import set_label
from trainer.tui.screens.dialogs import MoveDialog
from trainer.tui.widgets.row_list import RowList, TextRow
from trainer.tui.widgets.text_view import TextView


class AccountDialog(MoveDialog):
    """The accounts with what is known of each; one is chosen, once."""

    AUTO_FOCUS = "#accounts"
    DEFAULT_CSS = "AccountDialog RowList { margin-top: 1; }"

    def compose(self) -> ComposeResult:
        """Lay out the list."""
        with Vertical(id="box"):
            yield TextView(id="words")
            yield RowList(id="accounts")
            with Horizontal(id="foot"):
                yield Button("", id="no")

    def redraw(self) -> None:
        """List the accounts."""
        tr = self.tr
        scene = first_step(tr, self.session)
        if scene is None:
            return
        self.query_one("#box").border_title = Text(scene.heading)
        self.query_one("#words", TextView).update([text_block(tr, scene.words)])
        self.query_one(RowList).set_rows([
            TextRow(one.move, one.title, one.key, one.words, style="bold", gap_after=True) for one in scene.options
        ])  # fmt: skip
        set_label(self.query_one("#no", Button), tr("Not now"))
