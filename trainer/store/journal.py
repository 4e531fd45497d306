"""The journal: attempts and their moves, appended and never edited."""

from __future__ import annotations

import hashlib
import json
import threading
import time
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Engine, func, select
from sqlalchemy.exc import DBAPIError, IntegrityError, SQLAlchemyError

from trainer.errors import N_, StaleAttempt, StoreFault, TrainerError
from trainer.store import schema
from trainer.store.rows import Attempt, Record, Row, Rows

READING = {"trainer_reading": True}


def chained(previous: str, attempt: str, seq: int, text: str) -> str:
    """Return the hash of a row: SHA-256 over the previous hash, the attempt, the number and the text."""
    return hashlib.sha256(f"{previous}\n{attempt}\n{seq}\n{text}".encode()).hexdigest()


class Journal:
    """Attempts and moves in a database. One connection writes; threads take turns.

    Attributes:
        notice: what opening it had to mend, for the user, or "".
    """

    def __init__(self, engine: Engine, notice: str = "") -> None:
        self._engine = engine
        self._lock = threading.RLock()
        self.notice = notice

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def begin(
        self, *, scenario: str, title: str, bundle: bytes, sha256: str, rules: str, language: str,
        person: str, practice: bool,
    ) -> Attempt:  # fmt: skip
        """Open an attempt: its bytes, its trainee and itself are durable when this returns.

        Raises:
            StoreFault: if they cannot be written.
        """
        attempt = uuid.uuid4().hex
        opened = datetime.now(UTC).isoformat(timespec="seconds")
        with self._writing() as connection:
            if connection.execute(select(schema.bundles.c.sha256).filter_by(sha256=sha256)).first() is None:
                connection.execute(schema.bundles.insert().values(sha256=sha256, data=bundle))
            row = connection.execute(select(schema.people.c.id).filter_by(name=person)).first()
            who = row.id if row else uuid.uuid4().hex
            if row is None:
                connection.execute(schema.people.insert().values(id=who, name=person))
            connection.execute(
                schema.attempts.insert().values(
                    id=attempt, person=who, scenario=scenario, title=title, sha256=sha256, rules=rules,
                    language=language, practice=practice, opened=opened,
                )
            )  # fmt: skip
        return Attempt(
            attempt, scenario, title, person, sha256, rules, language, practice, opened, 0, "", None
        )  # fmt: skip

    def append(self, attempt: str, record: Record, text: str) -> Record:
        """Write one row after `record`; it is durable when this returns.

        Raises:
            StaleAttempt: if a row stands there already: the attempt was played on elsewhere.
            StoreFault: if it cannot be written.
        """
        digest = chained(record.hash, attempt, record.seq, text)
        event = uuid.uuid4().hex
        values = {
            "attempt": attempt, "seq": record.seq, "event": event, "previous": record.hash, "hash": digest,
            "text": text, "wall": time.time(), "monotonic": time.monotonic(),
        }  # fmt: skip
        try:
            with self._writing() as connection:
                last = connection.execute(
                    select(func.max(schema.moves.c.seq)).where(schema.moves.c.attempt == attempt)
                ).scalar()
                if (-1 if last is None else last) != record.seq - 1:
                    raise _stale()
                connection.execute(schema.moves.insert().values(values))
        except IntegrityError:
            raise _stale() from None
        except StoreFault:
            # A commit may have reached the disk although its answer did not reach us.
            if not self._holds(event):
                raise
        return Record(record.seq + 1, digest)

    def finish(
        self, attempt: str, rules: str, outcome: str, overall: float, scores: Mapping[str, float | None]
    ) -> None:
        """Write the scores of an attempt by these rules, once.

        Raises:
            StoreFault: if they cannot be written.
        """
        with self._writing() as connection:
            there = select(schema.results.c.attempt).filter_by(attempt=attempt, rules=rules)
            if connection.execute(there).first() is None:
                connection.execute(
                    schema.results.insert().values(
                        attempt=attempt, rules=rules, outcome=outcome, overall=overall, scores=json.dumps(dict(scores))
                    )
                )

    def react(self, attempt: str, text: str) -> None:
        """Write the trainee's line on how it went, in place of an earlier one.

        Raises:
            StoreFault: if it cannot be written.
        """
        table = schema.reactions
        with self._writing() as connection:
            connection.execute(table.delete().where(table.c.attempt == attempt))
            connection.execute(table.insert().values(attempt=attempt, text=text))

    def rows(self, attempt: str) -> Rows:
        """Return the rows of an attempt as far as their chain holds.

        Raises:
            StoreFault: if they cannot be read.
        """
        query = (
            select(
                schema.moves.c.seq,
                schema.moves.c.previous,
                schema.moves.c.hash,
                schema.moves.c.text,
                schema.moves.c.wall,
            )
            .where(schema.moves.c.attempt == attempt)
            .order_by(schema.moves.c.seq)
        )
        with self._reading() as connection:
            found = connection.execute(query).all()
        good: list[Row] = []
        previous = ""
        for row in found:
            if (
                row.seq != len(good)
                or row.previous != previous
                or row.hash != chained(previous, attempt, row.seq, row.text)
            ):
                break
            good.append(Row(row.text, row.hash, row.wall))
            previous = row.hash
        return Rows(tuple(good), self._cut(attempt, len(good)) if len(good) < len(found) else "")

    def attempts(self) -> tuple[Attempt, ...]:
        """Return all attempts, the one opened last first.

        Raises:
            StoreFault: if they cannot be read.
        """
        counts = select(schema.moves.c.attempt, func.count().label("moves")).group_by(schema.moves.c.attempt).subquery()
        table, result = schema.attempts, schema.results
        query = (
            select(
                table, schema.people.c.name, func.coalesce(counts.c.moves, 0).label("moves"),
                result.c.outcome, result.c.overall, schema.reactions.c.text.label("reaction"),
            )
            .join(schema.people, schema.people.c.id == table.c.person)
            .outerjoin(counts, counts.c.attempt == table.c.id)
            .outerjoin(schema.reactions, schema.reactions.c.attempt == table.c.id)
            .outerjoin(result, (result.c.attempt == table.c.id) & (result.c.rules == table.c.rules))
            .order_by(table.c.opened.desc(), table.c.id)
        )  # fmt: skip
        with self._reading() as connection:
            return tuple(_attempt(row) for row in connection.execute(query))

    def attempt(self, name: str) -> Attempt:
        """Return the attempt whose id begins with `name`.

        Raises:
            TrainerError: if there is none, or more than one.
            StoreFault: if it cannot be read.
        """
        found = [row for row in self.attempts() if name and row.id.startswith(name.lower())]
        if len(found) == 1:
            return found[0]
        raise TrainerError(
            N_("{count} attempts begin with '{name}'") if found else N_("there is no attempt '{name}'"),
            remedy=N_("`trainer attempts` lists them"),
            name=name,
            count=len(found),
        )

    def bundle(self, sha256: str) -> bytes:
        """Return the bytes that an attempt is played on.

        Raises:
            StoreFault: if they are not there.
        """
        with self._reading() as connection:
            data = connection.execute(select(schema.bundles.c.data).filter_by(sha256=sha256)).scalar()
        if data is None or hashlib.sha256(data).hexdigest() != sha256:
            raise StoreFault(N_("the stored scenario {digest} is missing or damaged"), digest=sha256[:8])
        return bytes(data)

    def _cut(self, attempt: str, good: int) -> str:
        """Keep the whole journal aside, then drop the rows of `attempt` behind its good prefix."""
        from trainer.store.salvage import keep_aside

        kept = keep_aside(self._engine)
        with self._writing() as connection:
            connection.execute(
                schema.moves.delete().where((schema.moves.c.attempt == attempt) & (schema.moves.c.seq >= good))
            )
        return f"The journal of this attempt was damaged after move {good}; what came before is safe." + (
            f" The damaged file was kept as {kept}." if kept else ""
        )

    def _holds(self, event: str) -> bool:
        try:
            with self._reading() as connection:
                return connection.execute(select(schema.moves.c.seq).filter_by(event=event)).first() is not None
        except StoreFault:
            return False

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with self._lock, _told("write"), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with self._lock, _told("read"), self._engine.connect().execution_options(**READING) as connection:
            yield connection


