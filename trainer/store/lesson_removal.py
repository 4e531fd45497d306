"""What goes out of lessons: a class and all that was played at its seats, who is erased, plays that are removed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from trainer.store.database import Connection
from trainer.store.schema import (
    attempts,
    lesson_attempts,
    lesson_keys,
    lesson_list,
    lesson_messages,
    lesson_messages_read,
    lesson_people,
    lesson_rounds,
    lesson_seats,
    lesson_statements,
    lessons,
    moves,
    own_words,
    people,
    reflections,
    results,
    seat_people,
    seats,
)


def forget_attempts(connection: Connection, course: str, gone: Sequence[str]) -> None:
    """Have attempts that were taken out of a class's book stay out of it."""
    table = lesson_attempts
    connection.run(table.update(removed=True).where((table.c.class_id == course) & table.c.attempt.in_(gone)))


def remove_lesson(connection: Connection, course: str) -> None:
    """Take away the lesson of a class, its seats, and all that was played at them."""
    for table in (
        lesson_messages_read, lesson_messages, lesson_people, lesson_attempts, lesson_list, lesson_rounds,
    ):  # fmt: skip
        connection.run(table.delete().where(table.c.class_id == course))
    there = [seat for (seat,) in connection.rows(lesson_seats.select(lesson_seats.c.seat).where(
        lesson_seats.c.class_id == course))]  # fmt: skip
    played = attempts.select(attempts.c.id).where(attempts.c.seat.in_(there))
    for table in (results, reflections, own_words, moves, lesson_statements):
        connection.run(table.delete().where(table.c.attempt.in_(played)))
    sat = [person for (person,) in connection.rows(seat_people.select(seat_people.c.person).where(
        seat_people.c.seat.in_(there)))]  # fmt: skip
    for table in (attempts, lesson_keys, lesson_seats, seat_people):
        connection.run(table.delete().where(table.c.seat.in_(there)))
    connection.run(lessons.delete().where(lessons.c.class_id == course))
    connection.run(seats.delete().where(seats.c.id.in_(there)))
    connection.run(people.delete().where(people.c.id.in_(sat)))


def unlist(connection: Connection, persons: Iterable[str]) -> None:
    """Take people off the lists of their classes, and away what was written to their seats."""
    sat = seat_people.select(seat_people.c.seat).where(seat_people.c.person.in_(list(persons)))
    written = lesson_messages.select(lesson_messages.c.class_id, lesson_messages.c.number)
    for course, number in connection.rows(written.where(lesson_messages.c.recipient.in_(sat))):
        for table in (lesson_messages_read, lesson_messages):
            connection.run(table.delete().where((table.c.class_id == course) & (table.c.number == number)))
    held = lesson_people.select(lesson_people.c.class_id, lesson_people.c.place, lesson_people.c.person)
    for course, place, person in connection.rows(held.where(lesson_people.c.person.in_(list(persons)))):
        connection.run(lesson_people.delete().where(lesson_people.c.person == person))
        table = lesson_list
        connection.run(table.delete().where((table.c.class_id == course) & (table.c.place == place)))
