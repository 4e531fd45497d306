"""What journal and class book hand out, as values that cost nothing to import: attempts, moves, classes, members."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from trainer.core.own_words import SayFirst, SelfReview
from trainer.core.reflection import UNWRITTEN, Reflection
from trainer.errors import N_, Sentence

NOBODY = "–"
"""What stands in the journal in place of a name that was erased."""
SEPARATOR = "; "
"""Between the names of those who play together."""


def chained(previous: str, attempt: str, seq: int, text: str) -> str:
    """Return the hash of a row: SHA-256 over the previous hash, the attempt, the number and the text."""
    # The first screen shows records and chains nothing: what hashes is slow to import.
    from hashlib import sha256

    return sha256(f"{previous}\n{attempt}\n{seq}\n{text}".encode()).hexdigest()


class ChainEnd(NamedTuple):
    """How far an attempt is written: rows so far and the hash of the last one ("" before the first)."""

    seq: int
    hash: str


class JournalRow(NamedTuple):
    """One row of an attempt."""

    text: str
    hash: str
    wall: float


class JournalRows(NamedTuple):
    """The rows of an attempt whose chain holds; `notice` tells the user of the others, None if there are none."""

    good: tuple[JournalRow, ...]
    notice: Sentence | None


class Loss(NamedTuple):
    """What damage to a journal cost.

    Attributes:
        kept: the copy that still holds it all.
        found: whether anything could be read of it.
        attempts: attempts that were lost, at least.
        moves: moves that were lost, at least.
    """

    kept: str
    found: bool
    attempts: int
    moves: int

    @property
    def told(self) -> Sentence:
        """What to tell the user of it."""
        if not self.found and not self.attempts and not self.moves:
            return Sentence(
                N_("The journal was damaged, and nothing could be read of it: whatever it held is lost unless somebody "
                   "mends the damaged file, which is kept as {kept}."),
                kept=self.kept,
            )  # fmt: skip
        if not self.attempts and not self.moves:
            return Sentence(
                N_("The journal was damaged. All that was found in it was saved; the damaged file is kept as {kept}."),
                kept=self.kept,
            )
        return Sentence(
            N_("The journal was damaged. At least this could not be saved: attempts: {attempts}, moves: {moves}. "
               "The damaged file is kept as {kept}."),
            kept=self.kept, attempts=self.attempts, moves=self.moves,
        )  # fmt: skip


class Person(NamedTuple):
    """Somebody who plays: an id of this journal (32 hex digits) and a name, "–" once it was erased."""

    id: str
    name: str


class KeptWords(NamedTuple):
    """Something said in a trainee's own words, as it is kept beside the row of the journal that holds its digest.

    Attributes:
        salt: 32 hex digits that the digest is made with.
        words: what was said.
        review: what the trainee says of it afterwards.
    """

    salt: str
    words: str
    review: SelfReview = SelfReview()


@dataclass(frozen=True, slots=True)
class Attempt:
    """An attempt as lists show it.

    Attributes:
        id: 32 hex digits; the first eight are enough to name it.
        scenario: `pack/scenario`.
        title: title of the scenario when the attempt was opened.
        people: who sits there, one to six; nobody where damage cost the names.
        sha256: digest of the bytes that it is played on.
        rules: digest of the rules that it is played by.
        language: language in which it was opened.
        practice: whether hints and rewinding are open.
        opened: ISO time, UTC.
        moves: rows in the journal.
        outcome: the decision, or "" while it is on.
        overall: overall result 0–100, or None while it is on.
        reflection: what the trainees wrote of it before they knew its result.
        variant: letter of the variant that is played; hidden until the decision.
        say_first: when a line of one's own is asked for before a choice.
    """

    id: str
    scenario: str
    title: str
    people: tuple[Person, ...]
    sha256: str
    rules: str
    language: str
    practice: bool
    opened: str
    moves: int
    outcome: str
    overall: float | None
    reflection: Reflection = UNWRITTEN
    variant: str = "a"
    say_first: SayFirst = "off"

    @property
    def names(self) -> str:
        """The names of those who sit there, as they are written in a list: `Anna; Ben`."""
        return SEPARATOR.join(one.name for one in self.people) or NOBODY

    @property
    def finished(self) -> bool:
        """Whether the decision has fallen and is scored."""
        return bool(self.outcome)


@dataclass(frozen=True, slots=True)
class Course:
    """A class; `made` is ISO time (UTC), `people` and `plays` are counts."""

    id: str
    name: str
    made: str
    people: int
    plays: int


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody in a class.

    Attributes:
        id: 32 hex digits, of this class only.
        name: "" once it was erased.
        identity: what the gradebook knows this person by, or "".
        journal_id: the person's id in the journal that the attempts come from, "" once it was erased.
        plays: plays in the class.
    """

    id: str
    name: str
    identity: str
    journal_id: str
    plays: int


