"""What a facilitator tells a whole class, or one seat, on its pages."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from trainer.classes.live.changes import BOARD, LESSON, Changes
from trainer.errors import N_, UsageError
from trainer.outside_text import without_controls
from trainer.store.message_book import MessageBook

if TYPE_CHECKING:
    from trainer.store.journal import Journal
    from trainer.store.records import Message

LONGEST_MESSAGE = 280


class Messages:
    """The messages of one class. Threads may use it at once.

    Attributes:
        all: every message, the oldest first.
    """

    def __init__(self, journal: Journal, course: str, changes: Changes) -> None:
        self._book = MessageBook(journal)
        self._course = course
        self._changes = changes
        self._lock = threading.Lock()
        self.all: tuple[Message, ...] = ()
        self._away: frozenset[tuple[str, int]] = frozenset()

    def refresh(self) -> bool:
        """Read them from the book again; return whether there is something new.

        Raises:
            StoreFault: if they cannot be read.
        """
        with self._lock:
            before = self.all, self._away
            self.all, self._away = self._book.messages(self._course), self._book.read(self._course)
            return before != (self.all, self._away)

    def to(self, seat: str) -> tuple[Message, ...]:
        """Return what a seat's pages show: what was written to it or to everybody, and not put away there."""
        return tuple(one for one in self.all if one.seat in ("", seat) and (seat, one.number) not in self._away)

    def away(self, message: Message) -> int:
        """Return at how many seats a message was put away."""
        return sum(number == message.number for _, number in self._away)

    def send(self, text: str, seat: str = "") -> Message:
        """Show a message to a seat, or to everybody if `seat` is "".

        Raises:
            UsageError: if nothing is left of it, or it is longer than `LONGEST_MESSAGE` characters.
            StoreFault: if it cannot be written.
        """
        words = without_controls(text)
        if not words or len(words) > LONGEST_MESSAGE:
            raise UsageError(
                N_("that cannot be sent as a message"), remedy=N_("write 1 to {most} characters"), most=LONGEST_MESSAGE
            )
        made = self._book.send(self._course, seat, words)
        self._told(seat)
        return made

    def withdraw(self, number: int) -> None:
        """Take a message away from everybody.

        Raises:
            StoreFault: if it cannot be written.
        """
        to = next((one.seat for one in self.all if one.number == number), "")
        self._book.withdraw(self._course, number)
        self._told(to)

    def put_away(self, seat: str, number: int) -> None:
        """Show a message to a seat no more.

        Raises:
            StoreFault: if it cannot be written.
        """
        if any(one.number == number for one in self.to(seat)):
            self._book.put_away(self._course, seat, number)
            self.refresh()
            self._changes.tell(seat, BOARD)

    def _told(self, seat: str) -> None:
        self.refresh()
        self._changes.tell(BOARD, seat or LESSON)
