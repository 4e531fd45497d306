"""Format 2 of a scenario file: the one definition that the loader, the JSON Schema and the author's guide share."""

# Annotations are not deferred here: pydantic would evaluate every one of them at start.
from collections.abc import Iterable, Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field

from trainer.packs.format.fields import (
    Addition,
    Cell,
    Command,
    Id,
    LanguageCode,
    Line,
    Name,
    Prose,
    Reference,
    Share,
    Speech,
    Term,
    Translatable,
    Wording,
)

Role = Literal[
    "decider", "influencer", "opinion_leader", "user", "purchaser",
    "technical", "finance", "coach", "recommender", "observer",
]  # fmt: skip
Concern = Literal[
    "return", "strategy", "risk", "compliance", "outcome",
    "usability", "reliability", "budget", "cooperation", "fairness",
]  # fmt: skip
Win = Literal["visibility", "standing", "safety", "ease", "control", "growth", "harmony", "purpose"]
Need = Literal[
    "return", "strategy", "risk", "compliance", "outcome",
    "usability", "reliability", "budget", "cooperation", "fairness",
    "visibility", "standing", "safety", "ease", "control", "growth", "harmony", "purpose",
]  # fmt: skip
Veto = Literal["none", "technical", "budget", "compliance"]
Channel = Literal["visit", "call", "mail"]
Counterpart = Literal["sales", "engineer", "executive", "finance", "service", "specialist"]
Influence = Annotated[int, Field(ge=0, le=3)]
Stance = Annotated[int, Field(ge=-2, le=2)]
Trust = Annotated[int, Field(ge=0, le=5)]
Weight = Annotated[int, Field(ge=1, le=3)]
Percent = Annotated[int, Field(ge=0, le=100)]
TrustStep = Annotated[int, Field(ge=-3, le=3)]
SupportStep = Annotated[int, Field(ge=-40, le=40)]


FORMAT = 2
"""Number of the format that these models describe; no other is read."""


class Table(BaseModel):
    """A table of the format: unknown keys are errors, values are never coerced.

    Attributes:
        seen: fields that are seen, or chosen, before they have consequences: the same in every variant. Of an array of
            tables its entries are the same; what they hold says so itself.
        by_key: without an id of its own, a variant patches it key by key instead of replacing it whole.
    """

    seen: ClassVar[frozenset[str]] = frozenset()
    by_key: ClassVar[bool] = False

    # Only whole files are validated: no table needs a validator of its own at import.
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, defer_build=True)


class NeedsTable(Table):
    """A condition: everything that is named must hold at once."""

    trust: Trust = Field(0, description="At least this much trust (0–5) with the person in whose table it stands.")
    trusted_by: dict[Id, Trust] = Field({}, description="At least this much trust (0–5) with each person named.")
    clues: tuple[Id, ...] = Field((), description="Clues that were all found.")
    asked: tuple[Reference, ...] = Field((), description="Questions that were all asked, as `person.question`.")
    met: tuple[Id, ...] = Field((), description="People who were all met at least once.")
    flags: tuple[Id, ...] = Field((), description="Flags that were all set (by some `sets`).")
    without: tuple[Id, ...] = Field((), description="Flags none of which was set.")
    day: Annotated[int, Field(ge=1, le=60)] = Field(1, description="From this day on.")
    before: Annotated[int, Field(ge=1, le=61)] | None = Field(None, description="Only before this day.")
    companion: Counterpart | None = Field(None, description="Only with a colleague of this kind in the meeting.")
    channel: Channel | None = Field(None, description="Only in a meeting by this channel.")
    coach: bool = Field(False, description="Only once the person in whose table it stands is your coach.")

    def named(self) -> Iterator[tuple[str, str, Iterable[str]]]:
        """Yield every key that names things, what kind of thing it names, and the names."""
        yield "clues", "clue", self.clues
        yield "asked", "question", self.asked
        yield "met", "person", self.met
        yield "trusted_by", "person", self.trusted_by
        yield "flags", "flag", self.flags
        yield "without", "flag", self.without

    def named_things(self) -> Iterator[tuple[str, object]]:
        """Yield everything that is named, each with its key; for trust with how much."""
        for key, _, names in self.named():
            yield from ((key, (name, names[name]) if isinstance(names, dict) else name) for name in names)

    def earlier(self) -> set[tuple[str, str]]:
        """Return everything that must have happened before, by kind and name: found, asked, met or set."""
        return {(kind, name) for key, kind, names in self.named() if key in _EARLIER for name in names}

    def personal(self) -> list[str]:
        """Return the keys that ask for something of the person in whose table it stands."""
        return [key for key in ("trust", "coach") if getattr(self, key)]

    def in_meeting(self) -> list[str]:
        """Return the keys that ask for something that is so only in a meeting."""
        return [key for key in ("channel", "companion") if getattr(self, key)]


