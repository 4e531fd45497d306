"""The power map as a drawing: reporting lines as a tree, ties as dashed arrows. Pure geometry, in rows and lanes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from trainer.debrief.facts.power_map import Node

MOST_PEOPLE_DRAWN = 20
"""People that one drawing holds on a page; of more the ties are told in words alone."""
ARROW_GAP = 0.17
"""Rows between the ends of arrows at the same person."""


@dataclass(frozen=True, slots=True)
class Branch:
    """The lines of the tree to the left of a person, by depth: what runs past, and whether the person's own goes on.

    Attributes:
        passing: depths at which the line of an earlier superior runs on to somebody further down.
        depth: depth of the person's own line, 0 for none.
        last: whether it ends here.
        leads: whether a line begins below the person, to those who report to them.
    """

    passing: tuple[int, ...]
    depth: int
    last: bool
    leads: bool


@dataclass(frozen=True, slots=True)
class Arrow:
    """Who moves whom: out at `start`, along `lane` (from 1), in at `end`; both in rows from the top, 0.5 mid-row."""

    start: float
    end: float
    lane: int
    strength: int


def branches(depths: Sequence[int]) -> tuple[Branch, ...]:
    """Return the lines of a tree that is given by the depth of each row, superiors first."""
    found = []
    for row, depth in enumerate(depths):
        later = depths[row + 1 :]

        def goes_on(level: int, later: Sequence[int] = later) -> bool:
            return next((one == level for one in later if one <= level), False)

        passing = tuple(level for level in range(1, depth) if goes_on(level))
        found.append(Branch(passing, depth, not goes_on(depth), bool(later) and later[0] > depth))
    return tuple(found)


def arrows(nodes: Sequence[Node]) -> tuple[Arrow, ...]:
    """Return the ties of those present as arrows, no two of which lie on each other; none among too many people."""
    if len(nodes) > MOST_PEOPLE_DRAWN:
        return ()
    rows = {node.person: row for row, node in enumerate(nodes) if not node.left}
    ties = [
        (row, rows[tie.person], tie.strength)
        for row, node in enumerate(nodes)
        if not node.left
        for tie in node.sways
        if tie.person in rows
    ]
    ends: dict[int, list[tuple[int, int]]] = {row: [] for row in range(len(nodes))}
    for number, (source, target, _) in enumerate(ties):
        ends[source].append((target, number))
        ends[target].append((source, number))

    def place(row: int, number: int) -> float:
        # Up above down, and the shorter nearer to where it turns to: so that no two cross at the person.
        order = [each for _, each in sorted(ends[row], key=lambda end: (end[0] > row, -end[0]))]
        return round(row + 0.5 + (order.index(number) - (len(order) - 1) / 2) * ARROW_GAP, 3)

    taken: list[list[tuple[float, float]]] = []
    found: dict[int, Arrow] = {}
    for number, (source, target, strength) in sorted(enumerate(ties), key=lambda tie: abs(tie[1][0] - tie[1][1])):
        start, end = place(source, number), place(target, number)
        low, high = sorted((start, end))
        lane = next((at for at, spans in enumerate(taken) if all(high < a or b < low for a, b in spans)), len(taken))
        if lane == len(taken):
            taken.append([])
        taken[lane].append((low, high))
        found[number] = Arrow(start, end, lane + 1, strength)
    return tuple(found[number] for number in sorted(found))
