"""A list of rows that fit themselves to its width: the one list of all screens."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Protocol

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from trainer.tui.wrap import pad, wrap_text

_GUESS = 60
"""Width to fold to before there has been a layout."""


class ListRow(Protocol):
    """What a list needs of a row."""

    @property
    def key(self) -> str:
        """What the row stands for."""

    @property
    def disabled(self) -> bool:
        """Whether it cannot be picked."""

    def fit(self, width: int) -> Content:
        """Return the row at this width."""


@dataclass(frozen=True, slots=True)
class TextRow:
    """A row of running text, folded, with a label before it and a quiet note after it.

    Attributes:
        key: what it stands for.
        text: its words.
        label: the key that picks it, or a glyph.
        note: words that follow quietly.
        style: style of the words.
        disabled: whether it cannot be picked.
        gap_after: whether an empty line follows.
    """

    key: str
    text: str
    label: str = ""
    note: str = ""
    style: str = ""
    disabled: bool = False
    gap_after: bool = False

    def fit(self, width: int) -> Content:
        """Return the words, folded under each other to the right of the label."""
        lead = f"{self.label} " if self.label else ""
        hang = cell_len(lead)
        lines = [Content.styled(line, self.style) for line in wrap_text(self.text, width - hang)]
        if self.note:
            if lines[-1].cell_length + 2 + cell_len(self.note) <= width - hang:
                lines[-1] = lines[-1] + Content.styled(f"  {self.note}", "$quiet")
            else:
                lines.extend(Content.styled(line, "$quiet") for line in wrap_text(self.note, width - hang))
        lines = [
            (Content.styled(lead, "bold") if number == 0 else Content(" " * hang)) + line
            for number, line in enumerate(lines)
        ]
        if self.gap_after:
            lines.append(Content(""))
        return Content("\n").join(lines)


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of cells under each other; each cell is (text, weight or fixed width, style).

    A width above 0 is fixed, 0 takes what is left.
    """

    key: str
    cells: tuple[tuple[str, int, str], ...]
    disabled: bool = False
    gap: int = 1

    def fit(self, width: int) -> Content:
        """Return the cells padded and cut to their columns."""
        fixed = sum(size for _, size, _ in self.cells) + self.gap * (len(self.cells) - 1)
        rest = max(4, width - fixed)
        parts = [Content.styled(pad(text, size or rest), style) for text, size, style in self.cells]
        return Content(" " * self.gap).join(parts)


@dataclass(frozen=True, slots=True)
class HeadingRow:
    """A row that heads others and cannot be picked; `gap` leaves a line free above it."""

    text: str
    key: str = ""
    disabled: bool = True
    gap: bool = False

    def fit(self, width: int) -> Content:
        """Return the heading, folded."""
        return Content.styled("\n" * self.gap + "\n".join(wrap_text(self.text, width)), "bold $accent")


class RowList(OptionList):
    """An option list whose rows follow its width. Its messages carry the row's key as `option_id`.

    Attributes:
        by_mouse: whether the last thing that happened here was a click; some lists only show what was clicked.
    """

    DEFAULT_CSS = """
    /* Under two cells Textual 8 folds to a width of nothing, and fails. */
    RowList { min-width: 8; border: none; padding: 0; background: transparent; scrollbar-size-vertical: 1; }
    RowList:focus { border: none; background-tint: transparent; }
    RowList > .option-list--option { padding: 0 1 0 0; }
    RowList > .option-list--option-disabled { color: $foreground; }
    """

    class WidthChanged(Message):
        """The list has another width than before."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes, markup=False)
        self._rows: tuple[ListRow, ...] = ()
        self._fitted = 0
        self._marked: int | None = None
        self.by_mouse = False

    @property
    def rows(self) -> Sequence[ListRow]:
        """What is listed."""
        return self._rows

    @property
    def current(self) -> str:
        """Key of the row under the cursor, or ""."""
        return self._rows[self.highlighted].key if self.highlighted is not None and self._rows else ""

    def set_rows(self, rows: Iterable[ListRow], at: str | None = None) -> None:
        """List `rows`, with the cursor on the row of key `at`, else on where it was, else on the first live one."""
        keep = self.current if at is None else at
        listed = tuple(rows)
        if listed != self._rows or self.fit_width() != self._fitted:
            self._rows = listed
            self._fill(keep)
        elif keep != self.current:
            self.move_cursor(keep)

    def move_cursor(self, key: str) -> None:
        """Put the cursor on the row of that key."""
        for index, row in enumerate(self._rows):
            if row.key == key and not row.disabled:
                self.highlighted = index

    def choose_label(self, label: str) -> bool:
        """Choose the live row with this label as if it had been clicked; say whether there is one."""
        for index, row in enumerate(self._rows):
            if isinstance(row, TextRow) and row.label == label and not row.disabled:
                self.highlighted = index
                self.action_select()
                return True
        return False

    def action_page_up(self) -> None:
        """Move up a page; a list that has not been laid out yet has none (Textual 8 raises KeyError)."""
        with suppress(KeyError, IndexError):
            super().action_page_up()  # type: ignore[no-untyped-call]

    def action_page_down(self) -> None:
        """Move down a page; a list that has not been laid out yet has none (Textual 8 raises KeyError)."""
        with suppress(KeyError, IndexError):
            super().action_page_down()  # type: ignore[no-untyped-call]

    def on_mouse_down(self) -> None:
        """Remember that what follows is a click."""
        self.by_mouse = True

    def on_key(self) -> None:
        """Remember that what follows is a key."""
        self.by_mouse = False

    def on_resize(self, event: events.Resize) -> None:
        """Fold the rows again where the width has changed, and say so."""
        if self.fit_width() != self._fitted:
            self._fill(self.current)
            self.post_message(self.WidthChanged())

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the lines that the rows will take at this width, before they are folded to it."""
        room = max(10, width - 3)
        return sum(row.fit(room).plain.count("\n") + 1 for row in self._rows)

    def watch_highlighted(self, highlighted: int | None) -> None:
        """Move the cursor's mark: a ground colour alone may not be seen."""
        super().watch_highlighted(highlighted)
        if self.option_count == len(self._rows):
            for index in (self._marked, highlighted):
                if index is not None and index < len(self._rows):
                    self.replace_option_prompt_at_index(index, self._prompt(index, index == highlighted))
            self._marked = highlighted

    def _prompt(self, index: int, marked: bool) -> Content:
        lines = self._rows[index].fit(self._fitted).split("\n", allow_blank=True)
        first = Content("▸" if marked else " ")
        return Content("\n").join([(Content(" ") if number else first) + line for number, line in enumerate(lines)])

    def fit_width(self) -> int:
        """Return the cells that a row may take."""
        # The column of the scrollbar stays free whether it is shown or not, so that it never folds rows anew.
        taken = 2 if self.show_vertical_scrollbar else 3
        return max(10, (self.scrollable_content_region.width or _GUESS) - taken)

    def _fill(self, at: str) -> None:
        self._fitted = self.fit_width()
        self._marked = None
        self.set_options(
            Option(self._prompt(index, False), id=row.key or None, disabled=row.disabled)
            for index, row in enumerate(self._rows)
        )
        live = [index for index, row in enumerate(self._rows) if not row.disabled]
        if live:
            self.highlighted = next((index for index in live if self._rows[index].key == at), live[0])
        self.refresh(layout=True)
