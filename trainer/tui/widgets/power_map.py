"""The power map: a tree to be read, or a graph to be looked at."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import ScrollableContainer
from textual.widgets import Static

from trainer.tui.widgets.text_view import TextBlock, TextView


class PowerMap(ScrollableContainer):
    """Shows one map in one of two ways; the graph is drawn only where it is looked at."""

    DEFAULT_CSS = """
    PowerMap { padding: 0 1; }
    PowerMap .graph { width: auto; height: auto; display: none; margin-top: 1; }
    PowerMap TextView { width: 1fr; }
    PowerMap.-graph .graph { display: block; }
    PowerMap.-graph .tree { display: none; }
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._source = ""

    def compose(self) -> ComposeResult:
        """Lay out words and drawing."""
        yield TextView(classes="head")
        yield TextView(classes="tree")
        yield Static(classes="graph", markup=False)

    def update(self, head: Sequence[TextBlock], lines: Sequence[TextBlock], source: str) -> None:
        """Show a map: what stands above it, its lines, and the same as Mermaid text."""
        self.query_one(".head", TextView).update(head)
        self.query_one(".tree", TextView).update(lines)
        self._source = source
        if self.has_class("-graph"):
            self._draw()

    def turn(self, graph: bool) -> None:
        """Show the graph, or the tree."""
        self.set_class(graph, "-graph")
        if graph:
            self._draw()

    def _draw(self) -> None:
        import termaid

        drawn = termaid.render(self._source, gap=2, padding_x=1, padding_y=0)
        self.query_one(".graph", Static).update(Text(drawn, no_wrap=True))
