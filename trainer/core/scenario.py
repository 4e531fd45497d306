"""A scenario as the rules see it: frozen, indexed, with every condition compiled.

Its parts are compared by identity: nobody compares them by value, and methods that nobody calls cost every start.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from trainer.core.condition import Condition
from trainer.core.moves import Ask, First, Include, Meet, Move, Pitch, Respond, Study, Survey
from trainer.core.state import State


@dataclass(frozen=True, slots=True)
class Effects:
    """What a move changes besides telling something. Masks over clues, flags and rules of conduct."""

    reveals: int = 0
    sets: int = 0
    breach: int = -1
    trust: int = 0
    support: int = 0

    def __reduce__(self) -> str | tuple[type[Effects], tuple[int, ...]]:
        # "Nothing" stays the one value that it is.
        if self is NO_EFFECTS:
            return "NO_EFFECTS"
        return Effects, (self.reveals, self.sets, self.breach, self.trust, self.support)


NO_EFFECTS = Effects()
"""The one value for "nothing", so that it can be told apart by identity."""


@dataclass(frozen=True, eq=False, repr=False)
class Truth:
    """What is true of a person after certain events.

    Attributes:
        roles: the primary one first.
        influence: 0–3.
        veto: kind of veto.
        stance: −2…2.
        weights: weight 0–3 of each of `NEEDS`.
        needs: bits of `NEEDS` with a weight.
        channel: preferred channel, or "".
        counterpart: preferred counterpart, or "".
        sways: pairs of person index and strength −3…3.
        present: False once the person has left.
    """

    roles: tuple[str, ...]
    influence: int
    veto: str
    stance: int
    weights: tuple[int, ...]
    needs: int
    channel: str
    counterpart: str
    sways: tuple[tuple[int, int], ...]
    present: bool = True


@dataclass(frozen=True, eq=False, repr=False)
class Reactions:
    """Lines of one person's own."""

    greet: str
    greet_again: str
    tired: str
    pitch_good: str
    pitch_fair: str
    pitch_poor: str
    in_favour: str
    undecided: str
    against: str


@dataclass(frozen=True, eq=False, repr=False)
class ReactionLine:
    """A line that is said before the one of `Reactions`; `when` names its field, `index` counts over the scenario."""

    index: int
    id: str
    when: str
    text: str
    needs: Condition | None


@dataclass(frozen=True, eq=False, repr=False)
class Question:
    """A question of one person's; `index` counts over the scenario."""

    index: int
    id: str
    person: int
    kind: str
    say: str
    answer: str
    cost: int
    needs: Condition | None
    effects: Effects
    move: Ask


@dataclass(frozen=True, eq=False, repr=False)
class Response:
    """A response to an objection; `answers` are the `NEEDS` that its evidence speaks to."""

    index: int
    id: str
    objection: int
    say: str
    answer: str
    does: tuple[str, ...]
    answers: int
    stays: bool
    needs: Condition | None
    effects: Effects
    move: Respond


@dataclass(frozen=True, eq=False, repr=False)
class Objection:
    """An objection of one person's.

    Attributes:
        meant: one bit of `NEEDS`.
        shown_by: mask over the clues about this person that support what is meant: whoever holds one knows the meaning.
        after: mask over the pitches that can raise it (0: any).
        response_mask: mask over its responses.
    """

    index: int
    id: str
    person: int
    type: str
    said: str
    meant: int
    shown_by: int
    after: int
    needs: Condition | None
    responses: tuple[int, ...]
    response_mask: int


@dataclass(frozen=True, eq=False, repr=False)
class Person:
    """One of the customer's people, with what anybody may know; `asked_mask` holds the bits of their questions."""

    index: int
    id: str
    name: str
    title: str
    unit: str
    unit_index: int
    boss: int
    public: str
    trust: int
    access: Condition | None
    reactions: Reactions
    lines: tuple[ReactionLine, ...]
    questions: tuple[int, ...]
    objections: tuple[int, ...]
    asked_mask: int


