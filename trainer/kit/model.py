"""What a kit holds, in words: strings and numbers only."""

from __future__ import annotations

from dataclasses import dataclass

Pair = tuple[str, str]
"""A label and its text."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that the seller may put: `condition` says when it is answered, `effect` what it does; or ""."""

    say: str
    answer: str
    condition: str
    effect: str


@dataclass(frozen=True, slots=True)
class AskedKind:
    """The questions of one kind."""

    kind: str
    questions: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class Reply:
    """What the player says to what they hear; `effect` is what that does, or ""."""

    heard: str
    answer: str
    effect: str


@dataclass(frozen=True, slots=True)
class Objecting:
    """An objection: what is said and meant, when to raise it, and the player's replies by what they hear."""

    kind: str
    said: str
    meant: str
    when: str
    replies: tuple[Reply, ...]


@dataclass(frozen=True, slots=True)
class PersonCard:
    """One customer person's card; needs come with a weight of 1 to 3.

    `naming` says what the blank for the seller's name is, or "".
    """

    name: str
    place: str
    naming: str
    public: str
    roles: tuple[Pair, ...]
    standing: str
    concerns: tuple[tuple[str, int], ...]
    wins: tuple[tuple[str, int], ...]
    likes: str
    silent: tuple[str, ...]
    lines: tuple[Pair, ...]
    asked: tuple[AskedKind, ...]
    objections: tuple[Objecting, ...]
    changes: tuple[str, ...]
    trust: int
    votes: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class HandoutSlip:
    """A slip to cut out and hand over: a source to study or a piece of news."""

    head: str
    note: str
    text: str


@dataclass(frozen=True, slots=True)
class SellerBrief:
    """What the seller gets; `maps` are the headings of the account maps, `map_words` what to choose from on them."""

    facts: tuple[Pair, ...]
    situation: str
    house: str
    product: str
    team: tuple[Pair, ...]
    people: tuple[Pair, ...]
    pitches: tuple[Pair, ...]
    sources: tuple[Pair, ...]
    rules: tuple[str, ...]
    maps: tuple[str, ...]
    map_key: str
    map_words: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class Guide:
    """What the facilitator gets."""

    facts: tuple[Pair, ...]
    texts: tuple[Pair, ...]
    steps: tuple[Pair, ...]
    questions: tuple[str, ...]
    parts: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class RubricRow:
    """A line of the observer's sheet."""

    name: str
    rubric: str


@dataclass(frozen=True, slots=True)
class KeyRow:
    """A person in the answer key."""

    name: str
    roles: str
    standing: str
    needs: str
    likes: str
    best: str
    later: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Key:
    """The answer key; `lists` are headings, each with the entries below it."""

    rows: tuple[KeyRow, ...]
    lists: tuple[tuple[str, tuple[str, ...]], ...]
    rules: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class Kit:
    """A whole kit."""

    title: str
    customer: str
    guide: Guide
    brief: SellerBrief
    slips: tuple[HandoutSlip, ...]
    cards: tuple[PersonCard, ...]
    rubric: tuple[RubricRow, ...]
    steps: tuple[str, ...]
    kinds: tuple[str, ...]
    key: Key
