"""The book of classes: who is in them and what they played, beside the journal in the same database."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime

from peewee import JOIN, SQL, Column, IntegrityError, Table, fn

from trainer.core.own_words import SelfReview
from trainer.core.reflection import UNWRITTEN, Reflection
from trainer.errors import N_, TrainerError, UsageError
from trainer.store import schema
from trainer.store.database import Connection
from trainer.store.journal import Journal
from trainer.store.lesson_removal import forget_attempts, remove_lesson, unlist
from trainer.store.records import NOBODY, Course, KeptPlay, KeptWords, Member, Person
from trainer.store.schema import (
    answers,
    attempts,
    class_names,
    class_people,
    class_plays,
    class_reflections,
    class_seats,
    class_words,
    classes,
    own_words,
    reflections,
    seat_people,
)
from trainer.store.seats import class_owner, people_of


class ClassBook:
    """The classes of a journal's owner, in its database. Every change is one transaction: all of it, or nothing."""

    def __init__(self, journal: Journal) -> None:
        self._database = journal.database
        self._owner = journal.owner

    def new(self, name: str) -> Course:
        """Make an empty class.

        Raises:
            TrainerError: if there is one of that name.
            StoreFault: if it cannot be written.
        """
        course = Course(uuid.uuid4().hex, name, datetime.now(UTC).isoformat(timespec="seconds"), 0, 0)
        try:
            with self._database.writing() as connection:
                connection.run(classes.insert(id=course.id, owner=self._owner, name=name, made=course.made))
        except IntegrityError:
            raise TrainerError(
                N_("there is a class '{name}' already"), remedy=N_("`trainer class list` shows all"), name=name
            ) from None
        return course

    def courses(self) -> tuple[Course, ...]:
        """Return every class by name.

        Raises:
            StoreFault: if they cannot be read.
        """
        query = classes.select(classes.c.id, classes.c.name, classes.c.made)
        query = query.where(classes.c.owner == self._owner).order_by(classes.c.name)
        with self._database.reading() as connection:
            members = _counted(connection, class_people, class_people.c.class_id)
            plays = _counted(connection, class_plays, class_plays.c.class_id)
            found = connection.rows(query)
        return tuple(Course(key, name, made, members.get(key, 0), plays.get(key, 0)) for key, name, made in found)

    def course(self, name: str) -> Course:
        """Return the class of that name.

        Raises:
            UsageError: if there is none.
            StoreFault: if it cannot be read.
        """
        found = self.courses()
        for one in found:
            if one.name == name:
                return one
        known = ", ".join(f"'{one.name}'" for one in found)
        raise UsageError(
            N_("there is no class '{name}'"),
            remedy=N_("there are: {known}") if known else N_("`trainer class new NAME` makes one"),
            name=name,
            known=known,
        )

    def members(self, course: str = "") -> tuple[Member, ...]:
        """Return who is in the class with the id `course` (in every class if ""), by the id of the member.

        Raises:
            StoreFault: if they cannot be read.
        """
        query = class_people.select(
            class_people.c.id, class_names.c.name, class_names.c.identity, class_names.c.journal_id
        ).join(class_names, JOIN.LEFT_OUTER, on=class_names.c.person == class_people.c.id)
        mine = classes.select(classes.c.id).where(classes.c.owner == self._owner)
        query = query.where(class_people.c.class_id.in_(mine))
        if course:
            query = query.where(class_people.c.class_id == course)
        with self._database.reading() as connection:
            plays = _counted(connection, class_seats, class_seats.c.person)
            found = connection.rows(query.order_by(class_people.c.id))
        return tuple(
            Member(key, name or "", identity or "", journal_id or "", plays.get(key, 0))
            for key, name, identity, journal_id in found
        )

    def plays(self, course: str) -> tuple[KeptPlay, ...]:
        """Return the plays of a class, oldest first.

        Raises:
            StoreFault: if they cannot be read.
        """
        table, said = class_plays, class_reflections
        query = (
            table.select(
                table.c.attempt, table.c.scenario, table.c.sha256, table.c.rules, table.c.practice, table.c.opened,
                table.c.moves, table.c.language, table.c.seconds, table.c.variant, table.c.say_first, said.c.intended,
                said.c.went_well, said.c.otherwise,
            )
            .join(
                said, JOIN.LEFT_OUTER,
                on=(said.c.class_id == table.c.class_id) & (said.c.attempt == table.c.attempt),
            )
            .where(table.c.class_id == course)
            .order_by(table.c.opened, table.c.attempt)
        )  # fmt: skip
        seats = class_seats.select(class_seats.c.attempt, class_seats.c.person)
        seats = seats.where(class_seats.c.class_id == course).order_by(class_seats.c.attempt, class_seats.c.place)
        with self._database.reading() as connection:
            found = connection.rows(query)
            sitting: dict[str, tuple[str, ...]] = defaultdict(tuple)
            for attempt, person in connection.rows(seats):
                sitting[attempt] += (person,)
            words = _words(connection, course)
        return tuple(
            KeptPlay(
                attempt, sitting[attempt], scenario, sha256, rules, bool(practice), opened, tuple(moves.split("\n")),
                language, tuple(map(float, seconds.split())), variant, Reflection(*(line or "" for line in written)),
                say_first, words.get(attempt, {}),
            )
            for attempt, scenario, sha256, rules, practice, opened, moves, language, seconds, variant, say_first,
            *written in found
        )  # fmt: skip

    def add(
        self,
        course: str,
        members: Iterable[Member],
        plays: Iterable[KeptPlay],
        bundles: Mapping[str, bytes],
        identities: Mapping[str, str],
        written: Iterable[KeptPlay],
    ) -> None:
        """Write new members and plays into a class, with the bytes (by SHA-256) that they are replayed on.

        Args:
            course: id of the class.
            members: those who were not in it before.
            plays: what they and others played.
            bundles: scenarios by digest.
            identities: what became known of members who were in it, by their id.
            written: plays that were in it, with what was written of them and said in them, in place of what they had.

        Raises:
            TrainerError: if one of the plays was added meanwhile.
            StoreFault: if they cannot be written; nothing is.
        """
        try:
            with self._database.writing() as connection:
                for sha256, data in bundles.items():
                    connection.run(schema.bundles.insert(sha256=sha256, data=data).on_conflict_ignore())
                for one in members:
                    connection.run(class_people.insert(id=one.id, class_id=course))
                    connection.run(
                        class_names.insert(
                            person=one.id, name=one.name, identity=one.identity, journal_id=one.journal_id
                        )
                    )
                for person, identity in identities.items():
                    _identify(connection, person, identity)
                for play in plays:
                    connection.run(
                        class_plays.insert(
                            class_id=course, attempt=play.attempt, scenario=play.scenario, sha256=play.sha256,
                            rules=play.rules, practice=play.practice, opened=play.opened, language=play.language,
                            moves="\n".join(play.rows), seconds=" ".join(f"{one:.1f}" for one in play.seconds),
                            variant=play.variant, say_first=play.say_first,
                        )
                    )  # fmt: skip
                    for place, person in enumerate(play.people):
                        connection.run(
                            class_seats.insert(class_id=course, attempt=play.attempt, place=place, person=person)
                        )
                    _write(connection, course, play.attempt, play.reflection, play.words)
                for play in written:
                    _write(connection, course, play.attempt, play.reflection, play.words)
        except IntegrityError:
            raise TrainerError(
                N_("somebody else added the same attempts meanwhile"), remedy=N_("try the same again")
            ) from None

    def remove(self, course: str) -> None:
        """Remove a class with all that is in it; the bytes of scenarios stay.

        Raises:
            StoreFault: if it cannot be written.
        """
        inside = class_people.select(class_people.c.id).where(class_people.c.class_id == course)
        with self._database.writing() as connection:
            remove_lesson(connection, course)
            for table in (class_words, class_reflections):
                connection.run(table.delete().where(table.c.class_id == course))
            connection.run(class_seats.delete().where(class_seats.c.class_id == course))
            connection.run(class_plays.delete().where(class_plays.c.class_id == course))
            connection.run(class_names.delete().where(class_names.c.person.in_(inside)))
            connection.run(class_people.delete().where(class_people.c.class_id == course))
            connection.run(classes.delete().where(classes.c.id == course))

    def remove_plays(self, course: str, attempts: Sequence[str]) -> None:
        """Remove plays from a class, and whoever has none left.

        Raises:
            StoreFault: if it cannot be written.
        """
        playing = class_seats.select(class_seats.c.person).where(class_seats.c.class_id == course)
        idle = class_people.select(class_people.c.id).where(
            (class_people.c.class_id == course) & class_people.c.id.not_in(playing)
        )
        with self._database.writing() as connection:
            for table in (class_words, class_reflections, class_seats, class_plays):
                connection.run(table.delete().where((table.c.class_id == course) & table.c.attempt.in_(attempts)))
            forget_attempts(connection, course, attempts)
            gone = [person for (person,) in connection.rows(idle)]
            connection.run(class_names.delete().where(class_names.c.person.in_(gone)))
            connection.run(class_people.delete().where(class_people.c.id.in_(gone)))

    def erase(self, members: Iterable[Member], people: Iterable[str] = ()) -> bool:
        """Take away the names of people, here and in the journal, and what they said of their plays; the plays stay.

        In a shared journal only the owner's own seats are reached: whoever holds a file that was handed in must not be
        able to take the name from its trainee.

        Args:
            members: who is meant in classes; in the journal, those whose id there they have.
            people: ids of others in the journal.

        Returns:
            Whether one of them has a seat under another key in this journal, which stays as it is.

        Raises:
            StoreFault: if it cannot be written.
        """
        rows = tuple(members)
        journals = {one.journal_id for one in rows if one.journal_id} | set(people)
        with self._database.writing() as connection:
            mine = {one.id for one in self._sitting(connection)} & journals
            sat = seat_people.select(seat_people.c.seat).where(seat_people.c.person.in_(mine))
            played = attempts.select(attempts.c.id).where(attempts.c.seat.in_(sat))
            others = seat_people.select(seat_people.c.person).where(seat_people.c.person.in_(journals - mine))
            connection.run(class_names.delete().where(class_names.c.person.in_([one.id for one in rows])))
            handed_in = class_seats.select(class_seats.c.class_id, class_seats.c.attempt)
            handed_in = handed_in.where(class_seats.c.person.in_([one.id for one in rows]))
            for course, attempt in connection.rows(handed_in):
                _write(connection, course, attempt, UNWRITTEN, {})
            for table in (reflections, own_words):
                connection.run(table.delete().where(table.c.attempt.in_(played)))
            connection.run(answers.delete().where(answers.c.attempt.in_(played) | answers.c.beside.in_(played)))
            unlist(connection, mine)
            connection.run(schema.people.update(name=NOBODY).where(schema.people.c.id.in_(mine)))
            return bool(connection.rows(others))

    def people(self) -> tuple[Person, ...]:
        """Return who has sat at the owner's seats, or at those of the owner's classes, by name, but who was erased.

        Raises:
            StoreFault: if they cannot be read.
        """
        with self._database.reading() as connection:
            found = {one for one in self._sitting(connection) if one.name != NOBODY}
        return tuple(sorted(found, key=lambda one: (one.name, one.id)))

    def _sitting(self, connection: Connection) -> Iterator[Person]:
        mine = classes.select(classes.c.id).where(classes.c.owner == self._owner)
        for owner in (self._owner, *(class_owner(course) for (course,) in connection.rows(mine))):
            for sitting in people_of(connection, owner).values():
                yield from sitting

    def identify(self, member: str, identity: str) -> None:
        """Write what the gradebook knows a member by, in place of what stood there.

        Raises:
            StoreFault: if it cannot be written.
        """
        with self._database.writing() as connection:
            _identify(connection, member, identity)

    def join(self, gone: str, stays: str) -> None:
        """Make two members one: the plays of `gone` become those of `stays`, and its name and id go.

        Raises:
            StoreFault: if it cannot be written.
        """
        with self._database.writing() as connection:
            connection.run(class_seats.update(person=stays).where(class_seats.c.person == gone))
            connection.run(class_names.delete().where(class_names.c.person == gone))
            connection.run(class_people.delete().where(class_people.c.id == gone))


