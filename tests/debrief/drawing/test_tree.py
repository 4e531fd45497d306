"""Where the lines of the power map run."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from tests.debrief.plays import FOLDERS, golden
from trainer.debrief.drawing.tree import MOST_PEOPLE_DRAWN, arrows, branches
from trainer.debrief.facts.people import TieReview
from trainer.debrief.facts.power_map import Node, PowerStanding
from trainer.debrief.words.power_map import drawing_of
from trainer.i18n.translator import Translator

TRUE = PowerStanding(("decider",), 3, -1, "budget")


def node(
    person: int, *ties: TieReview, believed: PowerStanding | None = None, left: bool = False, depth: int = 0
) -> Node:
    return Node(person, f"P{person}", "Title", depth, believed, TRUE, ties, left)


def test_the_lines_of_a_tree_meet() -> None:
    depths = [0, 1, 2, 2, 1, 0, 1]
    found = branches(depths)
    assert [one.passing for one in found] == [(), (), (1,), (1,), (), (), ()]
    assert [one.last for one in found if one.depth] == [False, False, True, True, True]
    assert [one.leads for one in found] == [True, True, False, False, False, True, False]


@pytest.mark.parametrize(("folder", "file"), FOLDERS)
def test_no_two_arrows_lie_on_each_other(folder: Path, file: Path) -> None:
    about = golden("careless", folder.name, "en")
    drawn = arrows(about.map)
    ties = sum(len(one.sways) for one in about.map if not one.left)
    assert len(drawn) <= ties
    ends = [end for one in drawn for end in (one.start, one.end)]
    assert len(set(ends)) == len(ends)
    for lane in {one.lane for one in drawn}:
        spans = sorted(sorted((one.start, one.end)) for one in drawn if one.lane == lane)
        assert all(first[1] < second[0] for first, second in pairwise(spans))
    for one in drawn:
        assert (
            int(one.start) != int(one.end) and min(one.start, one.end) > 0 and max(one.start, one.end) < len(about.map)
        )


def test_who_has_left_is_neither_moved_nor_moves() -> None:
    nodes = [node(0, TieReview("P1", 2, 1), TieReview("P2", -1, 2)), node(1, left=True), node(2, TieReview("P1", 1, 1))]
    assert [(int(one.start), int(one.end), one.strength) for one in arrows(nodes)] == [(0, 2, -1)]
    assert "P0 → P2 (the other way)" in drawing_of(Translator("en"), nodes).ties
    assert "P1" not in drawing_of(Translator("en"), nodes).ties


def test_of_a_crowd_only_the_tree_is_drawn() -> None:
    nodes = [node(0, TieReview("P1", 1, 1)), *(node(number) for number in range(1, MOST_PEOPLE_DRAWN + 1))]
    assert arrows(nodes) == () and arrows(nodes[:-1])
    assert drawing_of(Translator("en"), nodes).ties == ""
