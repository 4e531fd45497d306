"""Three lines of the trainee's own, asked for before the result is told and open to change later."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import ClassVar, Final

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.timer import Timer
from textual.widgets import Button, Input

from trainer.core.reflection import LONGEST_LINE, Reflection
from trainer.errors import N_, TrainerError
from trainer.scene.text import sentences
from trainer.tui.screens.base import Dialog, set_label
from trainer.tui.widgets.text_view import TextBlock, TextView

_PAUSE: Final = 0.4
"""Seconds without a key after which what was typed is written."""


class ReflectionDialog(Dialog[None]):
    """Asks what was intended, what went well and what would be done otherwise; any of them may stay empty.

    What is typed is on disk whenever one pauses, goes to the next line or leaves.
    """

    AUTO_FOCUS = f"#{Reflection._fields[0]}"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "app.focus_next", N_("next field"), show=False, id="reflection.down"),
        Binding("up", "app.focus_previous", N_("previous field"), show=False, id="reflection.up"),
    ]

    def __init__(self, *, before: bool) -> None:
        """Prepare the form; `before` is whether nothing of the result has been told yet."""
        super().__init__()
        self._before = before
        self._pause: Timer | None = None
        self._writing = asyncio.Lock()
        self._typed: Reflection | None = None
        self._refused: Reflection | None = None

    def compose(self) -> ComposeResult:
        """Lay out a field for each line."""
        with Vertical(id="box"):
            yield TextView(id="words")
            for question, line in self.session.attempt.reflection._asdict().items():
                yield TextView(id=f"ask-{question}")
                yield Input(line, max_length=LONGEST_LINE, id=question)
            with Horizontal(id="foot"):
                yield Button("", id="go", variant="primary")

    def redraw(self) -> None:
        """Ask in the interface's language."""
        tr = self.tr
        self.query_one("#box").border_title = Text(tr("In your own words"))
        words = tr("The lines stand at the head of your debrief and in the file that you hand in. Escape goes on.")
        if self._before:
            lead = tr("The play is over. Before you hear how it ended: a line each, or none.")
            words = sentences(tr, (lead, words))
        self.query_one("#words", TextView).update([TextBlock(words, "$quiet")])
        for question in Reflection._fields:
            self.query_one(f"#ask-{question}", TextView).update([TextBlock(tr.term("reflection", question), "bold")])
        set_label(self.query_one(Button), tr("Go on"))

    @on(Input.Changed)
    def _change(self) -> None:
        self._typed = Reflection(*(self.query_one(f"#{question}", Input).value for question in Reflection._fields))
        if self._pause is not None:
            self._pause.stop()
        self._pause = self.set_timer(_PAUSE, self._keep_quietly)

    @on(Input.Submitted)
    async def _next(self, event: Input.Submitted) -> None:
        if event.input.id == Reflection._fields[-1]:
            await self._leave()
        else:
            self.focus_next(Input)

    def action_close(self) -> None:
        """Write what was typed and leave."""
        self.run_worker(self._leave(), exclusive=True)

    @on(Button.Pressed)
    async def _leave(self) -> None:
        """Write what was typed and leave; what cannot be written is said, and whoever leaves again leaves without."""
        if self.is_current and (self._typed == self._refused or await self._keep()):
            self._typed = None
            self.dismiss(None)

    async def _keep(self) -> bool:
        async with self._writing:
            typed, session = self._typed, self.session
            self._refused = typed

            def write() -> bool:
                if typed is not None:
                    session.reflect(typed)
                return True

            kept = bool(await self.host.in_thread(write))
            if kept:
                self._refused = None
            return kept

    async def _keep_quietly(self) -> None:
        # Whoever is typing is not to be interrupted: what cannot be written is said on leaving.
        typed, session = self._typed, self.session
        if typed is not None:
            async with self._writing:
                with suppress(TrainerError, OSError):
                    await asyncio.to_thread(session.reflect, typed)

    def on_unmount(self) -> None:
        """Write what was typed last when the program is left from here."""
        if self._typed is not None and self.host.session is not None:
            with suppress(TrainerError, OSError):
                self.session.reflect(self._typed)
