"""A map to be read as a tree, or to be looked at as a graph."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Static

from tests.tui.screen_driver import screen_text
from trainer.tui.widgets.power_map import PowerMap
from trainer.tui.widgets.text_view import TextBlock


class OneMap(App[None]):
    def compose(self) -> ComposeResult:
        yield PowerMap()


async def test_the_graph_is_drawn_only_where_it_is_looked_at() -> None:
    app = OneMap()
    async with app.run_test(size=(80, 20)) as pilot:
        panel = app.query_one(PowerMap)
        panel.update(
            [TextBlock("As it was")], [TextBlock("Ada ◆ decider"), TextBlock("└ Bo")], "graph LR\nA[Ada] --> B[Bo]"
        )
        await pilot.pause()
        assert "└ Bo" in screen_text(app.screen) and not str(app.query_one(".graph", Static).content)
        panel.turn(True)
        await pilot.pause()
        words = screen_text(app.screen)
        assert "As it was" in words and "Bo" in words and "└ Bo" not in words
        panel.update([TextBlock("As it was")], [], "graph LR\nA[Ada] --> C[Cy]")
        await pilot.pause()
        assert "Cy" in screen_text(app.screen)
        panel.turn(False)
        await pilot.pause()
        assert "Cy" not in screen_text(app.screen)
