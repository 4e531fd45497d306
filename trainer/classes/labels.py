"""What to call the people of a class: by name, told apart by numbers where two have the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from trainer.store.records import NOBODY, Member


def labels_of(
    members: Sequence[Member], nameless: Callable[[str], str] = lambda _: NOBODY, *, anonymous: bool = False
) -> Mapping[str, str]:
    """Return what to call everybody, by the id of the member.

    Args:
        members: in the order of their ids, which are drawn by lot: numbers tell nothing of names.
        nameless: returns what to call the one of a number who has no name, or whose name is not to be told.
        anonymous: whether no name is to be told.
    """
    digits = len(str(len(members)))
    labels: dict[str, str] = {}
    for number, one in enumerate(members, start=1):
        name = "" if anonymous else one.name
        labels[one.id] = _free(name or nameless(f"{number:0{digits}}"), labels.values())
    return labels


def _free(name: str, taken: Iterable[str]) -> str:
    """Return `name`, or with a number behind it if it is taken."""
    used = set(taken)
    number = 1
    free = name
    while free in used:
        number += 1
        free = f"{name} ({number})"
    return free
