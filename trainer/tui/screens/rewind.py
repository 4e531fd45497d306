"""Going back in practice: a list of the moments behind us."""

from __future__ import annotations

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, OptionList

from trainer.core.vocabulary import SLOTS_A_DAY
from trainer.tui.screens.base import Dialog, label
from trainer.tui.widgets.prose import Block, Prose
from trainer.tui.widgets.rows import Heading, Row, Rows, Words
from trainer.tui.words import move_words


class Rewind(Dialog[None]):
    """Pick a move: the play goes back to just before it."""

    AUTO_FOCUS = "#moments"

    def compose(self) -> ComposeResult:
        """Lay out the list."""
        with Vertical(id="box"):
            yield Prose(id="words")
            yield Rows(id="moments")
            with Horizontal(id="foot"):
                yield Button("", id="no")

    def redraw(self) -> None:
        """List the moves, the latest first."""
        tr = self.tr
        session = self.session
        self.query_one("#box").border_title = Text(tr("Go back"))
        self.query_one(Prose).tell(
            [Block(tr("To just before which move? The debrief will say that you went back."), "$quiet")]
        )
        rows: list[Row] = [
            Words(
                str(number),
                move_words(tr, session.scenario, moment.move),
                "·",
                tr("day {day}", day=moment.before.clock // SLOTS_A_DAY + 1),
            )
            for number, moment in reversed(list(enumerate(session.moments)))
        ]
        self.query_one(Rows).show(rows or [Heading(tr("There is nothing behind you yet."))])
        label(self.query_one(Button), tr("Not now"))

    @on(OptionList.OptionSelected)
    async def _chosen(self, event: OptionList.OptionSelected) -> None:
        if not self.is_current:
            return
        session = self.session
        number = int(event.option_id or 0)

        def back() -> bool:
            session.rewind(number)
            return True

        if await self.host.attempt(back):
            self.host.follow(())

    @on(Button.Pressed)
    def _pressed(self) -> None:
        self.dismiss(None)
