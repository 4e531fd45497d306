"""A line in the trainee's own words: letters are letters here, and what is too long stays until it is shortened."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input

from trainer.core.own_words import LONGEST_WORDS, tidied_words
from trainer.errors import N_, UsageError
from trainer.outside_text import without_controls

MOST_TYPED = 4 * LONGEST_WORDS
"""Characters that the line takes: more than can be kept, for what is too long is to be shortened, not to be lost."""
_NEARLY = LONGEST_WORDS - 100


class WordsInput(Input):
    """One line, as wide as there is room."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", N_("keep it"), id="words.keep"),
        Binding("escape", "leave_line", N_("to the other keys"), id="words.leave"),
        Binding("down", "app.focus_next", N_("next field"), show=False, id="words.down"),
        Binding("up", "app.focus_previous", N_("previous field"), show=False, id="words.up"),
    ]

    class Left(Message):
        """Whoever was typing wants the keys of the screen; what was typed stays."""

    class Refused(Message):
        """What was pasted is far too long, and was not taken.

        Attributes:
            fault: says so.
        """

        def __init__(self, fault: UsageError) -> None:
            super().__init__()
            self.fault = fault

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes, max_length=MOST_TYPED, select_on_focus=False)

    @property
    def fill(self) -> str:
        """How full the line is, where that matters: such as "512/500"; else ""."""
        return f"{len(self.value)}/{LONGEST_WORDS}" if len(self.value) > _NEARLY else ""

    def action_leave_line(self) -> None:
        """Leave the line; what was typed stays."""
        self.post_message(self.Left())

    def _on_paste(self, event: events.Paste) -> None:
        """Take all lines that are pasted as one; what is far too long is refused whole, not cut."""
        event.stop()
        event.prevent_default()
        try:
            if len(event.text) + len(self.value) > MOST_TYPED:
                tidied_words(event.text)
            text = without_controls(event.text)
        except UsageError as fault:
            self.post_message(self.Refused(fault))
            return
        self.replace(text, *self.selection)
