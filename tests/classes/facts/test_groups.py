"""Groups and pairs beside the class."""

from __future__ import annotations

import statistics
from dataclasses import replace

from tests.classes.facts.test_class_play import PLAY, play
from tests.debrief import plays
from trainer.classes.facts.groups import group_results, natural
from trainer.debrief.facts.replay import replayed_play

CAREFUL = replayed_play(plays.corner().scenario, plays.moves(plays.CAREFUL), "…")
SITTINGS = [
    play("a", 1), replace(play("b", 1), play=CAREFUL), replace(play("c", 1), people=("c", "d"), play=CAREFUL),
    play("e", 1),
]  # fmt: skip
GROUPS = {"a": ("Group 10",), "b": ("Group 2",), "c": ("Group 2",), "d": ("Group 10",)}


def test_a_play_of_several_counts_once_in_the_group_of_each() -> None:
    found = group_results(SITTINGS, GROUPS)
    assert [(one.kind, one.name, one.plays, one.people) for one in found] == [
        ("group", "Group 2", 2, 3), ("group", "Group 10", 2, 3), ("none", "", 1, 1), ("alone", "", 3, 3),
        ("together", "", 1, 2), ("class", "", 4, 5),
    ]  # fmt: skip
    low, high = PLAY.card.overall, CAREFUL.card.overall
    assert [one.medians["overall"] for one in found] == [
        high, statistics.median([low, high]), low, low, high, statistics.median([low, low, high, high]),
    ]  # fmt: skip


def test_nothing_is_compared_where_there_is_one_group_only() -> None:
    assert group_results([play("a", 1), play("b", 1)]) == ()
    assert group_results([]) == ()
    # Of few, nothing is told.
    assert [bool(one.medians) for one in group_results(SITTINGS, GROUPS, fewest=3)] == [
        False, False, False, True, False, True,
    ]  # fmt: skip


def test_numbers_in_names_go_by_their_value() -> None:
    assert sorted(["b 10", "B 2", "a", "2"], key=natural) == ["2", "a", "B 2", "b 10"]
