"""The book of classes: who is in them and what they played, beside the journal in the same database."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime

from sqlalchemy import Connection, func, select
from sqlalchemy.exc import IntegrityError

from trainer.errors import N_, TrainerError, UnknownScenario
from trainer.store import schema
from trainer.store.class_rows import Course, KeptPlay, Member
from trainer.store.class_schema import class_names, class_people, class_plays, classes
from trainer.store.journal import Journal

NOBODY = "–"
"""What stands in the journal in place of a name that was erased."""


class ClassBook:
    """Classes in the journal's database. Every change is one transaction: all of it is kept, or nothing."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def new(self, name: str) -> Course:
        """Make an empty class.

        Raises:
            TrainerError: if there is one of that name.
            StoreFault: if it cannot be written.
        """
        course = Course(uuid.uuid4().hex, name, datetime.now(UTC).isoformat(timespec="seconds"), 0, 0)
        try:
            with self._journal._writing() as connection:
                connection.execute(classes.insert().values(id=course.id, name=name, made=course.made))
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
        with self._journal._reading() as connection:
            people = _counted(connection, class_people.c.class_id)
            plays = _counted(connection, class_plays.c.class_id)
            rows = connection.execute(select(classes).order_by(classes.c.name)).all()
        return tuple(Course(row.id, row.name, row.made, people.get(row.id, 0), plays.get(row.id, 0)) for row in rows)

    def course(self, name: str) -> Course:
        """Return the class of that name.

        Raises:
            UnknownScenario: if there is none.
            StoreFault: if it cannot be read.
        """
        found = self.courses()
        for one in found:
            if one.name == name:
                return one
        known = ", ".join(f"'{one.name}'" for one in found)
        raise UnknownScenario(
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
        query = select(
            class_people.c.id, class_names.c.name, class_names.c.identity, class_names.c.journal_id
        ).outerjoin(class_names, class_names.c.person == class_people.c.id)  # fmt: skip
        if course:
            query = query.where(class_people.c.class_id == course)
        with self._journal._reading() as connection:
            plays = _counted(connection, class_plays.c.person)
            rows = connection.execute(query.order_by(class_people.c.id)).all()
        return tuple(
            Member(row.id, row.name or "", row.identity or "", row.journal_id or "", plays.get(row.id, 0))
            for row in rows
        )

    def plays(self, course: str) -> tuple[KeptPlay, ...]:
        """Return the plays of a class, oldest first.

        Raises:
            StoreFault: if they cannot be read.
        """
        table = class_plays
        query = select(table).where(table.c.class_id == course).order_by(table.c.opened, table.c.attempt)
        with self._journal._reading() as connection:
            return tuple(
                KeptPlay(
                    row.attempt, row.person, row.scenario, row.sha256, row.rules, row.practice, row.opened,
                    tuple(row.moves.split("\n")),
                )
                for row in connection.execute(query)
            )  # fmt: skip

    def add(
        self,
        course: str,
        members: Iterable[Member],
        plays: Iterable[KeptPlay],
        bundles: Mapping[str, bytes],
        identities: Mapping[str, str],
    ) -> None:
        """Write new members and plays into a class, with the bytes (by SHA-256) that they are replayed on.

        Args:
            course: id of the class.
            members: those who were not in it before.
            plays: what they and others played.
            bundles: scenarios by digest.
            identities: what became known of members who were in it, by their id.

        Raises:
            TrainerError: if one of the plays was added meanwhile.
            StoreFault: if they cannot be written; nothing is.
        """
        try:
            with self._journal._writing() as connection:
                for sha256, data in bundles.items():
                    if connection.execute(select(schema.bundles.c.sha256).filter_by(sha256=sha256)).first() is None:
                        connection.execute(schema.bundles.insert().values(sha256=sha256, data=data))
                for one in members:
                    connection.execute(class_people.insert().values(id=one.id, class_id=course))
                    connection.execute(
                        class_names.insert().values(
                            person=one.id, name=one.name, identity=one.identity, journal_id=one.journal_id
                        )
                    )
                for person, identity in identities.items():
                    _identify(connection, person, identity)
                for play in plays:
                    connection.execute(
                        class_plays.insert().values(
                            class_id=course, attempt=play.attempt, person=play.person, scenario=play.scenario,
                            sha256=play.sha256, rules=play.rules, practice=play.practice, opened=play.opened,
                            moves="\n".join(play.rows),
                        )
                    )  # fmt: skip
        except IntegrityError:
            raise TrainerError(
                N_("somebody else added the same attempts meanwhile"), remedy=N_("try the same again")
            ) from None

    def remove(self, course: str) -> None:
        """Remove a class with all that is in it; the bytes of scenarios stay.

        Raises:
            StoreFault: if it cannot be written.
        """
        people = select(class_people.c.id).where(class_people.c.class_id == course)
        with self._journal._writing() as connection:
            _wipe(connection)
            connection.execute(class_plays.delete().where(class_plays.c.class_id == course))
            connection.execute(class_names.delete().where(class_names.c.person.in_(people)))
            connection.execute(class_people.delete().where(class_people.c.class_id == course))
            connection.execute(classes.delete().where(classes.c.id == course))

    def remove_plays(self, course: str, attempts: Sequence[str]) -> None:
        """Remove plays from a class, and whoever has none left.

        Raises:
            StoreFault: if it cannot be written.
        """
        playing = select(class_plays.c.person).where(class_plays.c.class_id == course)
        idle = select(class_people.c.id).where(class_people.c.class_id == course, class_people.c.id.not_in(playing))
        with self._journal._writing() as connection:
            _wipe(connection)
            connection.execute(
                class_plays.delete().where(class_plays.c.class_id == course, class_plays.c.attempt.in_(attempts))
            )
            gone = [row.id for row in connection.execute(idle)]
            connection.execute(class_names.delete().where(class_names.c.person.in_(gone)))
            connection.execute(class_people.delete().where(class_people.c.id.in_(gone)))

    def erase(self, members: Iterable[Member]) -> None:
        """Take away the names of `members`, here and in the journal; their plays stay.

        Raises:
            StoreFault: if it cannot be written.
        """
        rows = tuple(members)
        people = schema.people
        with self._journal._writing() as connection:
            _wipe(connection)
            connection.execute(class_names.delete().where(class_names.c.person.in_([one.id for one in rows])))
            journals = {one.journal_id for one in rows if one.journal_id}
            connection.execute(people.update().where(people.c.id.in_(journals)).values(name=NOBODY))

    def identify(self, member: str, identity: str) -> None:
        """Write what the gradebook knows a member by, in place of what stood there.

        Raises:
            StoreFault: if it cannot be written.
        """
        with self._journal._writing() as connection:
            _identify(connection, member, identity)

    def journal_id(self, attempt: str) -> str:
        """Return the id of the person who made an attempt of the journal.

        Raises:
            StoreFault: if it cannot be read.
        """
        with self._journal._reading() as connection:
            return str(connection.execute(select(schema.attempts.c.person).filter_by(id=attempt)).scalar_one())


def _counted(connection: Connection, column: object) -> dict[str, int]:
    query = select(column, func.count()).group_by(column)  # type: ignore[call-overload]
    return {str(key): int(count) for key, count in connection.execute(query)}


def _identify(connection: Connection, member: str, identity: str) -> None:
    connection.execute(class_names.update().where(class_names.c.person == member).values(identity=identity))


def _wipe(connection: Connection) -> None:
    """See to it that SQLite overwrites what is deleted, instead of leaving it in free pages."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("PRAGMA secure_delete = ON")
