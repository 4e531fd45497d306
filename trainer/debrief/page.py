"""What a page shows, in words: strings and numbers only, the same for every form of page.

Its parts are never compared by value: methods that nobody calls cost every start.
"""

from __future__ import annotations

from dataclasses import dataclass

from trainer.core.scenario import Records


@dataclass(frozen=True, slots=True, eq=False)
class Pair:
    """A label and its value."""

    label: str
    value: str


@dataclass(frozen=True, slots=True, eq=False)
class ScoreRow:
    """A score; `number` is 0–100 for the bar, −1 where there was no occasion.

    `par` and `median`, that of the class, are "" where there is none.
    """

    label: str
    rubric: str
    value: str
    number: float
    weight: str
    parts: tuple[str, ...]
    par: str = ""
    median: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class VoiceRow:
    """Somebody's word in the committee; `support` is 0–100."""

    head: str
    text: str
    stand: str
    support: int
    level: str


@dataclass(frozen=True, slots=True, eq=False)
class ResultPage:
    """Part 1; `reflections` are the questions asked before it, with "" where nothing was written."""

    outcome: str
    title: str
    text: str
    why: tuple[str, ...]
    overall: str
    scores: tuple[ScoreRow, ...]
    chart: str
    certainty: tuple[str, ...]
    voices: tuple[VoiceRow, ...]
    reflections: tuple[Pair, ...]
    par: str = ""
    median: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class ThingRow:
    """One of the dearest things; `number` counts from 1, `anchor` is the move, 0 where nothing had been done.

    `when`, `cost`, `did`, `led` and `better` are "" where there is nothing to say. `own` is what the
    trainee said there.
    """

    number: int
    anchor: int
    when: str
    cost: str
    head: str
    did: str
    led: str
    better: str
    principle: str
    own: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class ThingsPage:
    """What the play lost most by; without rows `lead` says that there is nothing to mend.

    `besides` are lines on what is big and none of them.
    """

    lead: str
    rows: tuple[ThingRow, ...]
    besides: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class TurnRow:
    """A turning point; `tone` is "gain", "loss" or "shift", `sign` and `word` say the same without colour.

    `better` is the better move and what it would have changed, or ""; `own` is what the trainee said there.
    """

    anchor: int
    when: str
    tone: str
    sign: str
    word: str
    head: str
    lines: tuple[str, ...]
    better: str = ""
    own: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class EntryLine:
    """A line below an entry.

    `kind` is "own" (in the trainee's own words), "said", "clue", "note", "moved", "objection", "rule" or "records", a
    table.
    """

    kind: str
    text: str
    records: Records | None = None


@dataclass(frozen=True, slots=True, eq=False)
class StoodRow:
    """How somebody stood after a move: trust 0–5, support 0–100, and by how much support had changed."""

    name: str
    trust: int
    support: int
    change: int


@dataclass(frozen=True, slots=True, eq=False)
class EntryRow:
    """An entry of the timeline.

    Attributes:
        anchor: number of the move, 0 for an event.
        inside: whether it belongs to the meeting above it.
        turns: the turning points that it was.
        stood: how everybody stood after it.
        why: why it came out so, what its turning points do not say.
        better: what would have been better and what it would have brought, "" where a turning point says it.
    """

    anchor: int
    when: str
    inside: bool
    kind: str
    head: str
    lines: tuple[EntryLine, ...]
    turns: tuple[TurnRow, ...] = ()
    stood: tuple[StoodRow, ...] = ()
    why: tuple[str, ...] = ()
    better: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class DayRow:
    """A day of the timeline."""

    head: str
    entries: tuple[EntryRow, ...]


@dataclass(frozen=True, slots=True, eq=False)
class PowerSigns:
    """A place in the power structure in short: each fact with its sign, "" where nothing is known or to be said."""

    role: str
    influence: str
    stance: str
    veto: str


@dataclass(frozen=True, slots=True, eq=False)
class TreeRow:
    """A person in the power map.

    Attributes:
        index: place among the scenario's people; `boss` is the superior's, −1 at the top.
        depth: how many superiors there are.
        believed: what the map said, in words.
        true: what was true, in words.
        sign: whether both name the same roles, as a sign.
        agrees: the same in words.
        believed_signs: what the map said in short, None where it said nothing.
        true_signs: what was true in short, a ≠ before what is other than was believed; None of who had left.
        moves: whom the person moves, in words, or "".
        sways: the same by index.
    """

    index: int
    boss: int
    depth: int
    name: str
    title: str
    believed: tuple[str, ...]
    true: tuple[str, ...]
    sign: str
    agrees: str
    believed_signs: PowerSigns | None
    true_signs: PowerSigns | None
    moves: str
    sways: tuple[int, ...]


@dataclass(frozen=True, slots=True, eq=False)
class AxisRow:
    """One line of the truth beside the map; `half` says what of it is missing or too much, "" unless partly right."""

    label: str
    believed: str
    true: str
    sign: str
    verdict: str
    half: str


@dataclass(frozen=True, slots=True, eq=False)
class MapTable:
    """One map beside the truth of its time."""

    head: str
    remark: str
    rows: tuple[AxisRow, ...]


