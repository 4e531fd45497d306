"""The first line of a screen: the left gives way to the right."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult

from tests.tui.screen_driver import widget_lines
from trainer.tui.widgets.status_line import StatusLine


class OneLine(App[None]):
    def compose(self) -> ComposeResult:
        yield StatusLine()


@pytest.mark.parametrize(
    ("width", "line"),
    [
        (60, "The platform deal   Northlake Retail            day 3 of 10"),
        (40, "The platform deal           day 3 of 10"),
        (24, "The plat…    day 3 of 10"),
    ],
)
async def test_what_is_shortened_and_what_is_left_out(width: int, line: str) -> None:
    app = OneLine()
    async with app.run_test(size=(width, 5)) as pilot:
        status = app.query_one(StatusLine)
        status.update("The platform deal", "Northlake Retail", "day 3 of 10")
        await pilot.pause()
        told = widget_lines(status)[0]
        assert told.strip().endswith("day 3 of 10") and len(told) == width
        assert told.split() == line.split()