@dataclass(frozen=True, eq=False, repr=False)
class Clue:
    """A finding; `supports` are (axis, value) pairs about the person, such as ("role", "decider")."""

    index: int
    id: str
    about: int
    text: str
    supports: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Records:
    """A table to be read: heads of its columns, and rows of as many cells."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, eq=False, repr=False)
class Source:
    """Something to study; `cost` in half-day slots."""

    index: int
    id: str
    title: str
    method: str
    text: str
    cost: int
    needs: Condition | None
    effects: Effects
    move: Study
    records: Records | None


@dataclass(frozen=True, eq=False, repr=False)
class Account:
    """A house that can be gone to first; `cost` in half-day slots, `answer` says what came of it."""

    index: int
    id: str
    name: str
    text: str
    cost: int
    answer: str
    effects: Effects
    move: First


@dataclass(frozen=True, eq=False, repr=False)
class SurveyAnswer:
    """What a person (an index) answers to a question of a questionnaire; `index` counts over the scenario."""

    index: int
    question: int
    person: int
    say: str
    text: str
    effects: Effects


@dataclass(frozen=True, eq=False, repr=False)
class SurveyQuestion:
    """A question of a questionnaire's; `index` counts over the scenario, `answers` are by person (an index)."""

    index: int
    id: str
    questionnaire: int
    say: str
    answers: Mapping[int, SurveyAnswer]
    move: Include


@dataclass(frozen=True, eq=False, repr=False)
class Questionnaire:
    """A questionnaire that is put together and sent to one person.

    Attributes:
        choose: how many questions go in.
        cost: half-day slots.
        questions: indexes of the questions to choose from.
        mask: their bits.
        ways: per person who would fill it in, their index and the move.
    """

    index: int
    id: str
    title: str
    choose: int
    cost: int
    needs: Condition | None
    questions: tuple[int, ...]
    mask: int
    ways: tuple[tuple[int, Survey], ...]


@dataclass(frozen=True, eq=False, repr=False)
class PitchCase:
    """A case that can be made; masks over `NEEDS`, clues and pitches; `fit` overrides by person index."""

    index: int
    id: str
    title: str
    say: str
    answers: int
    appeals: int
    proof: int
    conflicts: int
    shared: bool
    fit: Mapping[int, int]
    needs: Condition | None
    effects: Effects
    move: Pitch


@dataclass(frozen=True, eq=False, repr=False)
class Rule:
    """A rule of conduct; `cleared_by` is a mask over flags (0: nothing clears it)."""

    index: int
    id: str
    grade: str
    rule: str
    lesson: str
    substitute: str
    substitute_text: str
    cleared_by: int


@dataclass(frozen=True, eq=False, repr=False)
class Event:
    """Something that happens on the morning of a day, when its condition holds."""

    index: int
    id: str
    day: int
    text: str
    needs: Condition | None
    reveals: int
    moves_power: tuple[int, ...]
    stance_shift: tuple[tuple[int, int], ...]


@dataclass(frozen=True, eq=False, repr=False)
class Ending:
    """A text for an outcome; `person` is whose minimum must have been missed, −1 for anybody's."""

    index: int
    id: str
    outcome: str
    reason: str
    person: int
    needs: Condition | None
    title: str
    text: str


@dataclass(frozen=True, eq=False, repr=False)
class Colleague:
    """One of the trainee's own people.

    Attributes:
        times: how many meetings they can spare.
        needs: what must hold before they come along.
        wants: what they say while it does not, or "".
    """

    index: int
    id: str
    name: str
    title: str
    counterpart: str
    times: int
    needs: Condition | None
    wants: str


@dataclass(frozen=True, eq=False, repr=False)
class Promise:
    """Something that was promised if `made` holds at the end of a play, and is kept after the signature if `kept` does.

    Attributes:
        made: None if it is promised in any case.
        kept: None if it is kept in any case.
        points: taken from the outcome's score where it is broken.
    """

    index: int
    id: str
    text: str
    made: Condition | None
    kept: Condition | None
    kept_text: str
    broken_text: str
    points: int


@dataclass(frozen=True, eq=False, repr=False)
class Levels:
    """Levels of support, 0–100, for the decision."""

    threshold: int
    decider: int
    veto: int
    concessions: int
    deferred: int


@dataclass(frozen=True, eq=False, repr=False)
class Taught:
    """A lesson about a competency, or a question for the group (`about` is "" then).

    It is told of plays in whose end `needs` holds.
    """

    text: str
    needs: Condition | None = None
    about: str = ""

    def fits(self, state: State) -> bool:
        """Return whether a play that ended in `state` gives rise to it."""
        return self.needs is None or self.needs.holds(state)


