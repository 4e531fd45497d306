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
class PlanRow:
    """A step of a lesson, and the minutes that it takes."""

    minutes: int
    step: str
    what: str


@dataclass(frozen=True, slots=True)
class LessonPlan:
    """A lesson: the minutes of its `rows` are its own.

    Attributes:
        minutes: its length.
        head: its heading.
        before: what is to be known before it, in sentences.
        rows: its steps.
        days: the day at the end of each round of meetings, in one line.
    """

    minutes: int
    head: str
    before: tuple[str, ...]
    rows: tuple[PlanRow, ...]
    days: str


@dataclass(frozen=True, slots=True)
class Room:
    """A customer's room: `people` are the players, the sellers of all groups and the observers together.

    Attributes:
        people: seats.
        players: those who play the customer's people.
        cards: the customer's people; more than players where somebody takes two cards.
        groups: groups of sellers that compete.
        sellers: of each group.
        observers: who watch.
        letter: of the variant that is played there, or "".
    """

    people: int
    players: int
    cards: int
    groups: int
    sellers: int
    observers: int
    letter: str


@dataclass(frozen=True, slots=True)
class ClassPlan:
    """The seats of a class: `watchers` are the sheets of a room's observers, `copies` what is printed how often."""

    people: int
    head: str
    rooms: tuple[Room, ...]
    watchers: str
    copies: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class Guide:
    """What the facilitator gets; `texts` and `questions` are those that every variant has.

    Attributes:
        facts: labels and what is so.
        texts: under headings.
        steps: of every lesson, in words.
        questions: for the talk.
        parts: of the kit, and for whom.
        rate: what the minutes of reading are reckoned by.
        lessons: for each length.
        classes: for each size.
        seating: what to know of the seats.
        halves: how several truths are used, or nothing where the kit holds one.
    """

    facts: tuple[Pair, ...]
    texts: tuple[Pair, ...]
    steps: tuple[Pair, ...]
    questions: tuple[str, ...]
    parts: tuple[Pair, ...]
    rate: str
    lessons: tuple[LessonPlan, ...]
    classes: tuple[ClassPlan, ...]
    seating: tuple[str, ...]
    halves: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ObserverSheet:
    """A table to fill in while watching.

    Attributes:
        name: what is watched, for programs.
        title: the same in words.
        task: what to do.
        heads: of the columns.
        widths: of the columns, as parts of the whole.
        rows: what stands in them from the start.
        row_height: of each row at least, in mm.
        count: what to count at the end.
        rules: of conduct, if these are watched.
    """

    name: str
    title: str
    task: str
    heads: tuple[str, ...]
    widths: tuple[int, ...]
    rows: tuple[tuple[str, ...], ...]
    row_height: int
    count: str
    rules: tuple[str, ...] = ()


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
    """A whole kit; `people` are the names that stand on the account map, `groups` the most that compete in a room."""

    title: str
    customer: str
    guide: Guide
    brief: SellerBrief
    people: tuple[str, ...]
    groups: int
    observers: tuple[ObserverSheet, ...]
    variants: tuple[VariantPages, ...]
