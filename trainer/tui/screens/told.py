"""Small dialogs: something told, something to confirm, an error."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Button

from trainer.errors import N_
from trainer.tui.screens.base import Dialog
from trainer.tui.widgets.prose import Block, Prose, Sheet


class Told(Dialog[None]):
    """Something to read; Enter goes on."""

    AUTO_FOCUS = "#go"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "scroll(-1)", N_("up"), show=False, id="told.up"),
        Binding("down", "scroll(1)", N_("down"), show=False, id="told.down"),
        Binding("pageup", "scroll(-10)", N_("up"), show=False, id="told.pageup"),
        Binding("pagedown", "scroll(10)", N_("down"), show=False, id="told.pagedown"),
    ]

    def __init__(self, title: str, blocks: Iterable[Block], *, fault: bool = False) -> None:
        super().__init__(classes="-fault" if fault else None)
        self._title = title
        self._blocks = tuple(blocks)

    def compose(self) -> ComposeResult:
        """Lay out the text and the button."""
        with Vertical(id="box") as box:
            box.border_title = Text(self._title)
            with Sheet(id="text", can_focus=False):
                yield Prose(*self._blocks)
            with Horizontal(id="foot"):
                yield Button(Text(self.tr("Go on")), id="go", variant="primary")

    def action_scroll(self, step: int) -> None:
        """Scroll the text."""
        self.query_one("#text").scroll_relative(y=step, animate=False)

    def on_button_pressed(self) -> None:
        """Go on."""
        self.dismiss(None)


class Confirm(Dialog[bool]):
    """A question with yes and no; no is the way out, and what Enter answers where yes cannot be undone."""

    AUTO_FOCUS = "#yes"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "app.focus_previous", N_("previous field"), show=False, id="confirm.left"),
        Binding("right", "app.focus_next", N_("next field"), show=False, id="confirm.right"),
        Binding("y", "yes", N_("yes"), show=False, id="confirm.yes"),
        Binding("n", "close", N_("no"), show=False, id="confirm.no"),
    ]

    def __init__(self, title: str, text: str, yes: str, no: str, *, wary: bool = False) -> None:
        super().__init__()
        self._wary = wary
        self._title = title
        self._text = text
        self._yes = yes
        self._no = no

    def compose(self) -> ComposeResult:
        """Lay out the question and both answers."""
        with Vertical(id="box") as box:
            box.border_title = Text(self._title)
            with Sheet(id="text", can_focus=False):
                yield Prose(Block(self._text))
            with Horizontal(id="foot"):
                yield Button(Text(self._no), id="no", variant="primary" if self._wary else "default")
                yield Button(Text(self._yes), id="yes", variant="default" if self._wary else "primary")

    def on_mount(self) -> None:
        """Begin at the answer that does no harm."""
        if self._wary:
            self.query_one("#no").focus()

    def action_yes(self) -> None:
        """Answer yes."""
        self.dismiss(True)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Answer."""
        self.dismiss(event.button.id == "yes")
