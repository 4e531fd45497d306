"""What to call the people of a class: by name; those who have the same name by an id as well."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from trainer.store.records import NOBODY, KeptPlay, Member

DIGITS = 8
"""Of an attempt's or a member's id: as many as lists show."""


def labels_of(
    members: Sequence[Member],
    nameless: Callable[[str], str] = lambda _: NOBODY,
    *,
    plays: Iterable[KeptPlay] = (),
    anonymous: bool = False,
) -> Mapping[str, str]:
    """Return what to call everybody, by the id of the member.

    Namesakes have behind their names what tells them apart: the ids in the gradebook if all of them have one, else the
    ids of their first attempts, else those in the class.

    Args:
        members: in the order of their ids, which are drawn by lot: numbers tell nothing of names.
        nameless: returns what to call the one of a number who has no name, or whose name is not to be told.
        plays: those of the class, oldest first.
        anonymous: whether no name is to be told.
    """
    digits = len(str(len(members)))
    first: dict[str, str] = {}
    for play in plays:
        for person in play.people:
            first.setdefault(person, play.attempt)
    namesakes: dict[str, list[Member]] = {}
    for one in members:
        namesakes.setdefault("" if anonymous else one.name, []).append(one)
    behind: dict[str, str] = {}
    for name, same in namesakes.items():
        if name and len(same) > 1:
            behind.update(_apart(same, first))
    labels: dict[str, str] = {}
    for number, one in enumerate(members, start=1):
        name = "" if anonymous else one.name
        if one.id in behind:
            name = f"{name} ({behind[one.id]})"
        labels[one.id] = _free(name or nameless(f"{number:0{digits}}"), labels.values())
    return labels


def _apart(same: Sequence[Member], first: Mapping[str, str]) -> dict[str, str]:
    """Return what tells namesakes apart, by the id of the member."""
    kinds = (
        {one.id: one.identity for one in same},
        {one.id: first.get(one.id, "")[:DIGITS] for one in same},
    )
    for marks in kinds:
        if all(marks.values()) and len({mark.casefold() for mark in marks.values()}) == len(same):
            return marks
    return {one.id: one.id[:DIGITS] for one in same}


def _free(name: str, taken: Iterable[str]) -> str:
    """Return `name`, or with a number behind it if it is taken."""
    used = set(taken)
    number = 1
    free = name
    while free in used:
        number += 1
        free = f"{name} ({number})"
    return free
