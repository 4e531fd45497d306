"""The layout of a page of help: folded and aligned by the cells that its characters take."""

from __future__ import annotations

from collections.abc import Iterable
from gettext import gettext

import click
from rich.cells import cell_len

from trainer.errors import N_
from trainer.tui.wrap import wrap_text


class HelpPage(click.HelpFormatter):
    """A page; Click's own counts characters, of which a Chinese one takes two cells."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write how the command is called."""
        super().write_usage(prog, args, gettext(N_("Usage: ")) if prefix is None else prefix)

    def write_heading(self, heading: str) -> None:
        """Write the heading of a section."""
        self.write(" " * self.current_indent + gettext(N_("{heading}:")).format(heading=heading) + "\n")

    def write_text(self, text: str) -> None:
        """Write running text."""
        for line in wrap_text(text, self.width - self.current_indent):
            self.write(" " * self.current_indent + line + "\n")

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Write terms, and beside each what is said of it.

        Args:
            rows: the terms, each with its text.
            col_max: most cells that the column of terms takes; a wider term has a line of its own.
            col_spacing: cells between the columns.
        """
        rows = list(rows)
        column = min(max(cell_len(term) for term, _ in rows), col_max) + col_spacing
        margin = " " * self.current_indent
        for term, text in rows:
            lines = wrap_text(text, self.width - self.current_indent - column)
            if cell_len(term) + col_spacing > column:
                lines.insert(0, "")
            for number, line in enumerate(lines):
                head = "" if number else term
                self.write((margin + head + " " * (column - cell_len(head)) + line).rstrip() + "\n")
