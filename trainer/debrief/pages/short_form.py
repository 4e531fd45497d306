"""What paper shows of a debrief: the same words as the page, cut to what four sides can hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from trainer.debrief.facts.debrief import Debrief
from trainer.debrief.facts.people import RIGHT, PersonReview
from trainer.debrief.facts.timeline import TimelineEntry
from trainer.debrief.facts.turning_points import GAIN, LOSS, SHIFT, Turn, force
from trainer.debrief.page import (
    ClueRow,
    DebriefPage,
    MeansPage,
    ObjectionPage,
    PersonPage,
    PitchPage,
    ScoreRow,
    TalkPage,
    TurnRow,
    VoiceRow,
)
from trainer.debrief.words.common import joined, on_day
from trainer.debrief.words.debrief import page_of
from trainer.debrief.words.pitches import enough_answered
from trainer.debrief.words.power_map import Drawing, drawing_of
from trainer.debrief.words.talk import talk_page
from trainer.debrief.words.timeline import tone_of
from trainer.i18n.signs import CLUE_FOUND, CLUE_MISSED, VERDICT_SIGNS
from trainer.i18n.translator import Translator
from trainer.paper.typst import cells_of

SHORTEST, ONE_SHEET = 4, 5
"""How much is kept goes by how tight it is, from 0 on: `SHORTEST` is the last way to fit four pages, and `ONE_SHEET`
offers what one sheet of paper may hold: Typst measures how much it does."""
TURN_REASONS = (2, 1, 1, 1, 1, 1)
"""Reasons that a turning point keeps."""
TURNS = (20, 13, 8, 6, 3, 6)
"""Turning points; those where least was lost or moved go first."""
IN_DEPTH = (3, 1, 0, 0, 0, 0)
"""People, surest errors first, of whom two missed clues are named with where they were to be had; of others one."""
PEOPLE = (99, 99, 6, 4, 2, 6)
"""People with a card; the power map has everybody."""
PITCHES = (99, 99, 6, 4, 2, 6)
OBJECTIONS = (4, 4, 2, 2, 2, 0)
QUESTIONS = (4, 3, 2, 1, 0, 0)
MOST_QUOTED = 200
"""Width, in Latin letters, of a line of the trainee's own on one sheet."""
FOUND = (99, 99, 99, 99, 99, 2)
"""Clues in hand that a card of somebody who was not seen rightly keeps, what nearly misled first."""


@dataclass(frozen=True, slots=True)
class ShortAxis:
    """An axis of the radar; `par` and the class's `median` are −1 where there is none."""

    label: str
    value: str
    number: float
    par: float
    median: float


@dataclass(frozen=True, slots=True)
class TurnCard:
    """A turning point on paper; `number` is that on the calendar, 0 on one sheet, which has none.

    `own` is what the trainee said there; nothing on one sheet, nor where four pages hold no more.
    """

    number: int
    tone: str
    head: str
    when: str
    why: str
    better: str
    own: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ShortPerson:
    """A person on paper: only what the power map does not show, and the clues.

    Attributes:
        gaps: label, what was believed, the sign of the verdict, the truth, and what is half right, or "".
        trust_lost: when trust fell and why.
        clues: sign, text, and a warning or the first place to find it.
        more: how many more clues there were, or "".
        reason: why the map said so, in the trainee's words; "" as with turning points.
    """

    name: str
    place: str
    sign: str
    verdict: str
    gaps: tuple[tuple[str, str, str, str, str], ...]
    trust_lost: tuple[str, ...]
    clues: tuple[tuple[str, str, str], ...]
    more: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ShortDebrief:
    """One trainee's pages.

    Attributes:
        one_sheet: whether it is to be one sheet of paper, both sides.
        certainty: how sure and how right; on one sheet the verdict alone.
        key: what the numbers and signs of turning points mean.
        means: accounts, questionnaires without their questions, promises; empty on one sheet.
        talk: what is talked over before the key is opened.
        voices, moments: the committee's words and the best moments; empty on one sheet.
        people: the surest errors first; `people_more` counts the others, under `people_head`.
        pitches: the best pitch made to each person, in the order of time, the worst of them if there is little room,
            as `pitches_head` says, which is "" where they are left out; `pitches_more` counts the others.
        objections: raised ones, then those never touched; `objections_more` counts the others.
    """

    tr: Translator
    page: DebriefPage
    one_sheet: bool
    spokes: tuple[ShortAxis, ...]
    certainty: tuple[str, ...]
    voices: tuple[VoiceRow, ...]
    talk: TalkPage
    days: tuple[CalendarDay, ...]
    map: Drawing
    key: str
    turns: tuple[TurnCard, ...]
    means: tuple[MeansPage, ...]
    people: tuple[ShortPerson, ...]
    people_head: str
    people_more: str
    pitches: tuple[PitchPage, ...]
    pitches_head: str
    pitches_more: str
    objections: tuple[ObjectionPage, ...]
    objections_more: str
    moments: tuple[str, ...]
    questions: tuple[str, ...]
    glossary: str


