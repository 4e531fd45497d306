"""A questionnaire: to whom it goes, and what goes in."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, OptionList

from trainer.core.codec import decode
from trainer.errors import N_
from trainer.scene.questionnaire import questionnaire, sheets
from trainer.tui.drawing import calendar_line, text_block
from trainer.tui.screens.base import set_label
from trainer.tui.screens.dialogs import MoveDialog
from trainer.tui.screens.full_screen import FullScreen
from trainer.tui.widgets.key_footer import KeyFooter
from trainer.tui.widgets.row_list import HeadingRow, ListRow, RowList, TextRow
from trainer.tui.widgets.status_line import StatusLine
from trainer.tui.widgets.text_view import TextBlock, TextScroll, TextView, heading


class SendDialog(MoveDialog):
    """What may be asked, and to whom the questionnaire goes."""

    AUTO_FOCUS = "#people"
    DEFAULT_CSS = """
    SendDialog #text { max-height: 40vh; }
    SendDialog RowList { margin-top: 1; max-height: 30vh; }
    """

    def __init__(self, sheet: str) -> None:
        super().__init__()
        self._sheet = sheet

    def compose(self) -> ComposeResult:
        """Lay out the questions and the people."""
        with Vertical(id="box"):
            with TextScroll(id="text"):
                yield TextView(id="words")
            yield RowList(id="people")
            with Horizontal(id="foot"):
                yield Button("", id="no")

    def redraw(self) -> None:
        """Show the questions, and list the people."""
        tr = self.tr
        scene = next((one for one in sheets(tr, self.session) if one.id == self._sheet), None)
        if scene is None:
            return
        self.query_one("#box").border_title = Text(scene.title)
        asked = [TextBlock(one.words, "", "· ") for one in scene.questions]
        self.query_one("#words", TextView).update([TextBlock(scene.words), heading(scene.heading), *asked])
        rows: list[ListRow] = [HeadingRow(tr("To whom?"))]
        rows += [TextRow(one.move, one.words, one.key if len(one.key) == 1 else "·") for one in scene.people]
        self.query_one(RowList).set_rows(rows)
        set_label(self.query_one("#no", Button), tr("Not now"))


class QuestionnaireScreen(FullScreen):
    """Puts one question after the other into the questionnaire; with the last one the answers come back."""

    AUTO_FOCUS = "#list"
    CSS_PATH = "../styles/questionnaire.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "map", N_("account map"), id="questionnaire.map"),
        Binding("q", "leave", N_("leave"), id="questionnaire.leave"),
    ]

    def compose(self) -> ComposeResult:
        """Lay out what is in it above what may go in."""
        yield StatusLine()
        with Vertical(id="body"):
            with TextScroll(id="sheet", classes="panel", can_focus=False):
                yield TextView(id="words")
            with Vertical(id="choices", classes="panel"):
                yield RowList(id="list")
        yield KeyFooter()

    def redraw(self) -> None:
        """Show how far it is."""
        tr = self.tr
        # Between the last question and the next screen there is nothing left to fill.
        if not any(one.sent_to and one.left for one in self.session.view.questionnaires):
            return
        scene = questionnaire(tr, self.session)
        self.query_one(StatusLine).update(scene.title, scene.to, calendar_line(scene.calendar, self.size.width - 44))
        self.query_one("#sheet").border_title = Text(f"{scene.chosen_heading} · {scene.to}")
        self.query_one("#choices").border_title = Text(scene.heading)
        inside = [text_block(tr, one, f"{number}. ") for number, one in enumerate(scene.chosen, start=1)]
        self.query_one("#words", TextView).update([*inside, text_block(tr, scene.words, gap=True)])
        rows = [TextRow(one.move, one.words, one.key if len(one.key) == 1 else "·") for one in scene.choices]
        self.query_one(RowList).set_rows(rows)

    def on_key(self, event: events.Key) -> None:
        """Let digits choose."""
        if event.character and event.character.isdigit() and self.query_one(RowList).choose_label(event.character):
            event.stop()

    @on(OptionList.OptionSelected)
    async def _chosen(self, event: OptionList.OptionSelected) -> None:
        if not event.option_id or not self.is_current:
            return
        lines = await self.host.play_move(decode(event.option_id))
        if lines is None:
            return
        if any(one.sent_to and one.left for one in self.session.view.questionnaires):
            self.redraw()
        else:
            self.host.show_place(lines)

    def action_map(self) -> None:
        """Open the account map."""
        self.host.show_map("")

    def action_leave(self) -> None:
        """Go to the shelf; the attempt is kept."""
        self.notify(self.tr("Your attempt is kept: it waits on the shelf."), markup=False)
        self.host.go_home()