_EARLIER = ("clues", "asked", "met", "flags")


class FindingsTable(Table):
    """What an account or an answer in writing changes besides its text."""

    reveals: tuple[Id, ...] = Field((), description="Clues that drop into the notebook.")
    sets: tuple[Id, ...] = Field((), description="Flags that are set.")


class EffectsTable(FindingsTable):
    """What a question, response, pitch or source changes besides its answer."""

    breach: Id | None = Field(None, description="The `conduct` rule that this breaks.")


class PersonalEffectsTable(EffectsTable):
    """Effects on the person who sits opposite."""

    trust: TrustStep = Field(0, description="Change of this person's trust, −3 to 3.")
    support: SupportStep = Field(0, description="Change of this person's support in points of 100, −40 to 40.")


class CustomerTable(Table):
    """The customer's organisation, as the brief shows it."""

    name: Name
    industry: Name = Field(description="The trade, in words.")
    structure: Literal["functional", "matrix", "team", "holding"]
    culture: Literal["collective", "individual"] = Field(description="How the house decides.")
    situation: Prose = Field(description="What the trainee is told before the play.")
    account: Annotated[Id | None, Addition()] = Field(
        None, description="Which `[[account]]` this customer is; where there are none it is left out."
    )


class ColleagueTable(Table):
    """One of the trainee's own people who may be brought to a meeting."""

    id: Id
    name: Name
    title: Name
    counterpart: Counterpart = Field(description="What they are to a customer who wants to talk to their like.")
    times: Annotated[int, Field(ge=1, le=30)] = Field(30, description="How many meetings they can spare.")
    needs: Annotated[NeedsTable, Addition()] = Field(
        NeedsTable(), description="What must hold before they come along; left out, nothing must."
    )
    wants: Line = Field("", description="What they say while that does not hold; it stands beside `needs`.")


class SellerTable(Table):
    """The trainee's own firm."""

    name: Name
    product: Prose = Field(description="What is sold, and what it honestly can and cannot do.")
    team: tuple[ColleagueTable, ...] = ()


class CostsTable(Table):
    """Half-day slots that a meeting takes, by channel."""

    visit: Annotated[int, Field(ge=1, le=4)] = 2
    call: Annotated[int, Field(ge=1, le=4)] = 1
    mail: Annotated[int, Field(ge=1, le=4)] = 1


class CalendarTable(Table):
    """The time there is: two half-day slots a day."""

    days: Annotated[int, Field(ge=1, le=60)]
    reviews: tuple[Annotated[int, Field(ge=1, le=60)], ...] = Field(
        description="Days at whose end the manager takes the account map."
    )
    patience: Annotated[int, Field(ge=1, le=9)] = Field(
        3, description="Questions and pitches that a meeting holds before trust, channel and counterpart add to it."
    )
    costs: CostsTable = CostsTable()


class PrefersTable(Table):
    """How a person likes to be approached."""

    channel: Channel | None = None
    counterpart: Counterpart | None = None


