"""What a kit holds, in words: strings and numbers only."""

from __future__ import annotations

from dataclasses import dataclass

from trainer.core.scenario import Records

Pair = tuple[str, str]
"""A label and its text."""


@dataclass(frozen=True, slots=True)
class KitQuestion:
    """A question that the seller may put: `condition` says when it is answered, `effect` what it does; or ""."""

    say: str
    answer: str
    condition: str
    effect: str


@dataclass(frozen=True, slots=True)
class KitQuestions:
    """The questions of one kind; `on_paper` are lines of a questionnaire, with short answers."""

    kind: str
    questions: tuple[KitQuestion, ...]
    on_paper: bool = False


@dataclass(frozen=True, slots=True)
class KitReply:
    """What the player says to what they hear; `effect` is what that does, or ""."""

    heard: str
    answer: str
    effect: str


@dataclass(frozen=True, slots=True)
class KitObjection:
    """An objection: what is said and meant, when to raise it, and the player's replies by what they hear."""

    kind: str
    said: str
    meant: str
    when: str
    replies: tuple[KitReply, ...]


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
    asked: tuple[KitQuestions, ...]
    objections: tuple[KitObjection, ...]
    changes: tuple[str, ...]
    trust: int
    votes: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class HandoutSlip:
    """A slip to cut out: a source, what comes of going to an account, a piece of news, what becomes of a promise.

    `records` is the table under the text, or None.
    """

    head: str
    note: str
    text: str
    records: Records | None = None


@dataclass(frozen=True, slots=True)
class KitSheet:
    """A questionnaire to fill in: `rule` says how, `to` are names, `questions` all that may be asked."""

    title: str
    rule: str
    to: tuple[str, ...]
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SellerBrief:
    """What the seller gets; `maps` are the headings of the account maps, `map_words` what to choose from on them."""

    facts: tuple[Pair, ...]
    situation: str
    house: str
    product: str
    team: tuple[Pair, ...]
    accounts: tuple[Pair, ...]
    people: tuple[Pair, ...]
    pitches: tuple[Pair, ...]
    sources: tuple[Pair, ...]
    rules: tuple[str, ...]
    maps: tuple[str, ...]
    sheets: tuple[KitSheet, ...]
    map_key: str
    map_words: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class Guide:
    """What the facilitator gets; `texts` and `questions` are those that every variant has."""

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
class AnswerKeyRow:
    """A person in the answer key."""

    name: str
    roles: str
    standing: str
    needs: str
    likes: str
    best: str
    later: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AnswerKey:
    """The answer key; `lists` are headings, each with the entries below it."""

    rows: tuple[AnswerKeyRow, ...]
    lists: tuple[tuple[str, tuple[str, ...]], ...]
    rules: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class VariantPages:
    """What belongs to one variant.

    Attributes:
        letter: the variant's, or "" if the scenario has no other.
        note: what is true in it, in a line, or "".
        texts: what the facilitator reads of this variant alone, under headings.
        questions: those for the talk afterwards that are this variant's alone.
        slips: to cut out.
        cards: one for each of the customer's people.
        key: the answer key.
    """

    letter: str
    note: str
    texts: tuple[Pair, ...]
    questions: tuple[str, ...]
    slips: tuple[HandoutSlip, ...]
    cards: tuple[PersonCard, ...]
    key: AnswerKey


@dataclass(frozen=True, slots=True)
class Kit:
    """A whole kit; `people` are the names that stand on the account map."""

    title: str
    customer: str
    guide: Guide
    brief: SellerBrief
    people: tuple[str, ...]
    rubric: tuple[RubricRow, ...]
    steps: tuple[str, ...]
    kinds: tuple[str, ...]
    variants: tuple[VariantPages, ...]
