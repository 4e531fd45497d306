"""The journal: attempts and their moves, appended and never edited."""

from __future__ import annotations

import hashlib
import json
import time
import uuid
from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, datetime

from peewee import JOIN, SQL, IntegrityError, fn

from trainer.core.own_words import SayFirst, SelfReview
from trainer.core.reflection import WHOLE, Reflection, tidied_answer
from trainer.errors import N_, Sentence, StaleAttempt, StoreFault, UsageError
from trainer.store.database import Connection, Database
from trainer.store.records import Attempt, ChainEnd, JournalRow, JournalRows, KeptWords, Loss, Person, chained
from trainer.store.schema import answers, attempts, bundles, losses, moves, own_words, reflections, results, seats
from trainer.store.seats import people_of, take_seat


class Journal:
    """Attempts and moves in a database.

    Attributes:
        database: where they stand; what else stands there is read and written through it too.
        owner: whose seats and classes these are: digest of the key in the user's folder, "" for those that have no
            key. Those of others are neither listed nor opened.
    """

    def __init__(self, database: Database, owner: str = "") -> None:
        self.database = database
        self.owner = owner
        self._unsure: set[str] = set()

    def close(self) -> None:
        """Let go of the database."""
        self.database.close()

    def begin(
        self, *, attempt: str, scenario: str, variant: str, title: str, bundle: bytes, sha256: str, rules: str,
        language: str, names: Sequence[str], practice: bool, say_first: SayFirst = "off", seat: str = "",
    ) -> Attempt:  # fmt: skip
        """Open an attempt: its bytes, its seat and itself are durable when this returns.

        Args:
            attempt: an id for it that nobody has, 32 hex digits.
            variant: as in `Attempt`.
            scenario: as in `Attempt`, like `title`, `sha256`, `rules`, `language`, `practice`.
            title: likewise.
            bundle: the bytes that are played.
            sha256: likewise.
            rules: likewise.
            language: likewise.
            names: of those who play together, one to six. The same names with the same owner are the same seat.
            practice: likewise.
            say_first: likewise.
            seat: id of a seat of this owner that is there, "" to go by the names.

        Raises:
            StoreFault: if they cannot be written.
        """
        opened = datetime.now(UTC).isoformat(timespec="seconds")

        def job(connection: Connection) -> tuple[Person, ...]:
            connection.run(bundles.insert(sha256=sha256, data=bundle).on_conflict_ignore())
            if seat:
                taken, sitting = seat, people_of(connection, self.owner)[seat]
            else:
                taken, sitting = take_seat(connection, self.owner, names)
            # Clocks are set back; which attempt is the latest must not depend on them.
            number = (connection.value(attempts.select(fn.MAX(attempts.c.number))) or 0) + 1
            connection.run(
                attempts.insert(
                    id=attempt, seat=taken, scenario=scenario, title=title, sha256=sha256, rules=rules,
                    language=language, practice=practice, opened=opened, number=number, variant=variant,
                    say_first=say_first,
                )
            )  # fmt: skip
            return sitting

        sitting = self.database.write(job, "attempts")
        return Attempt(
            attempt, scenario, title, sitting, sha256, rules, language, practice, opened, 0, "", None, variant=variant,
            say_first=say_first,
        )  # fmt: skip

    def append(self, attempt: str, record: ChainEnd, text: str, words: KeptWords | None = None) -> ChainEnd:
        """Write one row after `record`, and `words` whose digest it holds beside it; durable when this returns.

        Raises:
            StaleAttempt: if a row stands there already: the attempt was played on elsewhere.
            StoreFault: if it cannot be written.
        """
        digest = chained(record.hash, attempt, record.seq, text)
        event = uuid.uuid4().hex
        values = {
            "attempt": attempt, "seq": record.seq, "event": event, "previous": record.hash, "hash": digest,
            "text": text, "wall": time.time(),
        }  # fmt: skip

        def job(connection: Connection) -> None:
            last = connection.value(moves.select(fn.MAX(moves.c.seq)).where(moves.c.attempt == attempt))
            if last == record.seq and digest in self._unsure:
                there = connection.value(
                    moves.select(moves.c.hash).where((moves.c.attempt == attempt) & (moves.c.seq == last))
                )
                if there == digest:
                    return
            if (-1 if last is None else last) != record.seq - 1:
                raise _stale()
            connection.run(moves.insert(**values))
            if words is not None:
                beside = {"salt": words.salt, "words": words.words, "review": words.review.text}
                connection.run(own_words.insert(attempt=attempt, seq=record.seq, **beside))

        try:
            self.database.write(job, attempt)
        except IntegrityError:
            raise _stale() from None
        except StoreFault:
            # A commit may have reached the disk although its answer did not reach us.
            if not self._holds(event):
                # Whoever makes the same move again must not be told that another window has made it.
                self._unsure.add(digest)
                raise
        return ChainEnd(record.seq + 1, digest)

    def finish(
        self, attempt: str, rules: str, outcome: str, overall: float, scores: Mapping[str, float | None]
    ) -> None:
        """Write the scores of an attempt by these rules, once.

        Raises:
            StoreFault: if they cannot be written.
        """
        scored = results.insert(
            attempt=attempt, rules=rules, outcome=outcome, overall=overall, scores=json.dumps(dict(scores))
        )
        self.database.write(lambda connection: connection.run(scored.on_conflict_ignore()), attempt)

    def reflect(self, attempt: str, reflection: Reflection) -> None:
        """Write what the trainees say of their play, in place of what they said before.

        Raises:
            StoreFault: if it cannot be written.
        """

        def job(connection: Connection) -> None:
            connection.run(reflections.delete().where(reflections.c.attempt == attempt))
            if reflection:
                connection.run(reflections.insert(attempt=attempt, **reflection._asdict()))

        self.database.write(job, attempt)

    def answer(self, both: tuple[str, str], about: str, words: str) -> None:
        """Write what somebody answers before the truths of two attempts are told, in place of what stood there.

        Args:
            both: ids of the attempts, in any order.
            about: id of a person of the customer's, or `WHOLE`.
            words: the answer; "" takes it away.

        Raises:
            StoreFault: if it cannot be written.
        """
        attempt, beside = sorted(both)
        tidied = tidied_answer(words)
        there = (answers.c.attempt == attempt) & (answers.c.beside == beside) & (answers.c.about == about)

        def job(connection: Connection) -> None:
            connection.run(answers.delete().where(there))
            if tidied:
                row = answers.insert(attempt=attempt, beside=beside, whole=about == WHOLE, about=about, words=tidied)
                connection.run(row)

        self.database.write(job, attempt)

    def answers(self, both: tuple[str, str]) -> dict[str, str]:
        """Return what was answered of two attempts (ids, in any order), by the person, or `WHOLE`.

        Raises:
            StoreFault: if it cannot be read.
        """
        attempt, beside = sorted(both)
        there = (answers.c.attempt == attempt) & (answers.c.beside == beside)
        with self.database.reading() as connection:
            return dict(connection.rows(answers.select(answers.c.about, answers.c.words).where(there)))

    def own_words(self, attempt: str) -> dict[int, KeptWords]:
        """Return what was said in an attempt in the trainees' own words, by the number of the row.

        Raises:
            StoreFault: if it cannot be read.
        """
        query = own_words.select(own_words.c.seq, own_words.c.salt, own_words.c.words, own_words.c.review)
        with self.database.reading() as connection:
            found = connection.rows(query.where(own_words.c.attempt == attempt))
        return {seq: KeptWords(salt, words, SelfReview.of(review)) for seq, salt, words, review in found}

    def review_words(self, attempt: str, seq: int, review: SelfReview) -> None:
        """Write what the trainee says afterwards of something said, in place of what stood there.

        Raises:
            StoreFault: if it cannot be written.
        """
        there = (own_words.c.attempt == attempt) & (own_words.c.seq == seq)
        self.database.write(
            lambda connection: connection.run(own_words.update(review=review.text).where(there)), attempt
        )

    def rows(self, attempt: str) -> JournalRows:
        """Return the rows of an attempt as far as their chain holds.

        Raises:
            StoreFault: if they cannot be read.
        """
        columns = (moves.c.seq, moves.c.hash, moves.c.text, moves.c.wall, moves.c.previous)
        with self.database.reading() as connection:
            rows = connection.rows(moves.select(*columns).where(moves.c.attempt == attempt).order_by(moves.c.seq))
        behind = [*(row[-1] for row in rows[1:]), ""][: len(rows)]
        found = [(*row[:-1], said) for row, said in zip(rows, behind, strict=True)]
        good: list[JournalRow] = []
        last = ""
        for seq, digest, text, wall, said in found:
            last = chained(last, attempt, seq, text)
            # Where its own hash is damaged, the row behind it says what it was.
            if seq != len(good) or last not in (digest, said):
                break
            good.append(JournalRow(text, last, wall))
        bad = len(found) - len(good)
        return JournalRows(tuple(good), self._cut(attempt, len(good), bad) if bad else None)

    def length(self, attempt: str) -> int:
        """Return how many moves of an attempt are kept, whoever made them.

        Raises:
            StoreFault: if they cannot be read.
        """
        query = moves.select(fn.COUNT(moves.c.seq)).where(moves.c.attempt == attempt)
        with self.database.reading() as connection:
            return int(connection.value(query))

    def attempts(self) -> tuple[Attempt, ...]:
        """Return the owner's attempts, the one opened last first.

        Raises:
            StoreFault: if they cannot be read.
        """
        with self.database.reading() as connection:
            return self._attempts(connection, attempts.c.id.is_null(False))

    def latest_unfinished(self) -> Attempt | None:
        """Return the owner's attempt opened last that has moves and no result, or None.

        Raises:
            StoreFault: if it cannot be read.
        """
        ended = results.select(SQL("1")).where(
            (results.c.attempt == attempts.c.id) & (results.c.rules == attempts.c.rules)
        )
        moved = moves.select(SQL("1")).where((moves.c.attempt == attempts.c.id) & (moves.c.seq == 0))
        query = (
            attempts.select(attempts.c.id)
            .join(seats, on=seats.c.id == attempts.c.seat)
            .where((seats.c.owner == self.owner) & fn.EXISTS(moved) & ~fn.EXISTS(ended))
            .order_by(attempts.c.number.desc(), attempts.c.id)
            .limit(1)
        )
        with self.database.reading() as connection:
            found = connection.value(query)
            return self._attempts(connection, attempts.c.id == found)[0] if found else None

    def attempt(self, name: str) -> Attempt:
        """Return the owner's attempt whose id begins with `name`.

        Raises:
            UsageError: if there is none, or more than one.
            StoreFault: if it cannot be read.
        """
        start = name.lower()
        found: tuple[Attempt, ...] = ()
        if start and start.isalnum():
            with self.database.reading() as connection:
                # The last sign of the alphabet of ids is f.
                found = self._attempts(connection, attempts.c.id.between(start, start + "g"))
        if len(found) == 1:
            return found[0]
        raise UsageError(
            N_("{count} attempts begin with '{name}'") if found else N_("there is no attempt '{name}'"),
            remedy=N_("`trainer attempts` lists them"),
            name=name,
            count=len(found),
        )

    def variants_met(self, scenario: str, names: Sequence[str]) -> tuple[str, ...]:
        """Return the variants of the attempts at `scenario` where one of those called `names` sits, oldest first.

        Raises:
            StoreFault: if they cannot be read.
        """
        query = attempts.select(attempts.c.variant, attempts.c.seat).where(attempts.c.scenario == scenario)
        with self.database.reading() as connection:
            found = connection.rows(query.order_by(attempts.c.number))
            sitting = people_of(connection, self.owner)
        return tuple(variant for variant, seat in found if any(one.name in names for one in sitting.get(seat, ())))

    def variants_finished(self, scenario: str, people: Collection[str]) -> tuple[str, ...]:
        """Return the variants of `scenario` that one of these people (ids) has played to the end, each once, in order.

        Raises:
            StoreFault: if they cannot be read.
        """
        query = (
            attempts.select(attempts.c.variant, attempts.c.seat)
            .join(results, on=(results.c.attempt == attempts.c.id) & (results.c.rules == attempts.c.rules))
            .where(attempts.c.scenario == scenario)
        )
        with self.database.reading() as connection:
            found = connection.rows(query)
            sitting = people_of(connection, self.owner)
        theirs = {variant for variant, seat in found if any(one.id in people for one in sitting.get(seat, ()))}
        return tuple(sorted(theirs))

    def best(self) -> dict[str, float]:
        """Return the owner's best overall result by scenario id, practice left out.

        Raises:
            StoreFault: if it cannot be read.
        """
        query = (
            attempts.select(attempts.c.scenario, fn.MAX(results.c.overall))
            .join(seats, on=seats.c.id == attempts.c.seat)
            .join(results, on=(results.c.attempt == attempts.c.id) & (results.c.rules == attempts.c.rules))
            .where((seats.c.owner == self.owner) & (attempts.c.practice == False))  # noqa: E712
            .group_by(attempts.c.scenario)
        )
        with self.database.reading() as connection:
            return dict(connection.rows(query))

    def _attempts(self, connection: Connection, which: object) -> tuple[Attempt, ...]:
        count = moves.select(fn.COUNT(SQL("*"))).where(moves.c.attempt == attempts.c.id)
        query = (
            attempts.select(
                attempts.c.id, attempts.c.seat, attempts.c.scenario, attempts.c.title, attempts.c.sha256,
                attempts.c.rules, attempts.c.language, attempts.c.practice, attempts.c.opened, count,
                results.c.outcome, results.c.overall, attempts.c.variant, attempts.c.say_first, reflections.c.intended,
                reflections.c.went_well, reflections.c.otherwise,
            )
            .join(seats, on=seats.c.id == attempts.c.seat)
            .join(reflections, JOIN.LEFT_OUTER, on=reflections.c.attempt == attempts.c.id)
            .join(
                results, JOIN.LEFT_OUTER,
                on=(results.c.attempt == attempts.c.id) & (results.c.rules == attempts.c.rules),
            )
            .where((seats.c.owner == self.owner) & which)
            .order_by(attempts.c.number.desc(), attempts.c.id)
        )  # fmt: skip
        found = connection.rows(query)
        sitting = people_of(connection, self.owner)
        return tuple(
            Attempt(
                key, scenario, title, sitting.get(seat, ()), sha256, rules, language, bool(practice), opened,
                made, outcome or "", overall, Reflection(*(line or "" for line in written)), variant,
                say_first,
            )
            for key, seat, scenario, title, sha256, rules, language, practice, opened, made,
            outcome, overall, variant, say_first, *written in found
        )  # fmt: skip

    def bundle(self, sha256: str) -> bytes:
        """Return the bytes that an attempt is played on.

        Raises:
            StoreFault: if they are not there.
        """
        with self.database.reading() as connection:
            data = connection.value(bundles.select(bundles.c.data).where(bundles.c.sha256 == sha256))
        if data is None or hashlib.sha256(data).hexdigest() != sha256:
            raise StoreFault(
                N_("the stored scenario {digest} is missing or damaged"),
                remedy=N_("attempts at it cannot be gone on with; all others can"),
                digest=sha256[:8],
            )
        return bytes(data)

    def losses(self) -> tuple[Loss, ...]:
        """Return what was lost by damage and not yet acknowledged, oldest first.

        Raises:
            StoreFault: if it cannot be read.
        """
        query = losses.select(losses.c.kept, losses.c.found, losses.c.attempts, losses.c.moves).order_by(losses.c.kept)
        with self.database.reading() as connection:
            return tuple(
                Loss(kept, bool(found), attempts_lost, moves_lost)
                for kept, found, attempts_lost, moves_lost in connection.rows(query.where(losses.c.told == False))  # noqa: E712
            )

    @property
    def notice(self) -> Sentence | None:
        """What to tell the user of what was lost and not acknowledged, or None.

        Raises:
            StoreFault: if it cannot be read.
        """
        found = self.losses()
        return (
            Sentence("{all}", all=tuple(one.told for one in found))
            if len(found) > 1
            else found[0].told
            if found
            else None
        )

    def acknowledge(self) -> None:
        """Say no more of what was lost so far.

        Raises:
            StoreFault: if it cannot be written.
        """
        self.database.write(lambda connection: connection.run(losses.update(told=True)), "losses")

    def _cut(self, attempt: str, good: int, bad: int) -> Sentence:
        """Keep the whole journal aside, then drop the `bad` rows of `attempt` behind its good ones."""
        from trainer.store.rescue import keep_aside

        kept = keep_aside(self.database.file).name if self.database.file else f"{attempt}, {good}"
        lost = losses.insert(kept=kept, found=True, attempts=0, moves=bad, told=False).on_conflict_ignore()

        def job(connection: Connection) -> None:
            connection.run(moves.delete().where((moves.c.attempt == attempt) & (moves.c.seq >= good)))
            # What it came to no longer follows from the moves that are left.
            connection.run(results.delete().where(results.c.attempt == attempt))
            connection.run(lost)

        self.database.write(job, attempt)
        return _damaged_after(good)

    def _holds(self, event: str) -> bool:
        try:
            with self.database.reading() as connection:
                return connection.value(moves.select(moves.c.seq).where(moves.c.event == event)) is not None
        except StoreFault:
            return False


def _damaged_after(good: int) -> Sentence:
    return Sentence(
        N_("The journal of this attempt is damaged after move {number}; what came before is safe."), number=good
    )


def _stale() -> StaleAttempt:
    return StaleAttempt(
        N_("this attempt was played on in another window"),
        remedy=N_("go on there, or leave here and continue it again"),
    )


class ReadOnlyJournal(Journal):
    """A journal whose damaged tails are left as they are; only reading makes sense."""

    def __init__(self, journal: Journal) -> None:
        super().__init__(journal.database, journal.owner)

    def _cut(self, attempt: str, good: int, bad: int) -> Sentence:
        return _damaged_after(good)