@contextmanager
def _told(what: str) -> Iterator[None]:
    try:
        yield
    except IntegrityError:
        raise
    except DBAPIError as error:
        raise StoreFault(_CANNOT[what], remedy=_remedy(str(error.orig)), reason=error.orig) from None
    except (SQLAlchemyError, OSError) as error:
        raise StoreFault(_CANNOT[what], reason=error) from None


_CANNOT = {"read": N_("the journal cannot be read: {reason}"), "write": N_("the journal cannot be written: {reason}")}


def _remedy(reason: str) -> str:
    if "readonly" in reason or "read-only" in reason:
        return N_("its file or folder is read-only; nothing was saved")
    if "full" in reason:
        return N_("the disk is full; nothing was saved since; free some room and try the same again")
    if "locked" in reason:
        return N_("another program holds it; close that one and try the same again")
    if "malformed" in reason or "not a database" in reason:
        return N_("the file is damaged; start the program again and it keeps the file aside and saves what can be read")
    return N_("nothing was saved since")


def _stale() -> StaleAttempt:
    return StaleAttempt(
        N_("this attempt was played on in another window"),
        remedy=N_("go on there, or leave here and continue it again"),
    )


def _attempt(row: Any) -> Attempt:
    return Attempt(
        row.id, row.scenario, row.title, row.name, row.sha256, row.rules, row.language, row.practice, row.opened,
        row.moves, row.outcome or "", row.overall, row.reaction or "",
    )  # fmt: skip