def _means(about: Debrief, page: DebriefPage) -> tuple[MeansPage, ...]:
    """Return what became of accounts, questionnaires and promises; what everybody would have answered is too much."""
    first = bool(about.means.accounts)
    last = first + len(about.means.questionnaires)
    return tuple(replace(one, rows=()) if first <= place < last else one for place, one in enumerate(page.means))


def short_debrief(about: Debrief, tr: Translator, tight: int = 0) -> ShortDebrief:
    """Return what paper shows of `about`; `tight` is 0 to `ONE_SHEET`."""
    about = replace(about, people=_dearest_first(about))
    page = page_of(tr, about, drawn=True, people=PEOPLE[tight])
    if tight == ONE_SHEET:
        rows = tuple(replace(one, own=tuple(map(_begun, one.own))) for one in page.things.rows)
        page = replace(page, things=replace(page.things, rows=rows))
    par, median = dict(about.facts.par), dict(about.facts.median)
    scores = zip(about.result.scores, page.result.scores, strict=True)
    pitches, pitches_head, pitches_more = _pitches(about, page, tr, PITCHES[tight])
    people_head, people_more = _people_words(tr, about, PEOPLE[tight], one_sheet=tight == ONE_SHEET)
    objections, objections_more = _objections(about, page, tr, OBJECTIONS[tight])
    kept = _weightiest(about.turns, TURNS[tight])
    told = {row.better: row.number for row in page.things.rows if row.better}
    turns = [
        _turn(number, row, tr, TURN_REASONS[tight], told)
        for number, row in enumerate(page.turns, start=1)
        if number in kept
    ]
    return ShortDebrief(
        tr=tr,
        page=page,
        one_sheet=tight == ONE_SHEET,
        spokes=tuple(
            _spoke(row, par.get(score.id, -1.0), median.get(score.id, -1.0)) for score, row in scores if row.number >= 0
        ),
        certainty=page.result.certainty[-2:-1] or page.result.certainty
        if tight == ONE_SHEET
        else page.result.certainty,
        voices=() if tight == ONE_SHEET else page.result.voices,
        days=calendar_of(tr, about, frozenset() if tight == ONE_SHEET else frozenset(turn.number for turn in turns)),
        talk=talk_page(tr, about),
        map=drawing_of(tr, about.map, paper=True),
        key=_key(tr, numbered=tight != ONE_SHEET, gaps=len(turns) < len(page.turns)),
        turns=tuple(_spare_turn(turn, tight) for turn in turns),
        people=tuple(
            _card(tr, _spare(person, tight), review, 2 if place < IN_DEPTH[tight] else 1, FOUND[tight])
            for place, (person, review) in enumerate(zip(page.people, about.people[: PEOPLE[tight]], strict=True))
        ),
        means=() if tight == ONE_SHEET else _means(about, page),
        people_head=people_head,
        people_more=people_more,
        pitches=pitches,
        pitches_head=pitches_head,
        pitches_more=pitches_more,
        objections=objections,
        objections_more=objections_more,
        moments=() if tight == ONE_SHEET else page.next.moments,
        questions=(*page.prompts, *page.discussion)[: QUESTIONS[tight]],
        glossary="" if tight else " · ".join(" ".join(pair) for pair in page.next.glossary),
    )


def _begun(line: str) -> str:
    """Return as much of what the trainee said as one sheet has room for."""
    wide = 0.0
    for place, letter in enumerate(line):
        wide += cells_of(letter)
        if wide > MOST_QUOTED:
            return f"{line[:place].rstrip()} …"
    return line


def _spare_turn(turn: TurnCard, tight: int) -> TurnCard:
    if tight < SHORTEST:
        return turn
    return replace(turn, own=(), number=0 if tight == ONE_SHEET else turn.number)


def _spare(person: PersonPage, tight: int) -> PersonPage:
    # One sheet holds what the trainee said where most was lost, and nothing else of it.
    return replace(person, reason="") if tight >= SHORTEST else person


def _spoke(row: ScoreRow, par: float, median: float) -> ShortAxis:
    words = f"{row.value} / {row.par}" if row.par else row.value
    return ShortAxis(row.label, words, row.number, par, median)


