"""What the class book takes and hands out, as values that cost nothing to import."""

from __future__ import annotations

from dataclasses import dataclass


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
        person: id of the member.
        scenario: `pack/scenario`.
        sha256: digest of the bytes that it is replayed on.
        rules: digest of their rules.
        practice: whether hints and rewinding were open.
        opened: ISO time, UTC.
        rows: the rows of its journal, in order.
    """

    attempt: str
    person: str
    scenario: str
    sha256: str
    rules: str
    practice: bool
    opened: str
    rows: tuple[str, ...]