@dataclass(frozen=True, slots=True, eq=False)
class ClueRow:
    """A clue; `status` in words ("found on day 2, cited"), `warning` where it misleads or is out of date."""

    sign: str
    status: str
    text: str
    shows: str
    warning: str
    where: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class PersonPage:
    """A person, as they are and as they were seen.

    Attributes:
        index: place among the scenario's people, by which pitches and objections name their person.
        verdict: on the roles that the last map named, and what is half right about them.
        sign: the same as a sign.
        certainty: how sure the map was of it, in a word.
        trust_lost: when trust fell and why, a line each.
        reason: why the map said so, in the trainee's words, or "".
    """

    index: int
    name: str
    place: str
    verdict: str
    sign: str
    certainty: str
    facts: tuple[Pair, ...]
    trust_lost: tuple[str, ...]
    maps: tuple[MapTable, ...]
    clues: tuple[ClueRow, ...]
    reason: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class PointsRow:
    """A part of a fit: points of how many, and why; `sign` says whether it has all of them, some, or none."""

    sign: str
    label: str
    points: str
    why: str


@dataclass(frozen=True, slots=True, eq=False)
class PitchPage:
    """A pitch to the person with the index `person`; `fit` is 0–100.

    `besides` says what made the fit where what it answered does not explain it, else ""; `house` that it counts for the
    whole house, else "".
    """

    person: int
    head: str
    when: str
    said: str
    fit: int
    level: str
    answered: str
    wanted: str
    besides: str
    house: str
    parts: tuple[PointsRow, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class OwnQuestion:
    """A question about a line of one's own: `mine` is the trainee's answer, or "", `line` whether the chosen line does.

    `id` is a field of `SelfReview`.
    """

    id: str
    ask: str
    mine: str
    line: str


@dataclass(frozen=True, slots=True, eq=False)
class OwnAnswer:
    """An answer to an objection in the trainee's own words, before the line that was chosen.

    Attributes:
        row: of the journal, by which what is said of it is kept.
        said: what was typed, told.
        lines: the line that was chosen, and what there is to say of it.
        questions: the three questions.
    """

    row: int
    said: tuple[str, ...]
    lines: tuple[str, ...]
    questions: tuple[OwnQuestion, ...]


@dataclass(frozen=True, slots=True, eq=False)
class ObjectionPage:
    """An objection of the person with the index `person`, and what became of it; `label` says whether it was said.

    `lines` tell answers but those in `own`, which were said in the trainee's own words first.
    """

    person: int
    head: str
    status: str
    label: str
    said: str
    meant: str
    lines: tuple[str, ...]
    advice: tuple[str, ...]
    own: tuple[OwnAnswer, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class StrategyRow:
    """A person or the case of the strategy; `sign` says how much of it was carried out, `done` what was done."""

    sign: str
    head: str
    done: str


@dataclass(frozen=True, slots=True, eq=False)
class StrategyPage:
    """The strategy of the first review; `rows` are empty where there was none."""

    head: str
    rows: tuple[StrategyRow, ...]
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class MeansRow:
    """A house, a question in writing or a promise; `sign` says what became of it, or is ""."""

    sign: str
    head: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class MeansPage:
    """Where one went first, a questionnaire, or what was promised; `lead` says what there is to say in short."""

    head: str
    lead: str
    rows: tuple[MeansRow, ...]


@dataclass(frozen=True, slots=True, eq=False)
class PointRow:
    """A competency to keep."""

    head: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class RuleRow:
    """A rule of conduct that was broken; `sign` says whether an approval or a record cleared it."""

    sign: str
    head: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class NextPage:
    """Part 5; `practise` is what to do next, `lessons` what the scenario itself teaches, whatever was played.

    `rules_head` stands over the rules, "" where there are none.
    """

    well: tuple[PointRow, ...]
    moments: tuple[str, ...]
    practise: str
    lessons: tuple[str, ...]
    rules: tuple[RuleRow, ...]
    rules_head: str
    small_print: str
    glossary: tuple[tuple[str, str], ...]
    another: str


@dataclass(frozen=True, slots=True, eq=False)
class TalkRow:
    """What the last map said of a person, in words; "" where it said nothing.

    `depth` counts superiors, `cited` the clues that were cited.
    """

    name: str
    title: str
    depth: int
    role: str
    sure: str
    needs: str
    cited: int


@dataclass(frozen=True, slots=True, eq=False)
class TalkPage:
    """What is talked over before the key is opened: nothing of the truth."""

    rows: tuple[TalkRow, ...]
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class DebriefPage:
    """A whole debrief in words; `language` is a BCP 47 tag."""

    language: str
    title: str
    subtitle: str
    facts: tuple[Pair, ...]
    result: ResultPage
    things: ThingsPage
    turns: tuple[TurnRow, ...]
    days: tuple[DayRow, ...]
    tree: tuple[TreeRow, ...]
    people: tuple[PersonPage, ...]
    strategy: StrategyPage | None
    means: tuple[MeansPage, ...]
    pitches: tuple[PitchPage, ...]
    objections: tuple[ObjectionPage, ...]
    prompts: tuple[str, ...]
    discussion: tuple[str, ...]
    next: NextPage
