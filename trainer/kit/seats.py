"""Seats: how many people play the customer, sell and watch, in how many rooms."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from trainer.core.scenario import Scenario
from trainer.i18n.translator import Translator
from trainer.kit.model import ClassPlan, Pair, Room
from trainer.kit.observers import KEEPER, PROMISES, QUESTIONS, REASONS, RULES, sheet_titles

CLASSES = (12, 30, 60)
"""Sizes of a class that a kit has a plan for; the facilitator comes on top."""
LEAST_GROUPS = 2
LEAST_SELLERS, MOST_SELLERS = 2, 3
"""Groups that compete for one customer, and sellers of a group."""
BESIDE_CUSTOMERS = 6
"""Seats of a room besides those of the customer's people: two groups of two, and two who watch."""


def rooms_of(people: int, roles: int, letters: Sequence[str] = ()) -> tuple[Room, ...]:
    """Return the rooms of a class, alike but for a seat: in each one customer, and groups that compete for it.

    Each room holds two groups of sellers at least, who all are in a meeting at the same time, and somebody who
    watches; in a room that is too small for that, players take more than one card.

    Args:
        people: how many sit down, 7 or more; the facilitator is not one of them.
        roles: how many people the customer has.
        letters: those of the variants, one for each room in turn; none where the kit holds one truth.
    """
    count = max(1, people // (roles + BESIDE_CUSTOMERS))
    sizes = [people // count + (number < people % count) for number in range(count)]
    return tuple(
        _room(size, roles, letters[number % len(letters)] if letters else "") for number, size in enumerate(sizes)
    )


def _room(people: int, roles: int, letter: str) -> Room:
    players = min(roles, people - LEAST_GROUPS * LEAST_SELLERS - 1)
    rest = people - players
    # Every group has somebody who follows it, and the room somebody who keeps its calendar.
    groups = max(LEAST_GROUPS, min(players, (rest - 1) // (LEAST_SELLERS + 1)))
    sellers = max(LEAST_SELLERS, min(MOST_SELLERS, (rest - 1 - groups) // groups))
    return Room(people, players, roles, groups, sellers, rest - groups * sellers, letter)


def most_groups(roles: int) -> int:
    """Return how many groups there are in a room at most."""
    return max(room.groups for people in CLASSES for room in rooms_of(people, roles))


def class_plans(tr: Translator, scenario: Scenario, letters: Sequence[str] = ()) -> tuple[ClassPlan, ...]:
    """Return the seats of a class of each size, and what is printed for it."""
    return tuple(_plan(tr, scenario, people, letters) for people in CLASSES)


def _plan(tr: Translator, scenario: Scenario, people: int, letters: Sequence[str]) -> ClassPlan:
    rooms = rooms_of(people, len(scenario.people), letters)
    return ClassPlan(
        people=people,
        head=tr("{people} people", people=people),
        rooms=rooms,
        watchers=_watchers(tr, rooms[0]),
        copies=_copies(tr, scenario, rooms),
    )


def _watchers(tr: Translator, room: Room) -> str:
    """Return which sheets the observers of a room take at the start."""
    titles = sheet_titles(tr)
    taken = Counter(_sheets(room))
    return tr.listed(tr("{sheet} ({count})", sheet=titles[name], count=taken[name]) for name in titles if name in taken)


def _sheets(room: Room) -> list[str]:
    """Return a sheet for each observer: who keeps the calendar first, then the same one for each group."""
    order = [QUESTIONS] * room.groups + [PROMISES, RULES] + [REASONS] * room.groups
    return [KEEPER] + [order[number % len(order)] for number in range(room.observers - 1)]


def _copies(tr: Translator, scenario: Scenario, rooms: Sequence[Room]) -> tuple[Pair, ...]:
    """Return what is printed how often."""
    groups = sum(room.groups for room in rooms)
    sellers = sum(room.groups * room.sellers for room in rooms)
    watching = sum(room.observers for room in rooms)
    sets = Counter(room.letter for room in rooms)
    people = sum(room.people for room in rooms)
    found = [
        (tr("The brief"), str(sellers)),
        (tr("Each account map"), str(groups)),
        *((sheet.title, str(groups)) for sheet in scenario.questionnaires),
        (tr("Each observer's sheet"), str(watching)),
        (tr("The map for a customer of one's own"), str(people)),
    ]
    for letter, count in sorted(sets.items()):
        slips = sum(room.groups for room in rooms if room.letter == letter)
        found += [
            (tr("The cards of variant {letter}", letter=letter) if letter else tr("The cards"), str(count)),
            (tr("The slips of variant {letter}", letter=letter) if letter else tr("The slips"), str(slips)),
        ]
    return tuple(found)
