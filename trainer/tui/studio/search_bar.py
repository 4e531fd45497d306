"""Searching and replacing in the editor's text: two fields below it, and the places that are found."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Button, Input, Static
from textual.widgets.text_area import Selection

from trainer.errors import N_, Translate
from trainer.tui.screens.base import set_label
from trainer.tui.studio.editor import Editor

LONGEST = 200
"""Characters of what is searched for, or put in its place."""


def places_of(text: str, words: str) -> list[int]:
    """Return the offsets at which a text has these words; small and capital letters are alike."""
    return [found.start() for found in re.finditer(re.escape(words), text, re.IGNORECASE)] if words else []


def offset_of(text: str, location: tuple[int, int]) -> int:
    """Return the offset of a row and column of a text."""
    row, column = location
    at = 0
    for _ in range(row):
        at = text.find("\n", at) + 1
    return at + column


def location_of(text: str, offset: int) -> tuple[int, int]:
    """Return the row and column of an offset of a text."""
    return text.count("\n", 0, offset), offset - text.rfind("\n", 0, offset) - 1


class SearchBar(Vertical):
    """Finds words in the editor: Enter and the arrows go from place to place, the second field replaces them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(-1)", N_("place before"), show=False, id="search.previous"),
        Binding("down", "step(1)", N_("next place"), show=False, id="search.next"),
    ]

    class Replaced(Message):
        """Words were replaced at `count` places."""

        def __init__(self, count: int) -> None:
            super().__init__()
            self.count = count

    def __init__(self, editor: Editor, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._editor = editor
        self._tr: Translate | None = None

    def compose(self) -> ComposeResult:
        """Lay out both fields."""
        with Horizontal():
            yield Static("", id="find-label", classes="label")
            yield Input(id="find", max_length=LONGEST, compact=True)
            yield Static("", id="found")
        with Horizontal():
            yield Static("", id="replace-label", classes="label")
            yield Input(id="replacement", max_length=LONGEST, compact=True)
            yield Button("", id="replace-all", compact=True)

    def say(self, tr: Translate) -> None:
        """Say everything in a language."""
        self._tr = tr
        self.query_one("#find-label", Static).update(Text(tr("Find")))
        self.query_one("#replace-label", Static).update(Text(tr("Replace")))
        set_label(self.query_one("#replace-all", Button), tr("All"))
        self._count()

    def begin(self) -> None:
        """Go to the field, with what is selected in the text as the words."""
        field = self.query_one("#find", Input)
        chosen = self._editor.selected_text
        if chosen and "\n" not in chosen and len(chosen) <= LONGEST:
            field.value = chosen
        field.focus()
        field.action_select_all()
        self._count()

    def action_step(self, step: int) -> None:
        """Go to the next place, or the one before."""
        self._go(step)

    @on(Input.Changed, "#find")
    def _typed(self) -> None:
        self._go(0)

    @on(Input.Submitted, "#find")
    def _entered(self) -> None:
        self._go(1)

    @on(Input.Submitted, "#replacement")
    def _replace(self) -> None:
        """Replace the words that are selected, and go to the next place."""
        editor, words = self._editor, self.query_one("#find", Input).value
        if words and editor.selected_text.lower() == words.lower():
            start, end = sorted(editor.selection)
            done = editor.replace(self.query_one("#replacement", Input).value, start, end)
            # What was put in may hold the words: it is not looked at again.
            editor.cursor_location = done.end_location
            self._go(0)
        else:
            self._go(1)

    @on(Button.Pressed, "#replace-all")
    def _replace_all(self) -> None:
        editor, words = self._editor, self.query_one("#find", Input).value
        replacement = self.query_one("#replacement", Input).value
        found = places_of(editor.text, words)
        if found:
            row, column = editor.cursor_location
            text = re.sub(re.escape(words), lambda _: replacement, editor.text, flags=re.IGNORECASE)
            editor.replace(text, (0, 0), editor.document.end)
            row = min(row, editor.document.line_count - 1)
            editor.cursor_location = row, min(column, len(editor.document.get_line(row)))
        self._count()
        self.post_message(self.Replaced(len(found)))

    def _go(self, step: int) -> None:
        """Select the place at the cursor, or the next one, or the one before; behind the last comes the first."""
        editor, words = self._editor, self.query_one("#find", Input).value
        text = editor.text
        found = places_of(text, words)
        if found:
            start, end = (offset_of(text, one) for one in sorted(editor.selection))
            if step < 0:
                place = bisect_left(found, start) - 1
            else:
                place = bisect_left(found, end if step and start != end else start) % len(found)
            at = found[place]
            editor.selection = Selection(location_of(text, at), location_of(text, at + len(words)))
            editor.scroll_cursor_visible(center=True)
        self._count()

    def _count(self) -> None:
        tr = self._tr
        if tr is None:
            return
        editor, words = self._editor, self.query_one("#find", Input).value
        found = places_of(editor.text, words)
        said = ""
        if words:
            start = offset_of(editor.text, min(editor.selection))
            here = found.index(start) + 1 if start in found else 0
            said = tr("{number} of {count}", number=here, count=len(found)) if found else tr("not there")
        self.query_one("#found", Static).update(Text(said))