def _key(tr: Translator, *, numbered: bool, gaps: bool) -> str:
    """Return what stands at a turning point; one sheet has no calendar that its numbers could be looked up on."""
    lines = [tr("{signs}.", signs=tr.listed(" ".join(tone_of(tr, tone)) for tone in (GAIN, LOSS, SHIFT)))]
    if numbered:
        lines.append(tr("On the calendar a dotted line parts morning and afternoon."))
    if numbered and gaps:
        lines.insert(0, tr("The numbers are those on the calendar; the ones missing moved less."))
    elif numbered:
        lines.insert(0, tr("The numbers are those on the calendar."))
    return joined(tr, lines)


def _turn(number: int, row: TurnRow, tr: Translator, most: int, told: Mapping[str, int]) -> TurnCard:
    """Return a turning point with `most` of its reasons; what is `told` among the dearest things is only named."""
    # The first paragraph of the news is enough: the trainee has read it.
    reasons = tuple(line.split("\n")[0] for line in row.lines[:most])
    when = f"{row.when} · {row.word} · " + tr("move {number}", number=row.anchor)
    better = row.better
    if better in told:
        better = tr("Better: as said of {number} in “What cost you most”.", number=told[better])
    return TurnCard(number, row.tone, row.head, when, joined(tr, reasons), better, row.own)


def _weightiest(turns: Sequence[Turn], most: int) -> frozenset[int]:
    """Return the numbers, from 1, of at most `most` turning points: by what was lost there, or by what moved."""
    ranked = sorted(enumerate(turns, start=1), key=lambda pair: (*_weight(pair[1]), pair[0]))
    return frozenset(number for number, _ in ranked[:most])


def _weight(turn: Turn) -> tuple[int, float, bool, int]:
    # What was forbidden is never left out for what moved more.
    return (-turn.grave, -turn.better.points if turn.better else 0.0, turn.tone != SHIFT, -force(turn))


def _card(tr: Translator, person: PersonPage, review: PersonReview, most: int, most_found: int) -> ShortPerson:
    gaps: tuple[tuple[str, str, str, str, str], ...] = ()
    if person.maps:
        axes = zip(review.maps[0].axes, person.maps[0].rows, strict=True)
        gaps = tuple(
            (row.label, row.believed, row.sign, row.true, row.half)
            for axis, row in axes
            if axis.id in ("further", "concerns", "wins") and row.sign != VERDICT_SIGNS[RIGHT]
        )
    found = [clue for clue in person.clues if clue.sign == CLUE_FOUND]
    lines = []
    if person.sign == VERDICT_SIGNS[RIGHT]:
        # Whoever was seen rightly needs no proof: what nearly misled, and what would have helped.
        if found:
            lines.append(tr.plural("{count} clue found.", "{count} clues found.", len(found)))
        found = [clue for clue in found if clue.warning][:1]
        most = 1
    elif len(found) > most_found:
        lines.append(tr.plural("{count} clue found.", "{count} clues found.", len(found)))
        found = sorted(found, key=lambda clue: not clue.warning)[:most_found]
    missed = [clue for clue in person.clues if clue.sign == CLUE_MISSED and clue.where]
    named = missed[:most]
    left = len(missed) - len(named)
    if left:
        lines.append(tr.plural("{count} more clue missed.", "{count} more clues missed.", left))
    clues = tuple(_clue(clue) for clue in (*found, *named))
    return ShortPerson(
        person.name, person.place, person.sign, person.verdict, gaps, person.trust_lost, clues, joined(tr, lines),
        person.reason,
    )  # fmt: skip


def _concerned(about: Debrief) -> dict[str, None]:
    """Return the names of those whom the dearest things are about, in their order."""
    people = [part.person for thing in about.things for part in (thing.parts or (thing,))]
    return dict.fromkeys(person for person in people if person)


def _dearest_first(about: Debrief) -> tuple[PersonReview, ...]:
    """Return the people, those first whom the dearest things are about."""
    places = {name: place for place, name in enumerate(_concerned(about))}
    return tuple(sorted(about.people, key=lambda person: places.get(person.name, len(places))))


def _people_words(tr: Translator, about: Debrief, most: int, *, one_sheet: bool) -> tuple[str, str]:
    """Return the heading over the cards of at most `most` people, and what it says of the others."""
    left = max(len(about.people) - most, 0)
    head = tr("The people, surest errors first")
    if _concerned(about):
        head = tr("The people: those of the dearest things, then surest errors first")
    if not left:
        return head, ""
    if one_sheet:
        return head, tr.plural("{count} more is on the map alone.", "{count} more are on the map alone.", left)
    more = tr.plural(
        "{count} more is on the map; a card follows at the end where the page has room.",
        "{count} more are on the map; cards follow at the end where the page has room.",
        left,
    )
    return head, more


