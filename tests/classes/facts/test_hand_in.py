"""Who has not handed in."""

from __future__ import annotations

from dataclasses import replace

from tests.classes.facts.test_class_play import play
from trainer.classes.facts.hand_in import Listed, hand_in

PEOPLE = [
    Listed(name, f"{name}@x.org", ("A",), frozenset(members))
    for name, members in (("Ann", "a"), ("Ben", "b"), ("Cy", ""), ("Di", "d"), ("Ed", "e"))
]
PLAYS = [
    ("One", [play("a", 1), play("b", 1), play("d", 1, practice=True), replace(play("x", 1), people=("x", "e"))]),
    ("Two", [play("a", 1)]),
]


def test_who_lacks_most_stands_first_and_practice_counts_for_nothing() -> None:
    found = hand_in(PEOPLE, PLAYS, ["Zoe"], ["Ann"], names=True)
    assert (found.scenarios, found.listed, found.nothing, found.lacking, found.strangers) == (
        ("One", "Two"),
        5,
        1,
        4,
        1,
    )
    assert [(row.name, row.states) for row in found.rows] == [
        ("Cy", ("", "")), ("Di", ("practice", "")), ("Ben", ("played", "")), ("Ed", ("played", "")),
    ]  # fmt: skip
    assert (found.unlisted, found.by_name) == (("Zoe",), ("Ann",))


def test_whoever_still_plays_is_not_missing() -> None:
    found = hand_in(PEOPLE, PLAYS, [], [], playing=[{0, 2, 3}, {2}], names=True)
    assert {row.name: row.states for row in found.rows} == {
        "Ben": ("played", ""), "Cy": ("playing", "playing"), "Di": ("playing", ""), "Ed": ("played", ""),
    }  # fmt: skip
    # That they play is nothing that is here.
    assert found.nothing == 1


def test_of_an_empty_class_everybody_lacks_everything_and_without_names_only_numbers_are_told() -> None:
    assert len(hand_in(PEOPLE, [], [], [], names=True).rows) == 5
    found = hand_in(PEOPLE, PLAYS, ["Zoe"], ["Ann"], names=False)
    assert (found.rows, found.unlisted, found.by_name) == ((), (), ())
    assert (found.lacking, found.strangers) == (4, 1)
