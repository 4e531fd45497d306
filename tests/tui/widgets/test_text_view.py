"""Running text as one widget."""

from __future__ import annotations

from textual.app import App, ComposeResult

from tests.tui.screen_driver import wait_until, widget_lines
from trainer.tui.widgets.text_view import TextBlock, TextScroll, TextView, heading, layout_blocks


class OneText(App[None]):
    def compose(self) -> ComposeResult:
        with TextScroll():
            yield TextView(TextBlock("word " * 60), max_width=30)


def test_a_hanging_lead_keeps_further_lines_indented() -> None:
    content = layout_blocks([TextBlock("one two three four five", "", "You  ", "bold", 2)], 14)
    assert content.plain.splitlines() == ["You  one two", "  three four", "  five"]


def test_a_gap_stands_between_blocks_and_never_before_the_first() -> None:
    assert layout_blocks([heading("One"), TextBlock("two"), heading("Three")], 20).plain == "One\ntwo\n\nThree"


def test_a_lead_that_is_longer_than_the_hang_takes_room_from_the_first_line_only() -> None:
    content = layout_blocks([TextBlock("one two three four", "", "A long lead: ", "bold", 2)], 22)
    assert content.plain.splitlines() == ["A long lead: one two", "  three four"]


async def test_text_is_no_wider_than_its_measure_and_as_high_as_it_needs() -> None:
    app = OneText()
    async with app.run_test(size=(80, 10)) as pilot:
        view = app.query_one(TextView)
        assert all(len(line.rstrip()) <= 30 for line in widget_lines(view))
        assert view.region.height == 10
        view.update([TextBlock("[b]short[/b]")])
        await pilot.pause()
        assert view.region.height == 1 and widget_lines(view)[0].strip() == "[b]short[/b]"
        assert view.blocks == (TextBlock("[b]short[/b]"),)


async def test_lines_scroll_at_once() -> None:
    app = OneText()
    async with app.run_test(size=(80, 4)) as pilot:
        scroll = app.query_one(TextScroll)
        await wait_until(pilot, lambda: scroll.max_scroll_y > 2)
        scroll.focus()
        for key, line in (("down", 1), ("down", 2), ("up", 1)):
            await pilot.press(key)
            await wait_until(pilot, lambda line=line: scroll.scroll_y == line)  # type: ignore[misc]
