"""What was played in classes, row by row, and how far it was told to whoever collects statements of it.

Statements follow from the journal and stand nowhere else: what is kept is how far they were accepted, so that a move
costs nothing more, a crash loses none, and whoever is erased is in none that is still to be told.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from peewee import JOIN, fn

from trainer.store.database import Connection
from trainer.store.journal import Journal
from trainer.store.records import Person
from trainer.store.schema import (
    attempts,
    lesson_attempts,
    lesson_list,
    lesson_people,
    lesson_statements,
    moves,
    results,
)
from trainer.store.seats import class_owner, people_of


class Told(NamedTuple):
    """How far an attempt was told: rows so far, the hash of the last one ("" before the first), and whether its result.

    The hash shows whether the rows are still those that were told: damage may have cost some, and others were played.
    """

    rows: int
    hash: str
    scored: bool


NOTHING = Told(0, "", False)


class ToldRow(NamedTuple):
    """A row of the journal: `seq` from 0 on, `wall` in seconds since 1970."""

    seq: int
    text: str
    hash: str
    wall: float


@dataclass(frozen=True, slots=True)
class ToldAttempt:
    """An attempt in a class, as far as statements tell of it.

    Attributes:
        id: 32 hex digits.
        round: number of the round.
        seat: id of the seat.
        people: who sit there.
        identities: what the gradebook knows them by, by the person's id; those that it does not know are left out.
        scenario: `pack/scenario`.
        title: of the scenario, in `language`.
        language: in which it was opened.
        variant: letter of the variant; hidden until the decision.
        opened: ISO time, UTC.
        rows: in the journal.
        outcome: the decision, "" while it is on.
        overall: overall result 0–100, None while it is on.
        scores: 0–100 by competency, None for one that the scenario has nothing for; empty while it is on.
        told: how far it was told.
    """

    id: str
    round: int
    seat: str
    people: tuple[Person, ...]
    identities: Mapping[str, str]
    scenario: str
    title: str
    language: str
    variant: str
    opened: str
    rows: int
    outcome: str
    overall: float | None
    scores: Mapping[str, float | None]
    told: Told

    @property
    def behind(self) -> bool:
        """Whether there is something that was not told."""
        return self.rows != self.told.rows or (bool(self.outcome) and not self.told.scored)


class StatementBook:
    """Attempts of the classes in a journal's database. Threads may use it at once."""

    def __init__(self, journal: Journal) -> None:
        self._database = journal.database

    def attempts(self, course: str, target: str = "") -> tuple[ToldAttempt, ...]:
        """Return the attempts at the seats of a class in the order of rounds and seats.

        Args:
            course: id of the class.
            target: digest of whom they are told, 64 hex digits; "" for nobody, so that nothing was told.

        Raises:
            StoreFault: if they cannot be read.
        """
        told, listed = lesson_statements, lesson_list
        last = moves.select(fn.MAX(moves.c.seq)).where(moves.c.attempt == lesson_attempts.c.attempt)
        query = (
            lesson_attempts.select(
                lesson_attempts.c.attempt, lesson_attempts.c.number, lesson_attempts.c.seat, attempts.c.scenario,
                attempts.c.title, attempts.c.language, attempts.c.variant, attempts.c.opened, last, results.c.outcome,
                results.c.overall, results.c.scores, told.c.told, told.c.hash, told.c.scored,
            )
            .join(attempts, on=attempts.c.id == lesson_attempts.c.attempt)
            .join(
                results, JOIN.LEFT_OUTER,
                on=(results.c.attempt == attempts.c.id) & (results.c.rules == attempts.c.rules),
            )
            .join(told, JOIN.LEFT_OUTER, on=(told.c.attempt == attempts.c.id) & (told.c.target == target))
            .where(lesson_attempts.c.class_id == course)
            .order_by(lesson_attempts.c.number, attempts.c.number)
        )  # fmt: skip
        places = (
            lesson_people.select(lesson_people.c.person, listed.c.identity)
            .join(
                listed, on=(listed.c.class_id == lesson_people.c.class_id) & (listed.c.place == lesson_people.c.place)
            )
            .where((lesson_people.c.class_id == course) & (listed.c.identity != ""))
        )
        with self._database.reading() as connection:
            found = connection.rows(query)
            sitting = people_of(connection, class_owner(course)) if found else {}
            known = dict(connection.rows(places)) if found else {}
        return tuple(
            ToldAttempt(
                attempt, number, seat, sitting.get(seat, ()),
                {one.id: known[one.id] for one in sitting.get(seat, ()) if one.id in known}, scenario, title, language,
                variant, opened, 0 if seq is None else seq + 1, outcome or "", overall,
                json.loads(scores) if scores else {}, NOTHING if rows is None else Told(rows, digest, bool(scored)),
            )
            for attempt, number, seat, scenario, title, language, variant, opened, seq, outcome, overall, scores,
            rows, digest, scored in found
        )  # fmt: skip

    def waiting(self, courses: Sequence[str], target: str) -> int:
        """Return how many moves at the seats of some classes were not told.

        Raises:
            StoreFault: if it cannot be read.
        """
        told, pairs = lesson_statements, lesson_attempts
        made = moves.select(fn.COUNT(moves.c.seq)).join(pairs, on=pairs.c.attempt == moves.c.attempt)
        known = told.select(fn.SUM(told.c.told)).join(pairs, on=pairs.c.attempt == told.c.attempt)
        here = pairs.c.class_id.in_(list(courses))
        with self._database.reading() as connection:
            count = connection.value(made.where(here)) or 0
            return max(0, int(count) - int(connection.value(known.where(here & (told.c.target == target))) or 0))

    def rows(self, attempt: str, first: int = 0) -> tuple[ToldRow, ...]:
        """Return the rows of an attempt from the one with the number `first` on.

        Raises:
            StoreFault: if they cannot be read.
        """
        query = moves.select(moves.c.seq, moves.c.text, moves.c.hash, moves.c.wall)
        query = query.where((moves.c.attempt == attempt) & (moves.c.seq >= first)).order_by(moves.c.seq)
        with self._database.reading() as connection:
            return tuple(ToldRow(*row) for row in connection.rows(query))

    def tell(self, target: str, told: Mapping[str, Told]) -> None:
        """Write how far attempts were told.

        Args:
            target: whom, as in `attempts`.
            told: how far, by the id of the attempt; those that were removed meanwhile are passed over.

        Raises:
            StoreFault: if it cannot be written.
        """
        table = lesson_statements

        def job(connection: Connection) -> None:
            named = attempts.select(attempts.c.id).where(attempts.c.id.in_(list(told)))
            there = [attempt for (attempt,) in connection.rows(named)]
            connection.run(table.delete().where((table.c.target == target) & table.c.attempt.in_(there)))
            rows = [(target, one, told[one].rows, told[one].hash, told[one].scored) for one in there]
            if rows:
                columns = [table.c.target, table.c.attempt, table.c.told, table.c.hash, table.c.scored]
                connection.run(table.insert(rows, columns=columns))

        self._database.write(job, target)
