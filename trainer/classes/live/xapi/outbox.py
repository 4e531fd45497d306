"""What is still to be told of the classes of a server: nothing is stored of it, it follows from the journal."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from trainer.classes.live.changes import BOARD
from trainer.classes.live.xapi.statements import Frame, Waiting, statements_of
from trainer.store.statement_book import NOTHING, StatementBook, Told

if TYPE_CHECKING:
    from trainer.classes.live.lesson import LiveLesson
    from trainer.classes.live.lessons import Lessons
    from trainer.store.journal import Journal
    from trainer.store.records import Lesson
    from trainer.store.statement_book import ToldAttempt

PUT_OFF_SECONDS = 3600.0
"""After which an attempt is tried again of which a statement was refused."""


def statements_of_class(journal: Journal, lesson: Lesson, iri: str, *, names: bool) -> Iterator[Waiting]:
    """Yield all statements of a class, whether they were told or not.

    Args:
        journal: where it is kept.
        lesson: the class.
        iri: as in `Frame`.
        names: likewise.

    Raises:
        StoreFault: if it cannot be read.
    """
    book = StatementBook(journal)
    frame = _frame(lesson, iri, names=names)
    for attempt in book.attempts(lesson.course):
        yield from _untold(book, frame, attempt)


class Outbox:
    """Statements that one receiver has not accepted yet. One thread takes them; any may make moves meanwhile."""

    def __init__(
        self, lessons: Lessons, target: str, iri: str, *, names: bool, rest: float = 0.0,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:  # fmt: skip
        """Prepare for a receiver.

        Args:
            lessons: the classes.
            target: digest of who receives, 64 hex digits.
            iri: as in `Frame`.
            names: likewise.
            rest: seconds between two attempts: threads take turns, and whoever plays comes first.
            clock: seconds that only grow.
        """
        self._lessons = lessons
        self._book = StatementBook(lessons.journal)
        self._target = target
        self._iri = iri
        self._names = names
        self._rest = rest
        self._clock = clock
        self._lock = threading.Lock()
        self._watched: dict[str, LiveLesson] = {}
        self._changed: set[str] = set()
        self._put_off: dict[str, tuple[float, str]] = {}

    def waiting(self, most: int) -> list[Waiting]:
        """Return `most` statements, or some more to end a result, those of an attempt in order: what was not accepted.

        Raises:
            StoreFault: if they cannot be read.
        """
        self._look()
        found: list[Waiting] = []
        with self._lock:
            courses = sorted(self._changed)
        for course in courses:
            # Whoever moves from here on marks it anew.
            with self._lock:
                self._changed.discard(course)
            try:
                for one in self._of(course):
                    found.append(one)
                    if len(found) >= most and one.whole:
                        break
            except BaseException:
                self._mark(course)
                raise
            if found:
                # There may be more, and what is returned may not be accepted.
                self._mark(course)
            if len(found) >= most:
                break
        return found

    def kept(self) -> int:
        """Return how many moves of the classes that are held were not told.

        Raises:
            StoreFault: if it cannot be read.
        """
        return self._book.waiting([one.lesson.course for one in self._lessons.all()], self._target)

    @property
    def refused(self) -> int:
        """How many attempts are put off."""
        with self._lock:
            return len(self._put_off)

    def accepted(self, told: Sequence[Waiting]) -> None:
        """Remember that statements were accepted.

        Raises:
            StoreFault: if it cannot be written; then they are told again.
        """
        self._book.tell(self._target, {one.attempt: one.told for one in told})

    def put_off(self, refused: Waiting) -> None:
        """Tell nothing more of an attempt for a while: a statement of it was refused, and those after it wait."""
        with self._lock:
            course = next((each for each, live in self._watched.items() if _plays(live, refused.attempt)), "")
            self._put_off[refused.attempt] = (self._clock() + PUT_OFF_SECONDS, course)

    def _look(self) -> None:
        """Listen to classes that are new here; try again what was put off long ago."""
        there = {one.lesson.course: one for one in self._lessons.all()}
        for course, live in there.items():
            if self._watched.get(course) is not live:
                self._watched[course] = live
                live.changes.listen(lambda course=course: self._mark(course), BOARD)  # type: ignore[misc]
                self._mark(course)
        for course in self._watched.keys() - there.keys():
            del self._watched[course]
        now = self._clock()
        with self._lock:
            for attempt, (until, course) in list(self._put_off.items()):
                if now >= until:
                    del self._put_off[attempt]
                    self._changed.add(course)
            self._changed &= there.keys()

    def _of(self, course: str) -> Iterator[Waiting]:
        live = self._watched[course]
        frame = _frame(live.lesson, self._iri, names=self._names)
        for attempt in self._book.attempts(course, self._target):
            if attempt.behind and attempt.id not in self._put_off:
                yield from _untold(self._book, frame, attempt)
                if self._rest:
                    time.sleep(self._rest)

    def _mark(self, course: str) -> None:
        with self._lock:
            self._changed.add(course)


def _frame(lesson: Lesson, iri: str, *, names: bool) -> Frame:
    return Frame(iri, names, lesson.course, lesson.name, lesson.language)


def _untold(book: StatementBook, frame: Frame, attempt: ToldAttempt) -> Iterator[Waiting]:
    told: Told = attempt.told
    rows = book.rows(attempt.id, max(0, told.rows - 1))
    if told.rows and (not rows or (rows[0].seq, rows[0].hash) != (told.rows - 1, told.hash)):
        # Damage took rows that were told, and others were played in their place.
        told, rows = NOTHING, book.rows(attempt.id)
    return statements_of(frame, attempt, rows, told)


def _plays(live: LiveLesson, attempt: str) -> bool:
    return any(attempt in live.attempts_of(one.number).values() for one in live.rounds)
