"""Asks for the line to go to."""

from __future__ import annotations

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input

from trainer.tui.screens.base import Dialog
from trainer.tui.widgets.text_view import TextBlock, TextView


class LineDialog(Dialog[int]):
    """Asks for a line by its number; Enter goes there."""

    AUTO_FOCUS = "#line"

    def __init__(self, lines: int) -> None:
        super().__init__()
        self._lines = lines

    def compose(self) -> ComposeResult:
        """Lay out the field."""
        with Vertical(id="box") as box:
            box.border_title = Text(self.tr("Go to line"))
            yield TextView(TextBlock(self.tr("A line from 1 to {last}.", last=self._lines)))
            yield Input(type="integer", max_length=6, id="line")

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        if event.value.strip().isdecimal():
            self.dismiss(min(max(int(event.value), 1), self._lines))
