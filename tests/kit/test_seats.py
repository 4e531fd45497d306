"""Seats: those of the rooms are the people, for every number of roles."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.kit.scenarios import PLAYED, scenario_in
from trainer.i18n.translator import Translator
from trainer.kit.seats import CLASSES, class_plans, most_groups, rooms_of


@pytest.mark.parametrize("people", [7, *CLASSES, 13, 24, 100])
@pytest.mark.parametrize("roles", range(1, 15))
def test_everybody_has_a_seat(people: int, roles: int) -> None:
    rooms = rooms_of(people, roles)
    assert sum(room.people for room in rooms) == people
    for room in rooms:
        assert room.players + room.groups * room.sellers + room.observers == room.people
        assert room.groups >= 2 and 2 <= room.sellers <= 3 and room.observers >= 1
        assert 1 <= room.players <= room.cards == roles
        assert room.groups <= max(2, room.players), "all groups talk at the same time, each with somebody else"
    assert max(room.people for room in rooms) - min(room.people for room in rooms) <= 1


@pytest.mark.parametrize("letters", [(), ("a", "b"), ("a", "b", "c")])
@pytest.mark.parametrize("file", PLAYED)
def test_the_seats_of_every_scenario_add_up_to_the_class(file: Path, letters: tuple[str, ...]) -> None:
    scenario = scenario_in(file, "en")
    found = class_plans(Translator("en"), scenario, letters)
    assert [plan.people for plan in found] == [12, 30, 60]
    for plan in found:
        assert sum(room.players + room.groups * room.sellers + room.observers for room in plan.rooms) == plan.people
    assert [len(plan.rooms) for plan in found] == [1, 2, 4]
    assert all(room.players == len(scenario.people) for plan in found[1:] for room in plan.rooms)


def test_halves_of_a_class_get_a_truth_each() -> None:
    assert [room.letter for room in rooms_of(30, 8, "ab")] == ["a", "b"]
    assert [room.letter for room in rooms_of(60, 8, "ab")] == ["a", "b", "a", "b"]
    assert [room.letter for room in rooms_of(60, 8, "abc")] == ["a", "b", "c", "a"]
    assert {room.letter for room in rooms_of(60, 8)} == {""}


def test_a_small_class_takes_two_cards_rather_than_having_nobody_to_compete_with() -> None:
    (room,) = rooms_of(12, 8)
    assert (room.players, room.cards, room.groups, room.sellers, room.observers) == (7, 8, 2, 2, 1)


def test_what_is_printed_is_enough_for_everybody() -> None:
    scenario = scenario_in(PLAYED[0].values[0], "en")
    twelve, _, sixty = class_plans(Translator("en"), scenario, ("a", "b"))
    copies = dict(sixty.copies)
    assert (copies["The brief"], copies["Each account map"], copies["Each observer's sheet"]) == ("16", "8", "12")
    assert (copies["The cards of variant a"], copies["The cards of variant b"]) == ("2", "2")
    assert (copies["The slips of variant a"], copies["The map for a customer of one's own"]) == ("4", "60")
    assert "The cards of variant b" not in dict(twelve.copies)
    assert twelve.watchers == "Who was spoken to (1)"
    assert sixty.watchers == "Who was spoken to (1), Questions before cases (2)"


def test_the_most_groups_are_those_of_the_largest_room() -> None:
    assert most_groups(8) == most_groups(7) == 2
    assert most_groups(12) == 5
