"""Running text as one widget: folded to a comfortable max_width, with hanging leads, never read as markup."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from rich.cells import cell_len
from textual.actions import SkipAction
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from trainer.core.scenario import Records
from trainer.i18n.text_table import table_lines
from trainer.tui.wrap import LINE_WIDTH, wrap_text


class TextBlock(NamedTuple):
    """A paragraph.

    Attributes:
        text: its words, shown as they are.
        style: style of the words.
        lead: what stands before the first line.
        lead_style: style of the lead.
        hang: cells by which further lines are indented, or −1 for the width of the lead.
        gap: whether an empty line stands before it.
        table: heads of columns and rows that stand here instead of the text, or None.
    """

    text: str
    style: str = ""
    lead: str = ""
    lead_style: str = ""
    hang: int = -1
    gap: bool = False
    table: Records | None = None


def heading(text: str, *, gap: bool = True) -> TextBlock:
    """Return a block that heads others."""
    return TextBlock(text, "bold $accent", gap=gap)


def layout_blocks(blocks: Iterable[TextBlock], width: int) -> Content:
    """Return the blocks folded to `width` cells."""
    lines: list[Content] = []
    for block in blocks:
        if block.gap and lines:
            lines.append(Content(""))
        if block.table is not None:
            lines.extend(_table(block.table, width))
            continue
        # A full-width colon brings its own space.
        said = block.lead.replace("： ", "：")
        lead = cell_len(said)
        hang = lead if block.hang < 0 else block.hang
        if hang > width // 2:
            hang = min(2, hang)
        # The lead may be longer than the hang: what it takes more of the first line is folded in as fixed spaces.
        stand_in = "\u00a0" * max(0, lead - hang)
        for number, line in enumerate(wrap_text(stand_in + block.text, width - hang)):
            if number == 0:
                lines.append(Content.assemble((said, block.lead_style), (line.lstrip("\u00a0"), block.style)))
            else:
                lines.append(Content.assemble(" " * hang, (line, block.style)))
    return Content("\n").join(lines)


def _table(table: Records, width: int) -> list[Content]:
    """Return the lines of a table, its heads and the rule below them apart from the rows by their style."""
    drawn = table_lines(table.columns, table.rows, width)
    rule = next(number for number, line in enumerate(drawn) if line.startswith("─"))
    styles = ["bold" if number < rule else "$quiet" if number == rule else "" for number in range(len(drawn))]
    return [Content.styled(line, style) for line, style in zip(drawn, styles, strict=True)]


class TextView(Widget):
    """Blocks of text in one widget of automatic height."""

    DEFAULT_CSS = "TextView { width: 1fr; height: auto; }"

    def __init__(
        self, *blocks: TextBlock, id: str | None = None, classes: str | None = None, max_width: int = LINE_WIDTH
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._blocks = blocks
        self._max_width = max_width

    @property
    def blocks(self) -> tuple[TextBlock, ...]:
        """What is shown."""
        return self._blocks

    def update(self, blocks: Iterable[TextBlock]) -> None:
        """Show `blocks` in place of what was shown."""
        told = tuple(blocks)
        if told != self._blocks:
            self._blocks = told
            self.refresh(layout=True)

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """Return the width that the text likes."""
        return min(container.width, self._max_width)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the lines that the text takes at this width."""
        return layout_blocks(self._blocks, min(width, self._max_width)).plain.count("\n") + 1 if self._blocks else 0

    def render(self) -> Content:
        """Return the text, folded."""
        return layout_blocks(self._blocks, min(self.content_size.width or self._max_width, self._max_width))


class TextScroll(VerticalScroll):
    """Text that scrolls: by pages with a glide, by lines at once."""

    def action_scroll_up(self) -> None:
        """Scroll a line up, where there is more."""
        self._scroll_line(-1)

    def action_scroll_down(self) -> None:
        """Scroll a line down, where there is more."""
        self._scroll_line(1)

    def _scroll_line(self, lines: int) -> None:
        if not self.allow_vertical_scroll:
            raise SkipAction
        self.scroll_relative(y=lines, animate=False)