class HiddenTable(Table):
    """What is true of a person and never shown before the debrief."""

    roles: Annotated[tuple[Role, ...], Field(min_length=1, max_length=4)] = Field(description="The primary one first.")
    influence: Influence = Field(description="0 none to 3 decisive.")
    veto: Veto = "none"
    stance: Stance = Field(0, description="−2 opponent to 2 supporter.")
    concerns: dict[Concern, Weight] = Field({}, description="What the office needs, with weights 1–3.")
    wins: dict[Win, Weight] = Field({}, description="What the person wants, with weights 1–3.")
    prefers: PrefersTable = PrefersTable()
    sways: dict[Id, Annotated[int, Field(ge=-3, le=3)]] = Field({}, description="Whom they move, and how strongly.")


class ReactionsTable(Table):
    """Lines of this person's own, told by the situation."""

    by_key = True

    greet: Speech = Field(description="At the first meeting.")
    greet_again: Speech = Field(description="At later meetings.")
    tired: Speech = Field(description="When patience is used up.")
    pitch_good: Speech = Field(description="After a pitch that fits (70 and more).")
    pitch_fair: Speech = Field(description="After a pitch that half fits.")
    pitch_poor: Speech = Field(description="After a pitch that misses (below 40).")
    in_favour: Speech = Field(description="In the committee, when won over; shows why.")
    undecided: Speech = Field(description="In the committee, when in two minds; shows why.")
    against: Speech = Field(description="In the committee, when against; shows why.")


class ReactionTable(Table):
    """A further line for such a moment, said before that of `[person.reactions]`, once a play and in this order."""

    id: Id
    when: Literal[
        "greet", "greet_again", "tired", "pitch_good", "pitch_fair", "pitch_poor", "in_favour", "undecided", "against",
    ] = Field(description="Which line of `[person.reactions]` it stands in for.")  # fmt: skip
    text: Speech
    needs: NeedsTable = Field(NeedsTable(), description="What must hold when it is said.")


class QuestionTable(PersonalEffectsTable):
    """Something that the trainee can ask in a meeting, once."""

    seen = frozenset({"kind", "say", "cost", "needs"})

    id: Id
    kind: Literal["situation", "problem", "implication", "payoff", "personal", "relationship"]
    say: Line
    answer: Speech
    cost: Annotated[int, Field(ge=0, le=3)] = Field(1, description="Patience that it uses.")
    needs: NeedsTable = NeedsTable()


class ResponseTable(PersonalEffectsTable):
    """One way to answer an objection."""

    seen = frozenset({"say", "does", "answers", "stays", "needs"})

    id: Id
    say: Line
    answer: Speech
    does: tuple[Literal["acknowledge", "probe", "evidence", "confirm", "discount", "argue"], ...] = Field(
        description="The steps that it takes; `discount`, `argue` and evidence for what is not meant are failures."
    )
    answers: tuple[Need, ...] = Field((), description="The concerns and wins that its evidence speaks to.")
    stays: bool = Field(False, description="The objection stays on the table afterwards (a probe).")
    needs: NeedsTable = NeedsTable()


class ObjectionTable(Table):
    """What a person holds against the offer after a pitch that left its cause untouched."""

    seen = frozenset({"type", "said", "response"})

    id: Id
    type: Literal[
        "need", "price", "terms", "trust", "evidence", "adoption",
        "authority", "timing", "incumbent", "policy", "personal",
    ]  # fmt: skip
    said: Speech
    meant: Need = Field(description="The concern or win behind it.")
    after: tuple[Id, ...] = Field((), description="Pitches that can raise it; every pitch if empty.")
    needs: NeedsTable = NeedsTable()
    response: Annotated[tuple[ResponseTable, ...], Field(min_length=2)]


