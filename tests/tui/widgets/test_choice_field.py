"""Things to tick in one widget."""

from __future__ import annotations

from trainer.tui.widgets.choice_field import flow


def test_items_flow_into_lines() -> None:
    assert flow([4, 4, 4], 10) == [(0, 0), (0, 6), (1, 0)]
