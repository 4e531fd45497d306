"""The last lines of a screen: keys in as many lines as they need, each to be clicked."""

from __future__ import annotations

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType

from tests.tui.screen_driver import click, widget_lines
from trainer.tui.widgets.key_footer import KeyFooter, ordered_bindings


class Keys(App[None]):
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("m", "note('meet')", "meet somebody", id="desk.meet"),
        Binding("question_mark", "note('help')", "help", key_display="?", id="scene.help"),
        Binding("s", "note('study')", "study", id="desk.study"),
        Binding("x", "note('hidden')", "hidden", show=False, id="desk.hidden"),
        Binding("y", "note('nameless')", "nameless"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.noted: list[str] = []

    def compose(self) -> ComposeResult:
        yield KeyFooter()

    def action_note(self, what: str) -> None:
        self.noted.append(what)


async def test_what_is_the_same_everywhere_comes_last_and_the_hidden_not_at_all() -> None:
    app = Keys()
    async with app.run_test(size=(80, 10)):
        assert "".join(widget_lines(app.query_one(KeyFooter))).split() == [
            "m",
            "meet",
            "somebody",
            "s",
            "study",
            "?",
            "help",
        ]
        names = [one.id for one in ordered_bindings(app.screen)]
        assert names[-1] == "scene.help" and "desk.hidden" in names


async def test_keys_take_more_lines_where_it_is_narrow_and_a_click_presses_one() -> None:
    app = Keys()
    async with app.run_test(size=(20, 10)) as pilot:
        assert app.query_one(KeyFooter).region.height == 2
        await click(pilot, "study")
        await click(pilot, "meet")
        assert app.noted == ["study", "meet"]
