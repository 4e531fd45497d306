"""All classes that are held on this server."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

from trainer.classes.live.board import BoardKeeper
from trainer.classes.live.discussion import Discussion
from trainer.classes.live.hand_in import HandIn
from trainer.classes.live.keys import digest, new_code, tidied_words
from trainer.classes.live.lesson import LiveLesson
from trainer.classes.live.scenarios import Scenarios
from trainer.classes.manage import Classes
from trainer.errors import N_, TrainerError
from trainer.store.lesson_book import LessonBook

if TYPE_CHECKING:
    from pathlib import Path

    from trainer.store.journal import Journal

_TRIES = 50
_STALE_SECONDS = 1.0
"""After which what another server may have changed is read again."""


class Lessons:
    """The classes that are held. Threads may use it at once.

    Attributes:
        scenarios: what is played.
        classes: the same classes, as the commands have them.
        journal: where everything is kept.
        shared: whether other servers may hold the same classes.
    """

    def __init__(self, journal: Journal, home: Path) -> None:
        self.scenarios = Scenarios(journal, home)
        self.classes = Classes(journal)
        self.journal = journal
        self._book = LessonBook(journal)
        self._lock = threading.Lock()
        self._live: dict[str, LiveLesson] = {}
        self._boards: dict[str, BoardKeeper] = {}
        self._discussions: dict[str, Discussion] = {}
        self._hand_ins: dict[str, HandIn] = {}
        self.shared = journal.database.file is None
        self._read = 0.0

    def all(self) -> tuple[LiveLesson, ...]:
        """Return every class that is held, by name.

        Raises:
            StoreFault: if they cannot be read.
        """
        with self._lock:
            if not self._live or (self.shared and time.monotonic() - self._read > _STALE_SECONDS):
                self._read_again()
            return tuple(sorted(self._live.values(), key=lambda one: one.lesson.name))

    def check(self) -> None:
        """Ask the book for next to nothing, to learn whether it can be read.

        Raises:
            StoreFault: if it cannot.
        """
        with self.journal.database.reading() as connection:
            connection.sql("SELECT 1")

    def follow(self) -> None:
        """Read again what other servers have changed, and tell the pages that are open here.

        Raises:
            StoreFault: if it cannot be read.
        """
        with self._lock:
            self._read_again()

    def make(self, name: str, language: str) -> LiveLesson:
        """Hold the class called `name`, made if there is none.

        Raises:
            UsageError: if that can be no name.
            StoreFault: if it cannot be written.
        """
        known = {one.name: one.id for one in self.classes.book.courses()}
        course = known.get(name) or self.classes.new(name).id
        held = {one.lesson.course: one for one in self.all()}
        if course not in held:
            for _ in range(_TRIES):
                if self._book.open(course, new_code(), language):
                    break
            else:
                raise TrainerError(N_("no code is free"), remedy=N_("remove classes that are over"))
            with self._lock:
                self._read_again()
        return self.lesson(course)

    def lesson(self, course: str) -> LiveLesson:
        """Return the class with the id `course`.

        Raises:
            TrainerError: if it is not held here.
        """
        for one in self.all():
            if one.lesson.course == course:
                return one
        raise TrainerError(N_("this class is not held here"), remedy=N_("go back to the list of classes"))

    def board(self, live: LiveLesson) -> BoardKeeper:
        """Return what draws up the board of a class."""
        with self._lock:
            return self._boards[live.lesson.course]

    def discussion(self, live: LiveLesson) -> Discussion:
        """Return what finds the questions of a class."""
        with self._lock:
            return self._discussions[live.lesson.course]

    def hand_in(self, live: LiveLesson) -> HandIn:
        """Return what takes the finished attempts of a class into its book."""
        with self._lock:
            return self._hand_ins[live.lesson.course]

    def stop(self) -> None:
        """Begin nothing more: the server ends. What was finished and not taken in is when somebody asks for it."""
        with self._lock:
            for one in self._hand_ins.values():
                one.stop()

    def by_code(self, code: str) -> LiveLesson | None:
        """Return the class that has a code, None if none has."""
        return next((one for one in self.all() if one.lesson.code == code), None)

    def by_cookie(self, cookie: str) -> tuple[LiveLesson, str] | None:
        """Return the class and the seat that a cookie is a key to, None if it is none.

        Raises:
            StoreFault: if it cannot be read.
        """
        return self._found(self._book.seat_of_cookie(digest("cookie", cookie)))

    def by_words(self, typed: str) -> tuple[LiveLesson, str] | None:
        """Return the class and the seat that have these words, None if none has.

        Raises:
            StoreFault: if it cannot be read.
        """
        return self._found(self._book.seat_of_words(digest("words", tidied_words(typed))))

    def _found(self, pair: tuple[str, str] | None) -> tuple[LiveLesson, str] | None:
        if pair is None:
            return None
        course, seat = pair
        lesson = next((one for one in self.all() if one.lesson.course == course), None)
        if lesson is not None and seat not in lesson.seats:
            # Taken at another server.
            lesson.refresh(lesson.lesson)
        return (lesson, seat) if lesson is not None and seat in lesson.seats else None

    def _read_again(self) -> None:
        there = {one.course: one for one in self._book.lessons()}
        for course, row in there.items():
            if course in self._live:
                self._live[course].refresh(row)
            else:
                live = self._live[course] = LiveLesson(self._book, row, self.scenarios, shared=self.shared)
                self._boards[course] = BoardKeeper(live)
                self._discussions[course] = Discussion(live)
                self._hand_ins[course] = HandIn(live, self.journal, self.classes.book, self._book)
        for course in self._live.keys() - there.keys():
            del self._live[course], self._boards[course], self._discussions[course]
            self._hand_ins.pop(course).stop()
        self._read = time.monotonic()