@dataclass(frozen=True, slots=True)
class KeptPlay:
    """A play in a class.

    Attributes:
        attempt: id of the attempt, 32 hex digits.
        people: ids of the members who played it together, one to six.
        scenario: `pack/scenario`.
        sha256: digest of the bytes that it is replayed on.
        rules: digest of their rules.
        practice: whether hints and rewinding were open.
        opened: ISO time, UTC.
        rows: the rows of its journal, in order.
        language: in which the attempt was opened.
        seconds: when each row was written, from `opened` on.
        variant: letter of the variant that was played.
        reflection: what the trainees wrote of it.
        say_first: when a line of one's own was asked for before a choice.
        words: what was said in their own words, by the number of its row.
    """

    attempt: str
    people: tuple[str, ...]
    scenario: str
    sha256: str
    rules: str
    practice: bool
    opened: str
    rows: tuple[str, ...]
    language: str
    seconds: tuple[float, ...]
    variant: str = "a"
    reflection: Reflection = UNWRITTEN
    say_first: SayFirst = "off"
    words: Mapping[int, KeptWords] = field(default_factory=dict)


Pace = Literal["waiting", "open", "review", "paused", "ended"]
"""How far a round may be played: not begun, freely, to the next map that is handed in, not now, or only to its end."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """A class that is held: whoever has its code may join while `joining` is so.

    Attributes:
        course: id of the class.
        name: of the class.
        code: six digits.
        joining: whether new seats may be taken.
        language: in which it is held.
        projected: what the projector shows, as the front end wrote it.
    """

    course: str
    name: str
    code: str
    joining: bool
    language: str
    projected: str


@dataclass(frozen=True, slots=True)
class Round:
    """What a class plays at one time.

    Attributes:
        number: from 1 on.
        scenario: `pack/scenario`.
        title: of the scenario.
        sha256: digest of the bytes that are played.
        letter: the variant that everybody plays, "" where each seat gets one.
        language: in which it is proposed to be played.
        minutes: how long it is to take, 0 for as long as it takes.
        say_first: when a line of one's own is asked for before a choice.
        pace: how far it may be played.
        running: since when the time runs, seconds since 1970; 0 while it stands.
        spent: seconds that ran before.
        released: whether debriefs are open to those who played.
        resumes: the pace to which a pause returns; it means nothing else.
        stops: after how many maps an attempt waits at the pace "review", by its id; 1 where it has no entry.
    """

    number: int
    scenario: str
    title: str
    sha256: str
    letter: str
    language: str
    minutes: int
    say_first: SayFirst
    pace: Pace
    running: float
    spent: float
    released: bool
    resumes: Pace = "open"
    stops: Mapping[str, int] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class LessonSeat:
    """A place in a class.

    Attributes:
        id: of the seat, 32 hex digits.
        course: id of the class.
        number: in the order of joining, from 1 on.
        people: who sits there.
        language: in which they play.
        joined: ISO time, UTC.
        aside: whether nobody waits for what it hands in.
    """

    id: str
    course: str
    number: int
    people: tuple[Person, ...]
    language: str
    joined: str
    aside: bool = False

    @property
    def names(self) -> str:
        """The names of those who sit there."""
        return SEPARATOR.join(one.name for one in self.people) or NOBODY


class Message(NamedTuple):
    """What a facilitator wrote: `number` counts from 1 in a class, `seat` is "" for everybody, `sent` ISO time, UTC."""

    number: int
    seat: str
    text: str
    sent: str


@dataclass(frozen=True, slots=True)
class ListedName:
    """Somebody on the list of a class: `identity` is the id in the gradebook or "", `sections` are groups there."""

    place: int
    name: str
    identity: str
    sections: tuple[str, ...]
