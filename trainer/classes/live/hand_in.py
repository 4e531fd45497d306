"""Nothing to hand in: what is finished at the seats of a class goes into its book, which reports and grades read."""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING

from trainer.classes.import_attempts import AttemptImport, ImportOutcome
from trainer.classes.live.changes import FINISHED
from trainer.errors import TrainerError
from trainer.play.attempt_file import identified, portable_of

if TYPE_CHECKING:
    from trainer.classes.live.lesson import LiveLesson
    from trainer.play.attempt_file import Portable
    from trainer.store.class_book import ClassBook
    from trainer.store.journal import Journal
    from trainer.store.lesson_book import LessonBook
    from trainer.store.records import Attempt, KeptPlay

LATER_SECONDS = 5.0
"""After which what was finished meanwhile is taken in at once: everybody ends in the same minutes."""
LOG = logging.getLogger("trainer.web")


class HandIn:
    """Takes the finished attempts of one class into its book. Threads may use it at once."""

    def __init__(self, live: LiveLesson, journal: Journal, book: ClassBook, lessons: LessonBook) -> None:
        """Prepare for a class; whenever somebody finishes, what is there is soon taken in.

        Args:
            live: the class.
            journal: the journal of whoever holds it.
            book: its classes.
            lessons: its lessons.
        """
        self._live = live
        self._journal = journal
        self._book = book
        self._lessons = lessons
        self._lock = threading.Lock()
        self._waiting: threading.Timer | None = None
        live.changes.listen(self.later, FINISHED)

    def now(self) -> tuple[ImportOutcome, ...]:
        """Take in what is finished and not there yet; return what became of each. To do it again changes nothing.

        Raises:
            StoreFault: if the class cannot be read or written.
            TrainerError: if somebody else adds the same all the time.
        """
        with self._lock:
            try:
                return self._take()
            except TrainerError:
                # Another server, or a command, added the same in between: then it is there.
                return self._take()

    def later(self) -> None:
        """Do so in a few seconds, once for all who finish until then. Does not block."""
        if self._waiting is None:
            self._waiting = timer = threading.Timer(LATER_SECONDS, self._quietly)
            timer.daemon = True
            timer.start()

    def stop(self) -> None:
        """Wait for nothing any more: what is left is taken in when somebody asks for a report."""
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None

    def _quietly(self) -> None:
        self._waiting = None
        try:
            self.now()
        except TrainerError as fault:
            LOG.warning("taking in what was finished: %s", fault)

    def _take(self) -> tuple[ImportOutcome, ...]:
        course = self._live.lesson.course
        self._lessons.mend_members(course)
        kept = {one.attempt: one for one in self._book.plays(course)}
        there = self._lessons.journal_of(course)
        played = {attempt for one in self._live.rounds for attempt in self._live.attempts_of(one.number).values()}
        played -= self._lessons.removed(course)
        fresh = [row for row in there.attempts() if row.id in played and row.finished and _is_new(there, row, kept)]
        if not fresh:
            return ()
        taking = AttemptImport(self._journal, self._book, course)
        taking.run([self._portable(there, row) for row in reversed(fresh)], lambda _done, _of: None)
        return tuple(taking.findings)

    def _portable(self, there: Journal, row: Attempt) -> Portable:
        return portable_of(there, row, [self._identity(one.id) for one in row.people])

    def _identity(self, person: str) -> str:
        try:
            return identified(self._live.identity(person))
        except TrainerError:
            # Lists are checked when they are read; one that another program wrote is not believed.
            return ""


def _is_new(there: Journal, row: Attempt, kept: dict[str, KeptPlay]) -> bool:
    one = kept.get(row.id)
    return (
        one is None
        or (bool(row.reflection) and one.reflection != row.reflection)
        or (row.say_first != "off" and there.own_words(row.id) != one.words)
    )
