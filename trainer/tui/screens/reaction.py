"""One line of reaction, asked before the reasons are read; the debrief prints it."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, Input

from trainer.errors import N_
from trainer.play.session import LONGEST_REACTION
from trainer.tui.screens.base import Dialog
from trainer.tui.widgets.prose import Block, Prose


class Reaction(Dialog[None]):
    """Asks how it was, in one line."""

    AUTO_FOCUS = "#line"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "keep", N_("keep it"), id="reaction.keep")]

    def compose(self) -> ComposeResult:
        """Lay out the field."""
        with Vertical(id="box") as box:
            box.border_title = Text(self.tr("How was it for you?"))
            yield Prose(Block(self.tr("One line, as it comes. It stands at the head of your debrief.")))
            yield Input(self.session.attempt.reaction, max_length=LONGEST_REACTION, id="line")
            with Horizontal(id="foot"):
                yield Button(Text(self.tr("Not now")), id="no")
                yield Button(Text(self.tr("Keep it")), id="yes", variant="primary")

    @on(Input.Submitted)
    async def action_keep(self) -> None:
        """Write the line; what cannot be written is said and the field stays."""
        if not self.is_current:
            return
        session, line = self.session, self.query_one(Input).value

        def write() -> bool:
            session.react(line)
            return True

        if await self.host.attempt(write):
            self.dismiss(None)

    @on(Button.Pressed)
    async def _pressed(self, event: Button.Pressed) -> None:
        if event.button.id == "yes":
            await self.action_keep()
        else:
            self.dismiss(None)