class PersonTable(Table):
    """One of the customer's people."""

    seen = frozenset({"name", "title", "unit", "reports_to", "public", "trust", "access", "question", "objection"})

    id: Id
    name: Name
    title: Name
    unit: Name
    reports_to: Id | None = None
    public: Prose = Field(description="What anybody can see.")
    trust: Trust = Field(1, description="Trust at the start, 0–5.")
    access: NeedsTable = Field(NeedsTable(), description="What it takes to be received.")
    hidden: HiddenTable
    reactions: ReactionsTable
    reaction: Annotated[tuple[ReactionTable, ...], Wording()] = ()
    question: tuple[QuestionTable, ...] = ()
    objection: tuple[ObjectionTable, ...] = ()


class ClueTable(Table):
    """A finding that a trainee may cite as evidence."""

    id: Id
    about: Id = Field(description="The person whom it concerns.")
    text: Speech
    supports: tuple[Annotated[str, Field(max_length=60, pattern=r"^[a-z]+:[a-z0-9_-]+$")], ...] = Field(
        description="What a careful reader may take from it: `role:…`, `influence:N`, `veto:…`, `stance:N`, "
        "`concern:…`, `win:…`, `sways:PERSON`, `channel:…`, `counterpart:…`. If false, the clue misleads."
    )


class RecordsTable(Table):
    """Records that a trainee has to read: a table in a source, whose lines conclude nothing."""

    columns: Annotated[tuple[Cell, ...], Field(min_length=2, max_length=6), Translatable(32)] = Field(
        description="Heads of the columns, 2 to 6."
    )
    rows: Annotated[tuple[tuple[Cell, ...], ...], Field(min_length=2, max_length=12), Translatable(32)] = Field(
        description="The lines, 2 to 12, each with a text in quotes for every column."
    )


class SourceTable(EffectsTable):
    """Something to study outside a meeting, once."""

    seen = frozenset({"title", "method", "cost", "needs"})

    id: Id
    title: Name
    method: Literal[
        "interview", "questionnaire", "observation", "crm_history",
        "public_research", "reference", "coach", "expert_meeting",
    ]  # fmt: skip
    text: Prose = Field(description="What studying it brings to light.")
    records: Annotated[RecordsTable | None, Wording()] = None
    cost: Annotated[int, Field(ge=1, le=6)] = Field(1, description="Half-day slots.")
    needs: NeedsTable = NeedsTable()


class SurveyAnswerTable(FindingsTable):
    """What one person writes under a question of a questionnaire."""

    id: Id = Field(description="The person's id.")
    text: Speech
    trust: TrustStep = Field(0, description="Change of this person's trust, −3 to 3.")
    support: SupportStep = Field(0, description="Change of this person's support in points of 100, −40 to 40.")


class SurveyQuestionTable(Table):
    """A question that the trainee may put into a questionnaire; everybody in `to` has an answer to it."""

    seen = frozenset({"say", "answer"})

    id: Id
    say: Line
    answer: Annotated[tuple[SurveyAnswerTable, ...], Field(min_length=1)]


class QuestionnaireTable(Table):
    """A questionnaire that the trainee puts together and sends to one person, once."""

    seen = frozenset({"title", "choose", "cost", "to", "needs", "question"})

    id: Id
    title: Name
    choose: Annotated[int, Field(ge=1, le=8)] = Field(description="How many of its questions go in.")
    cost: Annotated[int, Field(ge=1, le=6)] = Field(1, description="Half-day slots, when it is sent.")
    to: Annotated[tuple[Id, ...], Field(min_length=1, max_length=12)] = Field(
        description="People who would fill one in; the trainee picks one of them."
    )
    needs: NeedsTable = NeedsTable()
    question: Annotated[tuple[SurveyQuestionTable, ...], Field(min_length=2, max_length=12)]


