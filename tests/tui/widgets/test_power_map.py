"""A map to be read as a tree, or to be looked at as a graph."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Static

from tests.tui.screen_driver import screen_text
from trainer.tui.widgets.power_map import PowerBox, PowerMap, mermaid, tree_blocks
from trainer.tui.widgets.text_view import TextBlock

ADA = PowerBox("ada", "", 0, "Ada", ("Decision maker", "●●● decisive"), moves="moves Bo", sways=("bo", "dee"))
BO = PowerBox("bo", "ada", 1, "Bo", ("User",))
CY = PowerBox("cy", "ada", 1, "Cy", ("Coach",))
GONE = PowerBox("dee", "ada", 1, "Dee", ("has left",), left=True)


class OneMap(App[None]):
    def compose(self) -> ComposeResult:
        yield PowerMap()


async def test_the_graph_is_drawn_only_where_it_is_looked_at() -> None:
    app = OneMap()
    async with app.run_test(size=(80, 20)) as pilot:
        panel = app.query_one(PowerMap)
        panel.update([TextBlock("As it was")], [ADA, BO])
        await pilot.pause()
        assert "└ Bo" in screen_text(app.screen) and not str(app.query_one(".graph", Static).content)
        panel.turn(True)
        await pilot.pause()
        words = screen_text(app.screen)
        assert "As it was" in words and "Bo" in words and "└ Bo" not in words
        panel.update([TextBlock("As it was")], [ADA, CY])
        await pilot.pause()
        assert "Cy" in screen_text(app.screen)
        panel.turn(False)
        await pilot.pause()
        assert "└ Cy" in screen_text(app.screen) and "─" not in screen_text(app.screen)


def test_the_tree_says_of_everybody_what_there_is_to_say() -> None:
    blocks = tree_blocks([ADA, BO, GONE])
    assert [block.lead + block.text for block in blocks] == [
        "Ada  Decision maker · ●●● decisive · ⇢ moves Bo",
        "├ Bo  User",
        "└ Dee  has left",
    ]


def test_the_graph_has_boxes_lines_and_ties_of_those_who_are_there() -> None:
    assert mermaid([ADA, BO, GONE]).splitlines() == [
        "graph TD",
        'p0["Ada\\nDecision maker\\n●●● decisive"]',
        'p1["Bo\\nUser"]',
        "p0 --> p1",
        "p0 -.-> p1",
    ]
    assert mermaid([]) == ""


def test_no_word_of_a_pack_is_read_as_mermaid() -> None:
    box = PowerBox("x", "", 0, 'A"]; click p0 "https://x"', ("a --> b",))
    assert '"' not in mermaid([box]).removeprefix('graph TD\np0["').removesuffix('"]') and ">" not in mermaid([box])
