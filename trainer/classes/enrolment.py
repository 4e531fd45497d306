"""Who in a class is who on the list of its course: by id, and by name where there is no id to go by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from trainer.classes.roster import ListedPerson, Roster, name_key
from trainer.store.records import Member


@dataclass(frozen=True, slots=True)
class Enrolment:
    """A class beside the list of its course.

    Attributes:
        column: the list's column by which people are told apart, "" of one with names alone.
        listed: everybody on the list, in its order.
        place: of each member who is on it (by id) the place in `listed`.
        by_name: members who were found by their name alone, for they gave no id that is on the list.
    """

    column: str
    listed: tuple[ListedPerson, ...]
    place: Mapping[str, int]
    by_name: frozenset[str]

    def identity(self, place: int) -> str:
        """Return the id of somebody on the list, "" if there is none."""
        ids = self.listed[place].ids
        return ids.get(self.column) or next(iter(ids.values()), "")

    def groups(self, member: str) -> tuple[str, ...]:
        """Return the groups of a member, none for somebody who is not on the list."""
        place = self.place.get(member)
        return () if place is None else self.listed[place].groups


def enrolment_of(roster: Roster, members: Sequence[Member]) -> Enrolment:
    """Return who of the members is who on the list.

    An id that is on the list decides. Members without one are found by name if nobody else in the class and one person
    on the list who has not been found by an id is called so; somebody with an id that is not on it never is.
    """
    place: dict[str, int] = {}
    for one in members:
        found = roster.whose(one.identity)
        if found is not None:
            place[one.id] = next(at for at, each in enumerate(roster.people) if each is found)
    taken = set(place.values())
    open_ = [one for one in members if one.id not in place and not one.identity and one.name]
    called = Counter(name_key(one.name) for one in open_)
    free: dict[str, list[int]] = {}
    for at, each in enumerate(roster.people):
        if at not in taken and each.name:
            free.setdefault(name_key(each.name), []).append(at)
    by_name = set()
    for one in open_:
        key = name_key(one.name)
        if called[key] == 1 and len(free.get(key, ())) == 1:
            place[one.id] = free[key][0]
            by_name.add(one.id)
    return Enrolment(roster.column, roster.people, place, frozenset(by_name))
