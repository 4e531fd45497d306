"""Seats: who sits at an attempt, and under whose key."""

from __future__ import annotations

import hashlib
import uuid
from collections import defaultdict
from collections.abc import Container, Sequence
from datetime import UTC, datetime

from peewee import Expression, Table

from trainer.store.database import Connection
from trainer.store.records import NOBODY, Person
from trainer.store.schema import classes, lesson_seats, people, seat_people, seats


def take_seat(connection: Connection, owner: str, names: Sequence[str]) -> tuple[str, tuple[Person, ...]]:
    """Return the id of the seat where those called `names` sit under `owner`, made if there is none, and who they are.

    Somebody who sits at several seats of one owner under the same name is one person; two owners never share one.
    """
    there = people_of(connection, owner)
    for seat, sitting in there.items():
        if tuple(one.name for one in sitting) == tuple(names) and NOBODY not in names:
            return seat, sitting
    known = {one.name: one for sitting in there.values() for one in sitting if one.name != NOBODY}
    return _made(connection, owner, [known.get(name) or Person(uuid.uuid4().hex, name) for name in names], known)


def new_seat(connection: Connection, owner: str, names: Sequence[str]) -> tuple[str, tuple[Person, ...]]:
    """Return the id of a new seat for people whom nobody knows yet, and who they are: namesakes stay two people."""
    return _made(connection, owner, [Person(uuid.uuid4().hex, name) for name in names], {})


def class_owner(course: str) -> str:
    """Return the owner of the seats at which the class with the id `course` plays, 64 hex digits as of a key."""
    return hashlib.sha256(b"class " + course.encode()).hexdigest()


def _made(
    connection: Connection, owner: str, sitting: Sequence[Person], known: Container[str]
) -> tuple[str, tuple[Person, ...]]:
    seat = uuid.uuid4().hex
    now = datetime.now(UTC).isoformat(timespec="seconds")
    connection.run(seats.insert(id=seat, owner=owner, made=now))
    for place, one in enumerate(sitting):
        if one.name not in known:
            connection.run(people.insert(id=one.id, name=one.name))
        connection.run(seat_people.insert(seat=seat, place=place, person=one.id))
    return seat, tuple(sitting)


def people_of(connection: Connection, owner: str) -> dict[str, tuple[Person, ...]]:
    """Return who sits at each seat of `owner`, by the seat's id, in the order of their places."""
    query = (
        seat_people.select(seat_people.c.seat, people.c.id, people.c.name)
        .join(seats, on=seats.c.id == seat_people.c.seat)
        .join(people, on=people.c.id == seat_people.c.person)
        .where(seats.c.owner == owner)
        .order_by(seat_people.c.seat, seat_people.c.place)
    )
    found: dict[str, tuple[Person, ...]] = defaultdict(tuple)
    for seat, person, name in connection.rows(query):
        found[seat] += (Person(person, name),)
    return dict(found)


def strangers(connection: Connection, owner: str) -> bool:
    """Return whether there are seats or classes under another key than `owner`; those of lessons are under none."""
    return any(
        connection.value(table.select(table.c.id).where(_strange(table, owner)).limit(1)) is not None
        for table in (seats, classes)
    )


def adopt(connection: Connection, owner: str) -> None:
    """Give every seat and class that is under another key to `owner`; those without a key stay so."""
    for table in (seats, classes):
        connection.run(table.update(owner=owner).where(_strange(table, owner)))


def _strange(table: Table, owner: str) -> Expression:
    strange: Expression = (table.c.owner != owner) & (table.c.owner != "")
    if table is seats:
        # Who plays in a class sits under the class.
        strange &= table.c.id.not_in(lesson_seats.select(lesson_seats.c.seat))
    return strange