class AccountTable(FindingsTable):
    """A house that the trainee can go to first; one of them is the customer."""

    seen = frozenset({"name", "text"})

    id: Id
    name: Name
    text: Speech = Field(description="What is known of it at the start.")
    cost: Annotated[int, Field(ge=0, le=6)] = Field(0, description="Half-day slots that are lost there.")
    answer: Speech = Field(description="What came of going there first, and by which sign it could be known.")


class PitchTable(EffectsTable):
    """A case that can be made to a person, once each."""

    seen = frozenset({"title", "say", "answers", "appeals", "conflicts", "shared", "needs"})

    id: Id
    title: Name
    say: Speech
    answers: tuple[Concern, ...]
    appeals: tuple[Win, ...] = ()
    proof: tuple[Id, ...] = Field((), description="Clues that must all be held for the pitch to be believed.")
    conflicts: tuple[Id, ...] = Field((), description="Pitches whose promise contradicts this one.")
    shared: bool = Field(False, description="A case across departments: made in two units or more it lifts all.")
    fit: dict[Id, Percent] = Field({}, description="Overrides of the derived fit, by person.")
    needs: NeedsTable = NeedsTable()


class ConductTable(Table):
    """A rule of conduct with the temptation that tests it."""

    seen = frozenset({"grade", "rule"})

    id: Id
    grade: Literal["forbidden", "avoid", "watch"]
    rule: Line = Field(description="The rule, by its name and source.")
    lesson: Speech = Field(description="Why it matters, for the debrief.")
    substitute: Command = Field(description="The lawful way: a move, as `study ID`, `pitch ID` or `ask PERSON.ID`.")
    substitute_text: Line = Field(description="The lawful way, in words.")
    cleared_by: Id | None = Field(None, description="For `watch`: the flag (an approval, a record) that clears it.")


class ChangeTable(Table):
    """What an event makes of one person's hidden truth; what is left out stays."""

    person: Id
    roles: Annotated[tuple[Role, ...], Field(min_length=1, max_length=4)] | None = None
    influence: Influence | None = None
    veto: Veto | None = None
    stance: Stance | None = None
    concerns: dict[Concern, Weight] | None = None
    wins: dict[Win, Weight] | None = None
    sways: dict[Id, Annotated[int, Field(ge=-3, le=3)]] | None = None
    leaves: bool = Field(False, description="The person can no longer be met and has no say.")


class EventTable(Table):
    """Something that happens at the customer's on the morning of a day."""

    id: Id
    day: Annotated[int, Field(ge=2, le=60)]
    text: Prose = Field(description="What the trainee hears of it.")
    needs: NeedsTable = NeedsTable()
    reveals: tuple[Id, ...] = ()
    changes: tuple[ChangeTable, ...] = ()


class DecisionTable(Table):
    """Levels of support (0–100) for the decision."""

    by_key = True

    threshold: Percent = Field(62, description="Weighted support for a clean win.")
    decider: Percent = Field(55, description="What the decider must have.")
    veto: Percent = Field(40, description="What every veto holder must have.")
    concessions: Percent = Field(55, description="Weighted support for a win with concessions.")
    deferred: Percent = Field(46, description="Weighted support below which the deal is lost.")


class EndingTable(Table):
    """A text for an outcome; the first that fits is told."""

    id: Id
    outcome: Literal["won", "concessions", "deferred", "lost", "disqualified"]
    reason: Literal["support", "decider", "veto", "conduct"] | None = None
    person: Id | None = Field(
        None, description="With `veto` or `decider`: only if it was this person whose support was not enough."
    )
    needs: NeedsTable = NeedsTable()
    title: Name
    text: Prose


class PromiseTable(Table):
    """Something that is promised before the signature and has to be kept after it."""

    id: Id
    text: Line = Field(description="What was promised, in words.")
    made: NeedsTable = Field(description="When it counts as promised.")
    kept: NeedsTable = Field(description="When it can be kept: what was prepared for it before the decision.")
    kept_text: Speech = Field(description="What is heard of it half a year later, kept.")
    broken_text: Speech = Field(description="The same, broken.")
    points: Annotated[int, Field(ge=1, le=100)] = Field(
        25, description="Taken from the outcome's score where it is broken after a win, with concessions or without."
    )


