"""Running text as one widget."""

from __future__ import annotations

from trainer.tui.widgets.text_view import TextBlock, layout_blocks


def test_a_hanging_lead_keeps_further_lines_indented() -> None:
    content = layout_blocks([TextBlock("one two three four five", "", "You  ", "bold", 2)], 14)
    assert content.plain.splitlines() == ["You  one two", "  three four", "  five"]
