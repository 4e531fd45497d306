"""The book of lessons: classes that are held in the browser, their rounds, and who sits where.

What is secret stands here as a digest: cookies, and the words by which a seat is taken up again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from peewee import JOIN, Expression, IntegrityError, Query, Table, fn

from trainer.core.own_words import SayFirst
from trainer.errors import N_, TrainerError
from trainer.store.database import Connection
from trainer.store.journal import Journal
from trainer.store.records import NOBODY, Lesson, LessonSeat, ListedName, Round
from trainer.store.schema import (
    attempts,
    bundles,
    class_names,
    class_people,
    classes,
    lesson_attempts,
    lesson_keys,
    lesson_list,
    lesson_people,
    lesson_rounds,
    lesson_seats,
    lessons,
    moves,
    people,
    seat_people,
)
from trainer.store.seats import class_owner, new_seat, people_of

_HANDED = "review"
"""A map that was handed in, as the journal writes the move."""
MOST_KEYS = 8
"""Browsers that hold one seat at a time; who comes in addition takes the place of the one that came first."""


class LessonBook:
    """The lessons in a journal's database. Every change is one transaction: all of it, or nothing."""

    def __init__(self, journal: Journal) -> None:
        self._database = journal.database
        self._owner = journal.owner

    def journal_of(self, course: str) -> Journal:
        """Return the journal of the seats of a class; it shares this one's database and must not be closed."""
        return Journal(self._database, class_owner(course))

    # Lessons

    def lessons(self) -> tuple[Lesson, ...]:
        """Return every lesson of the owner's classes, by the name of the class.

        Raises:
            StoreFault: if they cannot be read.
        """
        query = (
            lessons.select(
                lessons.c.class_id, classes.c.name, lessons.c.code, lessons.c.joining, lessons.c.language,
                lessons.c.projected,
            )
            .join(classes, on=classes.c.id == lessons.c.class_id)
            .where(classes.c.owner == self._owner)
            .order_by(classes.c.name)
        )  # fmt: skip
        with self._database.reading() as connection:
            found = connection.rows(query)
        return tuple(
            Lesson(course, name, code, bool(joining), language, projected)
            for course, name, code, joining, language, projected in found
        )

    def open(self, course: str, code: str, language: str) -> bool:
        """Make a lesson of the class with the id `course`; return whether the code was free.

        Raises:
            StoreFault: if it cannot be written.
        """
        row = lessons.insert(class_id=course, code=code, joining=True, language=language, projected="")
        try:
            self._database.write(lambda connection: connection.run(row), course)
        except IntegrityError:
            return False
        return True

    def set_lesson(self, course: str, **values: object) -> None:
        """Change what stands of a lesson: `joining`, `language`, `projected`.

        Raises:
            StoreFault: if it cannot be written.
        """
        query = lessons.update(**values).where(lessons.c.class_id == course)
        self._database.write(lambda connection: connection.run(query), course)

    # Rounds

    def rounds(self, course: str) -> tuple[Round, ...]:
        """Return the rounds of a class in order.

        Raises:
            StoreFault: if they cannot be read.
        """
        table = lesson_rounds
        query = table.select(
            table.c.number, table.c.scenario, table.c.title, table.c.sha256, table.c.letter, table.c.language,
            table.c.minutes, table.c.say_first, table.c.pace, table.c.running, table.c.spent, table.c.released,
            table.c.resumes,
        )  # fmt: skip
        with self._database.reading() as connection:
            found = connection.rows(query.where(table.c.class_id == course).order_by(table.c.number))
            stops = _stops(connection, course)
        return tuple(replace(Round(*row), released=bool(row[-2]), stops=stops.get(row[0], {})) for row in found)

    def add_round(
        self, course: str, bundle: bytes, *, scenario: str, title: str, sha256: str, letter: str, language: str,
        minutes: int, say_first: SayFirst,
    ) -> Round:  # fmt: skip
        """Add a round that waits to be begun; its bytes are kept, so that editing the pack changes nothing.

        Args:
            course: id of the class.
            bundle: the bytes that are played.
            scenario: as in `Round`, like the others.
            title: likewise.
            sha256: likewise.
            letter: likewise.
            language: likewise.
            minutes: likewise.
            say_first: likewise.

        Raises:
            StoreFault: if it cannot be written.
        """
        table = lesson_rounds

        def job(connection: Connection) -> int:
            connection.run(bundles.insert(sha256=sha256, data=bundle).on_conflict_ignore())
            last = connection.value(table.select(fn.MAX(table.c.number)).where(table.c.class_id == course))
            number = (last or 0) + 1
            connection.run(
                table.insert(
                    class_id=course, number=number, scenario=scenario, title=title, sha256=sha256, letter=letter,
                    language=language, minutes=minutes, say_first=say_first, pace="waiting", running=0.0,
                    spent=0.0, released=False, resumes="open",
                )
            )  # fmt: skip
            return number

        number = self._database.write(job, course)
        return Round(number, scenario, title, sha256, letter, language, minutes, say_first, "waiting", 0.0, 0.0, False)

    def set_pace(self, course: str, about: Round, *, anew: bool = False) -> Mapping[str, int]:
        """Change how far a round may be played, and how its time runs.

        Args:
            course: id of the class.
            about: the round as it is from now on.
            anew: whether each attempt waits after one map more than it has handed in; else its stop stays.

        Returns:
            After how many maps each attempt of the round waits.

        Raises:
            StoreFault: if it cannot be written.
        """
        table, pairs = lesson_rounds, lesson_attempts
        here = (pairs.c.class_id == course) & (pairs.c.number == about.number)
        handed = (
            pairs.select(pairs.c.attempt, fn.COUNT(moves.c.seq))
            .join(moves, on=(moves.c.attempt == pairs.c.attempt) & (moves.c.text == _HANDED))
            .where(here)
            .group_by(pairs.c.attempt)
        )

        def job(connection: Connection) -> Mapping[str, int]:
            connection.run(
                table.update(pace=about.pace, running=about.running, spent=about.spent, resumes=about.resumes).where(
                    (table.c.class_id == course) & (table.c.number == about.number)
                )
            )
            if anew:
                connection.run(pairs.update(stop=1).where(here))
                for attempt, count in connection.rows(handed):
                    connection.run(pairs.update(stop=count + 1).where(pairs.c.attempt == attempt))
            return _stops(connection, course).get(about.number, {})

        return self._database.write(job, course)

    def release(self, course: str, number: int, *, released: bool) -> None:
        """Open the debriefs of a round to those who played it, or close them again.

        Raises:
            StoreFault: if it cannot be written.
        """
        self._set_round(course, number, released=released)

    def _set_round(self, course: str, number: int, **values: object) -> None:
        table = lesson_rounds
        query = table.update(**values).where((table.c.class_id == course) & (table.c.number == number))
        self._database.write(lambda connection: connection.run(query), course)

    # Seats

    def seats(self, course: str) -> tuple[LessonSeat, ...]:
        """Return the seats of a class in the order of joining.

        Raises:
            StoreFault: if they cannot be read.
        """
        table = lesson_seats
        query = table.select(table.c.seat, table.c.number, table.c.language, table.c.joined, table.c.aside)
        with self._database.reading() as connection:
            found = connection.rows(query.where(table.c.class_id == course).order_by(table.c.number))
            sitting = people_of(connection, class_owner(course))
        return tuple(
            LessonSeat(seat, course, number, sitting.get(seat, ()), language, joined, bool(aside))
            for seat, number, language, joined, aside in found
        )

    def join(
        self, course: str, names: Sequence[str], places: Mapping[str, int], language: str, cookie: str, words: str
    ) -> LessonSeat:
        """Take a new seat in a class, for people whom nobody has met: the same name does not make two people one.

        Args:
            course: id of the class.
            names: of those who sit there, one to six, each once.
            places: of those who are on the list of the class, by name.
            language: in which they play.
            cookie: digest of the cookie by which the seat is known, 64 hex digits.
            words: digest of the words by which it is taken up at another machine.

        Raises:
            StoreFault: if it cannot be written.
        """
        now = _now()
        table = lesson_seats

        def job(connection: Connection) -> LessonSeat:
            seat, sitting = new_seat(connection, class_owner(course), names)
            last = connection.value(table.select(fn.MAX(table.c.number)).where(table.c.class_id == course))
            number = (last or 0) + 1
            connection.run(
                table.insert(
                    seat=seat, class_id=course, number=number, language=language, joined=now, words=words, aside=False
                )
            )
            connection.run(lesson_keys.insert(cookie=cookie, seat=seat, made=now))
            for one in sitting:
                if one.name in places:
                    connection.run(lesson_people.insert(person=one.id, class_id=course, place=places[one.name]))
            return LessonSeat(seat, course, number, sitting, language, now)

        return self._database.write(job, course)

    def seat_of_cookie(self, cookie: str) -> tuple[str, str] | None:
        """Return the class and the seat that a cookie's digest is a key to, None if it is none.

        Raises:
            StoreFault: if it cannot be read.
        """
        query = (
            lesson_keys.select(lesson_seats.c.class_id, lesson_seats.c.seat)
            .join(lesson_seats, on=lesson_seats.c.seat == lesson_keys.c.seat)
            .where(lesson_keys.c.cookie == cookie)
        )
        return self._pair(query)

    def seat_of_words(self, words: str) -> tuple[str, str] | None:
        """Return the class and the seat that have these words (their digest), None if none has.

        Raises:
            StoreFault: if it cannot be read.
        """
        table = lesson_seats
        return self._pair(table.select(table.c.class_id, table.c.seat).where(table.c.words == words))

    def _pair(self, query: Query) -> tuple[str, str] | None:
        with self._database.reading() as connection:
            found = connection.rows(query)
        return (found[0][0], found[0][1]) if found else None

    def add_key(self, seat: str, cookie: str) -> None:
        """Let another browser hold a seat; of more than `MOST_KEYS` the one that came first is let go.

        Raises:
            StoreFault: if it cannot be written.
        """
        table = lesson_keys

        def job(connection: Connection) -> None:
            held = connection.rows(table.select(table.c.cookie).where(table.c.seat == seat).order_by(table.c.made))
            gone = [each for (each,) in held][: max(0, len(held) + 1 - MOST_KEYS)]
            connection.run(table.delete().where(table.c.cookie.in_(gone)))
            connection.run(table.insert(cookie=cookie, seat=seat, made=_now()))

        self._database.write(job, seat)

    def set_words(self, seat: str, words: str, *, alone: bool) -> None:
        """Give a seat other words; `alone` lets go of every browser that holds it.

        Raises:
            StoreFault: if it cannot be written.
        """

        def job(connection: Connection) -> None:
            connection.run(lesson_seats.update(words=words).where(lesson_seats.c.seat == seat))
            if alone:
                connection.run(lesson_keys.delete().where(lesson_keys.c.seat == seat))

        self._database.write(job, seat)

    def set_language(self, seat: str, language: str) -> None:
        """Change the language in which a seat plays.

        Raises:
            StoreFault: if it cannot be written.
        """
        query = lesson_seats.update(language=language).where(lesson_seats.c.seat == seat)
        self._database.write(lambda connection: connection.run(query), seat)

    def set_aside(self, seat: str, *, aside: bool) -> None:
        """Wait for a seat's maps no more, or again.

        Raises:
            StoreFault: if it cannot be written.
        """
        query = lesson_seats.update(aside=aside).where(lesson_seats.c.seat == seat)
        self._database.write(lambda connection: connection.run(query), seat)

    # Who they are

    def rename(self, course: str, person: str, name: str, place: int | None) -> None:
        """Mend somebody's name; `place` is theirs on the list of the class, None if they are not on it.

        Raises:
            StoreFault: if it cannot be written.
        """

        def job(connection: Connection) -> None:
            connection.run(people.update(name=name).where(people.c.id == person))
            connection.run(lesson_people.delete().where(lesson_people.c.person == person))
            if place is not None:
                connection.run(lesson_people.insert(person=person, class_id=course, place=place))
            _mend_members(connection, course)

        self._database.write(job, course)

    def mend_members(self, course: str) -> None:
        """Have the class's members who came from its seats called as they are there, with the ids on the list.

        Raises:
            StoreFault: if it cannot be written.
        """
        self._database.write(lambda connection: _mend_members(connection, course), course)

    def set_list(self, course: str, listed: Iterable[ListedName]) -> None:
        """Write the list of a class, in place of the one that was there; whoever is on it no more is let go.

        Raises:
            StoreFault: if it cannot be written.
        """
        rows = tuple(listed)
        table = lesson_list

        def job(connection: Connection) -> None:
            known = {
                (name, identity): place
                for place, name, identity in connection.rows(
                    table.select(table.c.place, table.c.name, table.c.identity).where(table.c.class_id == course)
                )
            }
            held = connection.rows(
                lesson_people.select(lesson_people.c.person, lesson_people.c.place).where(
                    lesson_people.c.class_id == course
                )
            )
            was = {place: key for key, place in known.items()}
            connection.run(lesson_people.delete().where(lesson_people.c.class_id == course))
            connection.run(table.delete().where(table.c.class_id == course))
            for one in rows:
                connection.run(
                    table.insert(
                        class_id=course, place=one.place, name=one.name, identity=one.identity,
                        sections="\n".join(one.sections),
                    )
                )  # fmt: skip
            now = {(one.name, one.identity): one.place for one in rows}
            for person, place in held:
                if was.get(place) in now:
                    connection.run(lesson_people.insert(person=person, class_id=course, place=now[was[place]]))

        self._database.write(job, course)

    def list_of(self, course: str) -> tuple[ListedName, ...]:
        """Return the list of a class in its order.

        Raises:
            StoreFault: if it cannot be read.
        """
        table = lesson_list
        query = table.select(table.c.place, table.c.name, table.c.identity, table.c.sections)
        with self._database.reading() as connection:
            found = connection.rows(query.where(table.c.class_id == course).order_by(table.c.place))
        return tuple(
            ListedName(place, name, identity, tuple(sections.split("\n")) if sections else ())
            for place, name, identity, sections in found
        )

    def places(self, course: str) -> dict[str, int]:
        """Return the places on the list of those who are on it, by the id of the person.

        Raises:
            StoreFault: if they cannot be read.
        """
        return self._mapping(lesson_people, "person", "place", lesson_people.c.class_id == course)

    # Attempts

    def attempts(self, course: str, number: int) -> dict[str, str]:
        """Return the attempts of a round, by seat.

        Raises:
            StoreFault: if they cannot be read.
        """
        table = lesson_attempts
        return self._mapping(table, "seat", "attempt", (table.c.class_id == course) & (table.c.number == number))

    def take_attempt(self, course: str, number: int, seat: str, attempt: str) -> str:
        """Give a seat its attempt in a round; return the one that it has, which another server may have given it.

        Raises:
            StoreFault: if it cannot be written.
        """
        row = lesson_attempts.insert(class_id=course, number=number, seat=seat, attempt=attempt, stop=1, removed=False)
        try:
            self._database.write(lambda connection: connection.run(row), seat)
        except IntegrityError:
            there = self.attempts(course, number).get(seat)
            if there is None:
                raise TrainerError(N_("this seat is gone"), remedy=N_("join the class once more")) from None
            return there
        return attempt

    def removed(self, course: str) -> frozenset[str]:
        """Return the attempts of a class that were taken out of its book: they are not handed in once more.

        Raises:
            StoreFault: if they cannot be read.
        """
        table = lesson_attempts
        query = table.select(table.c.attempt).where((table.c.class_id == course) & (table.c.removed == True))  # noqa: E712
        with self._database.reading() as connection:
            return frozenset(attempt for (attempt,) in connection.rows(query))

    def variants_played(self, course: str) -> dict[str, tuple[tuple[str, str], ...]]:
        """Return which variants each seat has had, as (scenario, letter) in the order of the rounds, by seat.

        Raises:
            StoreFault: if they cannot be read.
        """
        query = (
            lesson_attempts.select(lesson_attempts.c.seat, attempts.c.scenario, attempts.c.variant)
            .join(attempts, on=attempts.c.id == lesson_attempts.c.attempt)
            .where(lesson_attempts.c.class_id == course)
            .order_by(lesson_attempts.c.number)
        )
        found: dict[str, tuple[tuple[str, str], ...]] = {}
        with self._database.reading() as connection:
            for seat, scenario, letter in connection.rows(query):
                found[seat] = (*found.get(seat, ()), (scenario, letter))
        return found

    def moves_made(self, course: str) -> dict[str, int]:
        """Return how many moves stand in the journal of each attempt at the seats of a class; those with none left out.

        Raises:
            StoreFault: if they cannot be read.
        """
        query = (
            moves.select(moves.c.attempt, fn.COUNT(moves.c.seq))
            .join(lesson_attempts, on=lesson_attempts.c.attempt == moves.c.attempt)
            .where(lesson_attempts.c.class_id == course)
            .group_by(moves.c.attempt)
        )
        with self._database.reading() as connection:
            return dict(connection.rows(query))

    def _mapping(self, table: Table, key: str, value: str, where: Expression) -> dict[str, Any]:
        query = table.select(getattr(table.c, key), getattr(table.c, value)).where(where)
        with self._database.reading() as connection:
            return dict(connection.rows(query))


