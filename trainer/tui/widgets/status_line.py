"""The first line of a screen: where one is, and how things stand."""

from __future__ import annotations

from rich.cells import cell_len
from textual.content import Content
from textual.widget import Widget

from trainer.tui.wrap import truncate

_LEAST_BESIDE = 12
"""Cells under which a shortened text says nothing any more."""


class StatusLine(Widget):
    """One line: where one is at the left, how things stand at the right."""

    DEFAULT_CSS = """
    StatusLine { dock: top; height: 1; width: 100%; padding: 0 1; background: $panel; color: $foreground; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._left: tuple[str, str] = ("", "")
        self._right = ""

    def update(self, title: str, beside: str = "", right: str = "") -> None:
        """Show a title, what stands quietly beside it, and what stands at the right."""
        if (self._left, self._right) != ((title, beside), right):
            self._left = (title, beside)
            self._right = right
            self.refresh()

    def render(self) -> Content:
        """Return the line; the left gives way to the right."""
        width = self.content_size.width
        room = max(8, width - cell_len(self._right) - 2)
        title = truncate(self._left[0], room)
        beside = truncate(self._left[1], room - cell_len(title) - 3)
        if beside != self._left[1] and cell_len(beside) < _LEAST_BESIDE:
            beside = ""
        beside = f"   {beside}" if beside else ""
        gap = max(1, width - cell_len(title) - cell_len(beside) - cell_len(self._right))
        return Content.assemble((title, "bold"), (beside, "$quiet"), " " * gap, (self._right, ""))
