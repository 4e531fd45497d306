"""The power map as a drawing, in words short enough for its rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from trainer.debrief.drawing.tree import Arrow, Branch, arrows, branches
from trainer.debrief.facts.power_map import Node
from trainer.debrief.page import PowerSigns
from trainer.debrief.words.people import tree_rows
from trainer.i18n.translator import Translator
from trainer.paper.typst import cells_of

NAME, TITLE, ROLE, FACTS = 27, 39, 24, 47
"""How much of each is shown, in Latin letters; a level of the tree costs `STEP` of the first two."""
PAPER_ROLE = 34
"""The same for roles on paper, where long ones are set smaller."""
STEP = 2
PAPER_TITLE, PAPER_LANE, PAPER_STEP = 51, 2.1, 2.9
"""On paper: what a title has without arrows, and what each lane of arrows and each level of the tree costs it."""
PAPER_LANES = 3.3
"""Lanes that the head over the arrows is as wide as."""
TOGETHER = 3
"""Rows that stay together at the beginning and at the end of a drawing that is parted by pages."""


@dataclass(frozen=True, slots=True)
class DrawnPerson:
    """A row of the drawing: `believed` and `true` are a role and a line of influence, stance and veto.

    `sign` and the ≠ before a true fact say what differs, without colour; `agrees` says the sign in words.
    """

    name: str
    title: str
    branch: Branch
    believed: tuple[str, str]
    sign: str
    agrees: str
    true: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Drawing:
    """The drawing; `ties` says the arrows in words, "" if there are none, and `lanes` how many run side by side."""

    people: tuple[DrawnPerson, ...]
    arrows: tuple[Arrow, ...]
    lanes: int
    ties: str

    def runs(self, *, whole: bool) -> dict[int, int]:
        """Return the rows that no page may part: how many they are by the first of them; `whole` keeps all together."""
        count = len(self.people)
        if whole or count < 2 * TOGETHER:
            return {0: count}
        return {0: TOGETHER, **dict.fromkeys(range(TOGETHER, count - TOGETHER), 1), count - TOGETHER: TOGETHER}


def drawing_of(tr: Translator, nodes: Sequence[Node], *, paper: bool = False) -> Drawing:
    """Return the power map as a drawing, superiors first; on `paper` titles have all the room that arrows leave."""
    drawn = arrows(nodes)
    lanes = max((arrow.lane for arrow in drawn), default=0)
    taken = PAPER_LANE * max(lanes, PAPER_LANES) if lanes else 0
    most, step = (max(TITLE, PAPER_TITLE - taken), PAPER_STEP) if paper else (TITLE, STEP)
    role = PAPER_ROLE if paper else ROLE
    rows = tree_rows(tr, tuple(nodes))
    lines = branches([node.depth for node in nodes])
    people = []
    for node, row, branch in zip(nodes, rows, lines, strict=True):
        indent = STEP * node.depth
        believed = (cut(row.believed[0], role), _facts(row.believed_signs))
        true = (cut(row.true[0], role), _facts(row.true_signs))
        name, title = cut(node.name, NAME - indent), cut(node.title, int(most - step * node.depth))
        people.append(DrawnPerson(name, title, branch, believed, row.sign, row.agrees, true))
    present = {node.person for node in nodes if not node.left}
    said = tr.listed(
        tr("{person} → {other}", person=node.name, other=tie.name)
        if tie.strength > 0
        else tr("{person} → {other} (the other way)", person=node.name, other=tie.name)
        for node in nodes
        if not node.left
        for tie in node.sways
        if tie.person in present
    )
    ties = tr("Who moves whom: {ties}", ties=said) if drawn else ""
    return Drawing(tuple(people), drawn, lanes, ties)


def cut(text: str, most: int) -> str:
    """Return as much of `text` on one line as is no wider than `most` Latin letters."""
    text = " ".join(text.split())
    if cells_of(text) <= most:
        return text
    while text and cells_of(text) > most - 1:
        text = text[:-1]
    return text.rstrip() + "…"


def _facts(signs: PowerSigns | None) -> str:
    if signs is None:
        return ""
    return cut(" · ".join(filter(None, (signs.influence, signs.stance, signs.veto))), FACTS)
