"""The power map: a tree to be read, or a graph to be looked at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import ScrollableContainer
from textual.widgets import Static

from trainer.tui.drawing import branches
from trainer.tui.widgets.text_view import TextBlock, TextView


@dataclass(frozen=True, slots=True)
class PowerBox:
    """A person on the map, in words and signs that are ready to be drawn.

    Attributes:
        key: by which others name the person; `boss` is the superior's, "" for none on the map.
        depth: how many superiors there are.
        facts: what is said of the person.
        moves: whom the person moves, in words, or "".
        sways: the keys of those people.
        style: of the facts.
        left: whether the person is no longer there; the tree says so, the graph leaves them out.
    """

    key: str
    boss: str
    depth: int
    name: str
    facts: tuple[str, ...]
    moves: str = ""
    sways: tuple[str, ...] = ()
    style: str = ""
    left: bool = False


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

    def update(self, head: Sequence[TextBlock], boxes: Sequence[PowerBox]) -> None:
        """Show a map below what stands over it: people in the order of the reporting lines, superiors first."""
        self.query_one(".head", TextView).update(head)
        self.query_one(".tree", TextView).update(tree_blocks(boxes))
        self._source = mermaid(boxes)
        if self.has_class("-graph"):
            self._draw()

    def turn(self, graph: bool) -> None:
        """Show the graph, or the tree."""
        self.set_class(graph, "-graph")
        if graph:
            self._draw()

    def _draw(self) -> None:
        import termaid

        drawn = termaid.render(self._source, gap=2, padding_x=1, padding_y=0) if self._source else ""
        self.query_one(".graph", Static).update(Text(drawn, no_wrap=True))


def tree_blocks(boxes: Sequence[PowerBox]) -> list[TextBlock]:
    """Return the reporting lines as blocks of text."""
    blocks: list[TextBlock] = []
    for branch, box in zip(branches([box.depth for box in boxes]), boxes, strict=True):
        words = " · ".join((*box.facts, *((f"⇢ {box.moves}",) if box.moves else ())))
        style, lead_style = ("$quiet", "$quiet") if box.left else (box.style, "bold")
        blocks.append(TextBlock(words, style, f"{branch}{box.name}  ", lead_style, len(branch) + 2, gap=not blocks))
    return blocks


def mermaid(boxes: Sequence[PowerBox]) -> str:
    """Return the map as Mermaid text: lines for who reports to whom, dots for who moves whom; "" for nobody."""
    there = [box for box in boxes if not box.left]
    names = {box.key: f"p{number}" for number, box in enumerate(there)}
    lines = ["graph TD"] if there else []
    for box in there:
        label = "\\n".join(_plain(words) for words in (box.name, *box.facts) if words)
        lines.append(f'{names[box.key]}["{label}"]')
    lines += [f"{names[box.boss]} --> {names[box.key]}" for box in there if box.boss in names]
    lines += [f"{names[box.key]} -.-> {names[other]}" for box in there for other in box.sways if other in names]
    return "\n".join(lines)


def _plain(words: str) -> str:
    """Return words that mean nothing to Mermaid."""
    return "".join(one if one.isalnum() or one in " .,:'-–●○+−=≈≠?()（），、·" else " " for one in words)