@dataclass(frozen=True, eq=False, repr=False)
class Brief:
    """The texts that only front ends and debriefs read."""

    title: str
    summary: str
    level: int
    minutes: int
    customer: str
    industry: str
    structure: str
    culture: str
    situation: str
    seller: str
    product: str
    lessons: tuple[Taught, ...]
    discussion: tuple[Taught, ...]
    facilitator: tuple[str, str, str] | None


@dataclass(frozen=True, eq=False, repr=False)
class AgendaItem:
    """An entry of the calendar: a review, an event or the last day, due when `slot` slots are used."""

    slot: int
    kind: str
    item: int


@dataclass(frozen=True, slots=True, eq=False)
class Scenario:
    """A whole scenario, compiled. Compared and hashed by identity.

    Attributes:
        id: `pack/scenario`.
        days: length of the calendar.
        slots: the same in half days.
        patience: base patience of a meeting.
        costs: slots by channel.
        agenda: reviews, events and the last day, in the order in which they come due.
        truths: by the mask of events that happened, the truth of every person.
        weights: weight of each competency in the overall score.
        meets: per person, (slots, index of the colleague or −1, the move).
        studies: (bit of the source, its cost, its condition, the move).
        hesitant: colleagues who come along only under a condition.
        gated: people who receive the trainee only under a condition.
        account: which of `accounts` is the customer, −1 if there are none.
        asks: per person, (bit of the question, its cost, its condition, the move).
        bound_pitches: the pitches that have a condition.
        dearest_meet: slots of the dearest channel.
        memo: move lists that were worked out before, by what they depend on; never part of the description.
        substance: parts of fits, likewise.
    """

    id: str
    brief: Brief
    days: int
    slots: int
    patience: int
    costs: Mapping[str, int]
    reviews: tuple[int, ...]
    people: tuple[Person, ...]
    questions: tuple[Question, ...]
    objections: tuple[Objection, ...]
    responses: tuple[Response, ...]
    clues: tuple[Clue, ...]
    sources: tuple[Source, ...]
    accounts: tuple[Account, ...]
    account: int
    questionnaires: tuple[Questionnaire, ...]
    survey_questions: tuple[SurveyQuestion, ...]
    survey_answers: tuple[SurveyAnswer, ...]
    pitches: tuple[PitchCase, ...]
    rules: tuple[Rule, ...]
    events: tuple[Event, ...]
    endings: tuple[Ending, ...]
    promises: tuple[Promise, ...]
    team: tuple[Colleague, ...]
    levels: Levels
    weights: Mapping[str, int]
    flags: tuple[str, ...]
    agenda: tuple[AgendaItem, ...]
    truths: Mapping[int, tuple[Truth, ...]]
    meets: tuple[tuple[tuple[int, int, Meet], ...], ...]
    studies: tuple[tuple[int, int, Condition | None, Study], ...]
    hesitant: tuple[Colleague, ...]
    gated: tuple[Person, ...]
    asks: tuple[tuple[tuple[int, int, Condition | None, Ask], ...], ...]
    bound_pitches: tuple[PitchCase, ...]
    dearest_meet: int
    person_index: Mapping[str, int]
    question_index: Mapping[str, int]
    response_index: Mapping[str, int]
    source_index: Mapping[str, int]
    account_index: Mapping[str, int]
    questionnaire_index: Mapping[str, int]
    survey_question_index: Mapping[str, int]
    pitch_index: Mapping[str, int]
    clue_index: Mapping[str, int]
    team_index: Mapping[str, int]
    memo: dict[tuple[object, ...], tuple[Move, ...]] = field(default_factory=dict, repr=False)
    substance: dict[tuple[int, int, int], tuple[int, int, int]] = field(default_factory=dict, repr=False)

    def truth(self, fired: int) -> tuple[Truth, ...]:
        """Return what is true of every person once the events of the mask `fired` have happened."""
        return self.truths[fired]

    def around_events(self) -> Iterator[tuple[Event, tuple[Truth, ...], tuple[Truth, ...]]]:
        """Yield the events by day, each with what was true of everybody just before it and what is true from then on.

        Before it stands only what has happened in any case: events with a condition may all have failed to come.
        """
        happened = 0
        for event in sorted(self.events, key=lambda one: one.day):
            now = happened | 1 << event.index
            yield event, self.truth(happened), self.truth(now)
            if event.needs is None:
                happened = now