def _counted(connection: Connection, table: Table, column: Column) -> dict[str, int]:
    return dict(connection.rows(table.select(column, fn.COUNT(SQL("*"))).group_by(column)))


def _identify(connection: Connection, member: str, identity: str) -> None:
    connection.run(class_names.update(identity=identity).where(class_names.c.person == member))


def _write(
    connection: Connection, course: str, attempt: str, reflection: Reflection, words: Mapping[int, KeptWords]
) -> None:
    """Write what the trainees wrote and said of a play in their own words, in place of what stood there."""
    for table in (class_reflections, class_words):
        connection.run(table.delete().where((table.c.class_id == course) & (table.c.attempt == attempt)))
    if reflection:
        connection.run(class_reflections.insert(class_id=course, attempt=attempt, **reflection._asdict()))
    for seq, kept in words.items():
        connection.run(
            class_words.insert(
                class_id=course, attempt=attempt, seq=seq, salt=kept.salt, words=kept.words, review=kept.review.text
            )
        )


def _words(connection: Connection, course: str) -> dict[str, dict[int, KeptWords]]:
    table = class_words
    query = table.select(table.c.attempt, table.c.seq, table.c.salt, table.c.words, table.c.review)
    found: dict[str, dict[int, KeptWords]] = defaultdict(dict)
    for attempt, seq, salt, words, review in connection.rows(query.where(table.c.class_id == course)):
        found[attempt][seq] = KeptWords(salt, words, SelfReview.of(review))
    return found
