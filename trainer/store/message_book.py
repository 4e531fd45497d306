"""What facilitators write to their classes: no part of a play, kept until it is withdrawn or the class is erased."""

from __future__ import annotations

from datetime import UTC, datetime

from peewee import fn

from trainer.store.database import Connection
from trainer.store.journal import Journal
from trainer.store.records import Message
from trainer.store.schema import lesson_messages, lesson_messages_read

MOST_KEPT = 20
"""Messages of one class; a new one takes the place of the oldest."""


class MessageBook:
    """The messages in a journal's database. Every change is one transaction: all of it, or nothing."""

    def __init__(self, journal: Journal) -> None:
        self._database = journal.database

    def messages(self, course: str) -> tuple[Message, ...]:
        """Return the messages of a class, the oldest first.

        Raises:
            StoreFault: if they cannot be read.
        """
        table = lesson_messages
        query = table.select(table.c.number, table.c.recipient, table.c.text, table.c.sent)
        with self._database.reading() as connection:
            found = connection.rows(query.where(table.c.class_id == course).order_by(table.c.number))
        return tuple(Message(*row) for row in found)

    def read(self, course: str) -> frozenset[tuple[str, int]]:
        """Return which seats have put which messages away, as (seat, number).

        Raises:
            StoreFault: if it cannot be read.
        """
        table = lesson_messages_read
        with self._database.reading() as connection:
            found = connection.rows(table.select(table.c.seat, table.c.number).where(table.c.class_id == course))
        return frozenset((seat, number) for seat, number in found)

    def send(self, course: str, seat: str, text: str) -> Message:
        """Keep a message to a seat, or to everybody if `seat` is "".

        Raises:
            StoreFault: if it cannot be written.
        """
        table = lesson_messages
        now = datetime.now(UTC).isoformat(timespec="microseconds")

        def job(connection: Connection) -> Message:
            last = connection.value(table.select(fn.MAX(table.c.number)).where(table.c.class_id == course))
            made = Message((last or 0) + 1, seat, text, now)
            kept = connection.rows(
                table.select(table.c.number).where(table.c.class_id == course).order_by(table.c.number.desc())
            )
            for (number,) in kept[MOST_KEPT - 1 :]:
                _remove(connection, course, number)
            connection.run(table.insert(class_id=course, number=made.number, recipient=seat, text=text, sent=now))
            return made

        return self._database.write(job, course)

    def withdraw(self, course: str, number: int) -> None:
        """Take a message away from everybody.

        Raises:
            StoreFault: if it cannot be written.
        """
        self._database.write(lambda connection: _remove(connection, course, number), course)

    def put_away(self, course: str, seat: str, number: int) -> None:
        """Remember that a seat has put a message away; one that is gone, or was put away, changes nothing.

        Raises:
            StoreFault: if it cannot be written.
        """
        there = lesson_messages.select(fn.COUNT(lesson_messages.c.number)).where(
            (lesson_messages.c.class_id == course) & (lesson_messages.c.number == number)
        )
        row = lesson_messages_read.insert(seat=seat, class_id=course, number=number).on_conflict_ignore()

        def job(connection: Connection) -> None:
            if connection.value(there):
                connection.run(row)

        self._database.write(job, seat)


def _remove(connection: Connection, course: str, number: int) -> None:
    for table in (lesson_messages_read, lesson_messages):
        connection.run(table.delete().where((table.c.class_id == course) & (table.c.number == number)))
