"""A window that is too small; on its own, since the app looks for it before the first paint."""

from __future__ import annotations

from typing import Final

from textual.app import ComposeResult
from textual.widgets import Static

from trainer.tui.screens.base import Dialog

MIN_SIZE: Final = (60, 20)
"""Columns and rows under which nothing can be laid out."""


class TooSmall(Dialog[None]):
    """Says how large the terminal must be; goes away by itself."""

    DEFAULT_CSS = """
    TooSmall Static { width: auto; max-width: 100%; text-align: center; padding: 0 1; }
    """

    def compose(self) -> ComposeResult:
        """Lay out the one message."""
        yield Static(id="message", markup=False)

    def redraw(self) -> None:
        """Say it."""
        columns, rows = MIN_SIZE
        words = self.tr(
            "This window is too small. Please make it at least {columns} × {rows}.", columns=columns, rows=rows
        )
        self.query_one("#message", Static).update(words)

    def on_screen_resume(self) -> None:
        """Go away if there is room by now: the window may have grown behind a dialog."""
        self.app.call_later(self.host.check_size)

    def action_close(self) -> None:
        """Stay: only more room helps."""
