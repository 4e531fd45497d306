"""Things to tick in one widget."""

from __future__ import annotations

from typing import Any

import pytest
from textual.app import App, ComposeResult

from tests.tui.screen_driver import click, widget_lines
from trainer.tui.widgets.choice_field import ChoiceField, ChoiceKind, flow

OPTIONS = [("a", "alone"), ("b", "both"), ("c", "crowd")]


def test_items_flow_into_lines() -> None:
    assert flow([4, 4, 4], 10) == [(0, 0), (0, 6), (1, 0)]


class OneField(App[None]):
    def __init__(self, kind: ChoiceKind, **more: Any) -> None:
        super().__init__()
        self.field = ChoiceField(kind, label_width=6, **more)
        self.changes: list[tuple[str, ...]] = []

    def compose(self) -> ComposeResult:
        yield self.field

    def on_choice_field_changed(self, event: ChoiceField.Changed) -> None:
        assert event.control is self.field
        self.changes.append(event.field.chosen)


@pytest.mark.parametrize(
    ("kind", "keys", "chosen"),
    [
        ("one", ("right", "right"), ("c",)),
        ("tabs", ("left",), ("c",)),
        ("pick", ("right",), ("a",)),
        ("pick", ("right", "space"), ("b",)),
        ("maybe", ("space",), ()),
        ("maybe", ("right", "space"), ("b",)),
        ("many", ("right", "right", "space"), ("a", "c")),
        ("order", ("right", "right", "space", "left", "space", "left", "space"), ("c", "b")),
    ],
)
async def test_arrows_walk_and_space_ticks(kind: ChoiceKind, keys: tuple[str, ...], chosen: tuple[str, ...]) -> None:
    app = OneField(kind)
    async with app.run_test(size=(60, 5)) as pilot:
        app.field.set_options("with", OPTIONS, ["a"])
        app.field.focus()
        await pilot.press(*keys)
        await pilot.pause()
        assert app.field.chosen == chosen
        assert app.changes[-1:] == ([chosen] if chosen != ("a",) else [])


async def test_no_more_are_ticked_than_are_allowed() -> None:
    app = OneField("order", maximum=2)
    async with app.run_test(size=(60, 5)) as pilot:
        app.field.set_options("with", OPTIONS, ["c", "a"])
        app.field.focus()
        await pilot.press("right", "space")
        assert app.field.chosen == ("c", "a") and not app.changes


async def test_what_is_offered_anew_keeps_only_what_is_still_there_and_tells_nobody() -> None:
    app = OneField("many")
    async with app.run_test(size=(60, 5)) as pilot:
        app.field.set_options("with", OPTIONS, ["c", "gone"])
        assert app.field.chosen == ("c",)
        app.field.select("b")
        app.field.set_options("with", (), (), "nobody there")
        await pilot.pause()
        assert widget_lines(app.field)[0].split() == ["with", "nobody", "there"]
        assert not app.field.chosen and not app.changes


async def test_a_click_ticks_what_it_hits() -> None:
    app = OneField("many", one_per_line=True)
    async with app.run_test(size=(40, 5)) as pilot:
        app.field.set_options("with", OPTIONS, ())
        await pilot.pause()
        await click(pilot, "crowd")
        assert app.field.chosen == ("c",)
        assert widget_lines(app.field)[2].split() == ["[x]", "crowd"]
