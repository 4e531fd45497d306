from __future__ import annotations

import pytest
from rich.segment import ControlType, Segment
from rich.style import Style
from textual.color import Color
from textual.containers import Vertical
from textual.widgets import Static

from tests.test_outside_text import STEERING
from trainer.outside_text import steers
from trainer.play.workspace import Workspace
from trainer.tui.app import TrainerApp
from trainer.tui.control_filter import ControlFilter

BLACK = Color(0, 0, 0)


@pytest.mark.parametrize("sign", STEERING, ids=ascii)
def test_what_steers_is_taken_out_and_widths_stay(sign: str) -> None:
    control = Segment("\x1b[1A", None, [(ControlType.CURSOR_UP, 1)])
    line = [Segment(f"a{sign}b", Style(bold=True)), control, Segment("张伟")]
    shown = ControlFilter().apply(line, BLACK)
    assert not steers(shown[0].text) and shown[0].style == line[0].style
    assert [one.cell_length for one in shown] == [one.cell_length for one in line]
    assert shown[1:] == line[1:]


def test_a_line_that_steers_nothing_is_the_same_list() -> None:
    line = [Segment("“plain” −"), Segment("张伟")]
    assert ControlFilter().apply(line, BLACK) is line


async def test_no_widget_shows_what_steers() -> None:
    app = TrainerApp(Workspace, "en")
    async with app.run_test() as pilot:
        await pilot.pause()
        hostile = "x\x1b[2J\x9b1m\u202ey"
        await app.screen.mount(Vertical(Static(hostile, markup=False, id="hostile")))
        await pilot.pause()
        strips = app.screen.query_one("#hostile").render_lines(app.screen.query_one("#hostile").region.reset_offset)
        text = "".join(strip.text for strip in strips)
        assert "x" in text and "y" in text and not steers(text)
