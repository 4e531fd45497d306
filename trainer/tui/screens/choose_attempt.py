"""Choosing the attempt that is to stand beside another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, OptionList

from trainer.play.comparisons import others_to_compare
from trainer.scene.comparison import AttemptChoice, attempt_choices
from trainer.tui.screens.base import Dialog, TranslatedScreen, set_label
from trainer.tui.screens.comparison import ComparisonScreen
from trainer.tui.screens.dialogs import MessageDialog
from trainer.tui.widgets.row_list import RowList, TextRow
from trainer.tui.widgets.text_view import TextBlock, TextView

if TYPE_CHECKING:
    from trainer.play.shelf import Attempt


class AttemptDialog(Dialog[str]):
    """The finished attempts that another can be put beside; the button takes none."""

    AUTO_FOCUS = "#attempts"
    DEFAULT_CSS = "AttemptDialog RowList { margin-top: 1; }"

    def __init__(self, choices: tuple[AttemptChoice, ...]) -> None:
        super().__init__()
        self._choices = choices

    def compose(self) -> ComposeResult:
        """Lay out the list."""
        with Vertical(id="box"):
            yield TextView(id="words")
            yield RowList(id="attempts")
            with Horizontal(id="foot"):
                yield Button("", id="no")

    def redraw(self) -> None:
        """List the attempts."""
        tr = self.tr
        self.query_one("#box").border_title = Text(tr("Side by side"))
        words = tr("Beside which other attempt at this scenario?")
        self.query_one("#words", TextView).update([TextBlock(words)])
        self.query_one(RowList).set_rows([TextRow(one.attempt, one.words, "·", one.note) for one in self._choices])
        set_label(self.query_one("#no", Button), tr("Not now"))

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        if self.is_current:
            self.dismiss(event.option_id or "")

    @on(Button.Pressed)
    def _pressed(self) -> None:
        self.dismiss("")


async def choose_and_compare(screen: TranslatedScreen[None], attempt: str) -> None:
    """Ask which finished attempt is to stand beside `attempt` (an id), and show both."""
    host, tr = screen.host, screen.tr
    workspace = await host.workspace()

    def found() -> tuple[Attempt, ...]:
        return others_to_compare(workspace.attempts(), attempt)

    others = await host.in_thread(found)
    if others is None or not screen.is_drawable:
        return
    if not others:
        words = tr(
            "There is no other finished attempt at this scenario yet. Begin it once more: what you did otherwise, and "
            "what stood behind the same faces, then stands here side by side."
        )
        await screen.app.push_screen(MessageDialog(tr("Side by side"), [TextBlock(words)]))
        return

    def show(other: str | None) -> None:
        if other:
            screen.app.push_screen(ComparisonScreen(attempt, other))

    await screen.app.push_screen(AttemptDialog(attempt_choices(tr, others)), show)