class LessonTable(Table):
    """The principle behind a competency, as this scenario teaches it."""

    id: Id
    about: Literal[
        "roles", "needs", "pitch", "objections", "relations", "alignment", "adaptation", "conduct", "outcome"
    ]
    needs: NeedsTable = Field(NeedsTable(), description="Told only after plays in whose end this holds.")
    text: Speech


class DiscussionTable(Table):
    """A question for the group after the play, in the form "I saw …, I think …, I wonder …"."""

    id: Id
    needs: NeedsTable = Field(
        NeedsTable(), description="Asked only after plays in whose end this holds: for what does not happen in each."
    )
    text: Speech


class FacilitatorTable(Table):
    """The page for whoever leads the class."""

    by_key = True

    aims: Prose
    timing: Prose
    watch_for: Prose


class WeightsTable(Table):
    """Weights of the competencies in the overall score; conduct multiplies and has none."""

    roles: Share = 20
    needs: Share = 15
    pitch: Share = 20
    objections: Share = 10
    relations: Share = 10
    alignment: Share = 5
    adaptation: Share = 5
    outcome: Share = 15


class ScenarioFile(Table):
    """A whole scenario file."""

    # fmt: off
    seen = frozenset({
        "format", "id", "title", "summary", "level", "minutes", "customer", "seller", "calendar", "weights",
        "person", "source", "questionnaire", "account", "pitch", "conduct",
    })
    # fmt: on

    format: Literal[2]
    id: Id
    title: Name
    summary: Speech = Field(description="The synopsis on the shelf.")
    note: Line = Field("", description="What is true in this variant, in a line; for facilitators only.")
    level: Annotated[int, Field(ge=1, le=3)]
    minutes: Annotated[int, Field(ge=1, le=240)]
    customer: CustomerTable
    seller: SellerTable
    calendar: CalendarTable
    person: Annotated[tuple[PersonTable, ...], Field(min_length=1, max_length=250)]
    clue: tuple[ClueTable, ...] = ()
    source: tuple[SourceTable, ...] = ()
    questionnaire: Annotated[tuple[QuestionnaireTable, ...], Field(max_length=4), Addition()] = ()
    account: Annotated[tuple[AccountTable, ...], Field(min_length=2, max_length=4), Addition()] = ()
    pitch: tuple[PitchTable, ...] = ()
    conduct: tuple[ConductTable, ...] = ()
    event: tuple[EventTable, ...] = ()
    decision: DecisionTable = DecisionTable()
    promise: Annotated[tuple[PromiseTable, ...], Field(max_length=6), Addition()] = ()
    ending: Annotated[tuple[EndingTable, ...], Field(min_length=1)]
    weights: WeightsTable = WeightsTable()
    lesson: tuple[LessonTable, ...] = ()
    discussion: tuple[DiscussionTable, ...] = ()
    facilitator: FacilitatorTable | None = None


class GlossaryEntryTable(Table):
    """A term of the trade, and what it means, in the pack's languages."""

    id: Id
    term: dict[LanguageCode, Term] = Field(min_length=1)
    meaning: dict[LanguageCode, Speech] = Field(min_length=1)


class PackFile(Table):
    """`pack.toml`: what a folder of scenarios is."""

    format: Literal[2]
    id: Id
    title: Name
    summary: Speech = ""
    version: Annotated[str, Field(pattern=r"^\d+\.\d+\.\d+$")]
    language: LanguageCode = Field(description="The language of the base files.")
    authors: tuple[str, ...] = ()
    licence: str = "CC-BY-4.0"
    law_checked_on: Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")] | None = None
    disclaimer: Line = Field("", description="Said wherever a rule of conduct is named.")
    glossary: tuple[GlossaryEntryTable, ...] = ()