def _stops(connection: Connection, course: str) -> dict[int, dict[str, int]]:
    """Return after how many maps attempts wait, by the number of the round; those of the first map left out."""
    table = lesson_attempts
    found: dict[int, dict[str, int]] = {}
    query = table.select(table.c.number, table.c.attempt, table.c.stop)
    for number, attempt, stop in connection.rows(query.where((table.c.class_id == course) & (table.c.stop > 1))):
        found.setdefault(number, {})[attempt] = stop
    return found


def _mend_members(connection: Connection, course: str) -> None:
    """Write the names at the seats, and the ids on the list, where members of the class are called otherwise."""
    query = (
        class_people.select(
            class_people.c.id, class_names.c.name, class_names.c.identity, people.c.name, lesson_list.c.identity
        )
        .join(class_names, on=class_names.c.person == class_people.c.id)
        .join(people, on=people.c.id == class_names.c.journal_id)
        .join(seat_people, on=seat_people.c.person == people.c.id)
        .join(lesson_seats, on=(lesson_seats.c.seat == seat_people.c.seat) & (lesson_seats.c.class_id == course))
        .join(lesson_people, JOIN.LEFT_OUTER, on=lesson_people.c.person == people.c.id)
        .join(
            lesson_list, JOIN.LEFT_OUTER,
            on=(lesson_list.c.class_id == course) & (lesson_list.c.place == lesson_people.c.place),
        )
        .where(class_people.c.class_id == course)
    )  # fmt: skip
    for member, was, known, name, identity in connection.rows(query):
        # What was written by hand of somebody whom the list does not know stays.
        wanted = identity or known
        if name != NOBODY and (was, known) != (name, wanted):
            table = class_names
            connection.run(table.update(name=name, identity=wanted).where(table.c.person == member))


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")
