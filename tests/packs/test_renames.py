from __future__ import annotations

from trainer.packs.renames import meant_by, renamed


def test_a_name_in_the_place_of_another() -> None:
    assert renamed(["a", "b", "c"], ["a", "x", "c"]) == {"b": "x"}
    assert renamed(["a", "b"], ["a", "x", "y"]) == {}
    assert renamed(["a", "b", "c"], ["a", "c"]) == {}
    assert renamed(["b", "c", "d"], ["x", "y", "d", "e"]) == {"b": "x", "c": "y"}
    assert renamed(["a", "b"], ["a", "x"]) == {"b": "x"}


def test_a_part_of_a_list_is_enough() -> None:
    assert renamed(["a", "b", "d"], ["a", "x", "d", "e"]) == {"b": "x"}


def test_what_is_new_and_unused_is_meant_before_what_looks_alike() -> None:
    known = ["bo-role", "bo-need", "workshop-hours"]
    assert meant_by("cy-role", known, ["workshop-hours"]) == "workshop-hours"
    assert meant_by("cy-role", known, []) == "bo-role"
    assert meant_by("bo-neeed", known, ["workshop-hours"]) == "bo-need"
    assert meant_by("bo-ened", known, ["workshop-hours"]) == "bo-need"
    assert meant_by("zzz", known, []) == ""
