"""Small dialogs: a message, a confirmation, a choice, going back."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, OptionList

from trainer.core.codec import decode
from trainer.core.vocabulary import SLOTS_A_DAY
from trainer.errors import N_
from trainer.scene.move_text import move_text
from trainer.scene.text import AskBack
from trainer.tui.screens.base import Dialog, set_label
from trainer.tui.widgets.row_list import HeadingRow, ListRow, RowList, TextRow
from trainer.tui.widgets.text_view import TextBlock, TextScroll, TextView
from trainer.tui.wrap import truncate

_MOVE = 72
"""Cells of a move in the list of those that one can go back to."""


class MessageDialog(Dialog[None]):
    """Something to read; Enter goes on."""

    AUTO_FOCUS = "#go"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "scroll(-1)", N_("up"), show=False, id="told.up"),
        Binding("down", "scroll(1)", N_("down"), show=False, id="told.down"),
        Binding("pageup", "scroll(-10)", N_("up"), show=False, id="told.pageup"),
        Binding("pagedown", "scroll(10)", N_("down"), show=False, id="told.pagedown"),
    ]

    def __init__(self, title: str, blocks: Iterable[TextBlock], *, fault: bool = False) -> None:
        super().__init__(classes="-fault" if fault else None)
        self._title = title
        self._blocks = tuple(blocks)

    def compose(self) -> ComposeResult:
        """Lay out the text and the button."""
        with Vertical(id="box") as box:
            box.border_title = Text(self._title)
            with TextScroll(id="text", can_focus=False):
                yield TextView(*self._blocks)
            with Horizontal(id="foot"):
                yield Button(Text(self.tr("Go on")), id="go", variant="primary")

    def action_scroll(self, step: int) -> None:
        """Scroll the text."""
        self.query_one("#text").scroll_relative(y=step, animate=False)

    def on_button_pressed(self) -> None:
        """Go on."""
        self.dismiss(None)


class ConfirmDialog(Dialog[bool]):
    """A question with yes and no. Enter answers what the first button says, which is no: yes cannot be taken back."""

    AUTO_FOCUS = "#foot Button"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "app.focus_previous", N_("previous field"), show=False, id="confirm.left"),
        Binding("right", "app.focus_next", N_("next field"), show=False, id="confirm.right"),
        Binding("y", "yes", N_("yes"), show=False, id="confirm.yes"),
        Binding("n", "close", N_("no"), show=False, id="confirm.no"),
    ]

    def __init__(self, question: AskBack) -> None:
        super().__init__()
        self._question = question

    def compose(self) -> ComposeResult:
        """Lay out the question and both answers."""
        with Vertical(id="box") as box:
            asked = self._question
            box.border_title = Text(asked.title)
            with TextScroll(id="text", can_focus=False):
                yield TextView(TextBlock(asked.words))
            with Horizontal(id="foot"):
                yield Button(Text(asked.no), id="no", variant="primary")
                yield Button(Text(asked.yes), id="yes")

    def action_yes(self) -> None:
        """Answer yes."""
        self.dismiss(True)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Answer."""
        self.dismiss(event.button.id == "yes")


class RewindDialog(Dialog[None]):
    """Pick a move: the play goes back to just before it."""

    AUTO_FOCUS = "#moments"

    def compose(self) -> ComposeResult:
        """Lay out the list."""
        with Vertical(id="box"):
            yield TextView(id="words")
            yield RowList(id="moments")
            with Horizontal(id="foot"):
                yield Button("", id="no")

    def redraw(self) -> None:
        """List the moves, the latest first."""
        tr = self.tr
        session = self.session
        self.query_one("#box").border_title = Text(tr("Go back"))
        self.query_one(TextView).update(
            [TextBlock(tr("To just before which move? The debrief will say that you went back."), "$quiet")]
        )
        rows: list[ListRow] = [
            TextRow(
                str(number),
                truncate(move_text(tr, session.scenario, moment.move, session.you), _MOVE),
                "·",
                tr("day {day}", day=moment.before.clock // SLOTS_A_DAY + 1),
            )
            for number, moment in reversed(list(enumerate(session.moments)))
        ]
        self.query_one(RowList).set_rows(rows or [HeadingRow(tr("There is nothing behind you yet."))])
        set_label(self.query_one(Button), tr("Not now"))

    @on(OptionList.OptionSelected)
    async def _chosen(self, event: OptionList.OptionSelected) -> None:
        if not self.is_current:
            return
        session = self.session
        number = int(event.option_id or 0)

        def back() -> bool:
            session.rewind(number)
            return True

        if await self.host.in_thread(back):
            self.host.show_place(())

    @on(Button.Pressed)
    def _pressed(self) -> None:
        self.dismiss(None)


class MoveDialog(Dialog[None]):
    """A list whose rows are moves, picked by walking or by their digit; the button makes none."""

    def on_key(self, event: events.Key) -> None:
        """Let digits choose."""
        if event.character and event.character.isdigit() and self.query_one(RowList).choose_label(event.character):
            event.stop()

    @on(OptionList.OptionSelected)
    async def _chosen(self, event: OptionList.OptionSelected) -> None:
        if event.option_id and self.is_current:
            await self.pick(event.option_id)

    async def pick(self, key: str) -> None:
        """Make the move that is the key of a row."""
        lines = await self.host.play_move(decode(key))
        if lines is not None:
            self.host.show_place(lines)

    @on(Button.Pressed)
    def _pressed(self) -> None:
        self.dismiss(None)


class ChoiceDialog(Dialog[str]):
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
            yield TextView(TextBlock(self._text))
            yield RowList(id="ways")
            with Horizontal(id="foot"):
                yield Button(Text(self._back), id="no")

    def redraw(self) -> None:
        """List the ways."""
        self.query_one(RowList).set_rows([TextRow(key, words, "·") for key, words in self._ways])

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        if self.is_current:
            self.dismiss(event.option_id or "")

    def on_button_pressed(self) -> None:
        """Take none."""
        self.dismiss(None)
