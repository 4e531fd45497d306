"""A dialog that offers a few ways to go on."""

from __future__ import annotations

from collections.abc import Iterable

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, OptionList

from trainer.tui.screens.base import Dialog
from trainer.tui.widgets.prose import Block, Prose
from trainer.tui.widgets.rows import Rows, Words


class Choose(Dialog[str]):
    """Several ways, each with a word on what it costs; escape takes none."""

    AUTO_FOCUS = "#ways"

    def __init__(self, title: str, text: str, ways: Iterable[tuple[str, str]], back: str) -> None:
        super().__init__()
        self._title = title
        self._text = text
        self._ways = tuple(ways)
        self._back = back

    def compose(self) -> ComposeResult:
        """Lay out the words and the ways."""
        with Vertical(id="box") as box:
            box.border_title = Text(self._title)
            yield Prose(Block(self._text))
            yield Rows(id="ways")
            with Horizontal(id="foot"):
                yield Button(Text(self._back), id="no")

    def redraw(self) -> None:
        """List the ways."""
        self.query_one(Rows).show([Words(key, words, "·") for key, words in self._ways])

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        if self.is_current:
            self.dismiss(event.option_id or "")

    def on_button_pressed(self) -> None:
        """Take none."""
        self.dismiss(None)