def _clue(clue: ClueRow) -> tuple[str, str, str]:
    remark = f"!\u00a0{clue.warning}" if clue.warning else f"→\u00a0{clue.where[0]}" if clue.where else ""
    return clue.sign, clue.text, remark


def _pitches(about: Debrief, page: DebriefPage, tr: Translator, most: int) -> tuple[tuple[PitchPage, ...], str, str]:
    best: dict[int, int] = {}
    for place, made in enumerate(about.pitches):
        other = best.get(made.person_index)
        if other is None or made.fit.total > about.pitches[other].fit.total:
            best[made.person_index] = place
    kept = sorted(sorted(best.values(), key=lambda place: about.pitches[place].fit.total)[:most])
    others = [made.fit.total for place, made in enumerate(about.pitches) if place not in kept]
    more = ""
    if others:
        more = tr.plural(
            "{count} more pitch was made, with a fit of {fit}.",
            "{count} more pitches were made, with a mean fit of {fit}.",
            len(others),
            fit=round(sum(others) / len(others)),
        )
    head = tr("Your best pitch to each of them: what it answered, what was wanted")
    if len(kept) < len(best):
        head = tr("Of your best pitch to each of them those that fitted least: what it answered, what was wanted")
    if any(about.pitches[place].fit.forgiven for place in kept):
        head = tr("{words} ({remark})", words=head, remark=enough_answered(tr))
    return tuple(page.pitches[place] for place in kept), head, more


def _objections(about: Debrief, page: DebriefPage, tr: Translator, most: int) -> tuple[tuple[ObjectionPage, ...], str]:
    open_ones = [
        row for one, row in zip(about.objections, page.objections, strict=True) if one.status != "prevented"
    ]  # fmt: skip
    left, prevented = len(open_ones[most:]), len(page.objections) - len(open_ones)
    lines = []
    if left:
        lines.append(
            tr.plural("{count} more was raised or never said.", "{count} more were raised or never said.", left)
        )
    if prevented:
        lines.append(tr.plural("{count} was prevented in time.", "{count} were prevented in time.", prevented))
    return tuple(open_ones[:most]), joined(tr, lines)


@dataclass(frozen=True, slots=True)
class Mark:
    """A turning point on the calendar: its number in the list, its tone and the sign that says the same."""

    number: int
    tone: str
    sign: str


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A day; `halves` are what the morning and the afternoon held."""

    head: str
    halves: tuple[tuple[str, ...], tuple[str, ...]]
    marks: tuple[Mark, ...]


def calendar_of(tr: Translator, about: Debrief, kept: frozenset[int]) -> tuple[CalendarDay, ...]:
    """Return the days from the first to the last on which something happened, empty ones between them too.

    `kept` are the numbers (from 1) of the turning points to mark.
    """
    entries = {day.number: day.entries for day in about.days}
    return tuple(
        CalendarDay(
            on_day(tr, number),
            (_half(tr, entries.get(number, ()), 0), _half(tr, entries.get(number, ()), 1)),
            tuple(
                _mark(tr, place, turn)
                for place, turn in enumerate(about.turns, start=1)
                if turn.day == number and place in kept
            ),
        )
        for number in range(1, max(entries, default=0) + 1)
    )


def _mark(tr: Translator, place: int, turn: Turn) -> Mark:
    return Mark(place, turn.tone, tone_of(tr, turn.tone)[0])


def _half(tr: Translator, entries: tuple[TimelineEntry, ...], half: int) -> tuple[str, ...]:
    words = [_words(tr, entry) for entry in entries if not entry.inside and entry.half == half]
    return tuple(line for line in words if line)


def _words(tr: Translator, entry: TimelineEntry) -> str:
    match entry.kind:
        case "meet":
            channel = tr.term("channel", entry.term)
            # Translators: an entry of the calendar, such as "visit: Lin Wei".
            return tr("{channel}: {person}", channel=channel, person=entry.person)
        case "study" | "first":
            return tr("“{source}”", source=entry.what)
        case "survey":
            # Translators: an entry of the calendar: a questionnaire and to whom it went.
            return tr("“{title}” to {person}", title=entry.what, person=entry.person)
        case "review":
            return tr("Map {number} handed in", number=entry.amount)
        case "close":
            return tr("Decision")
        case "event":
            return tr("News")
    return ""
