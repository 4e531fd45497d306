"""What paper shows of a debrief: the same words as the page, cut to what four sides can hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from trainer.debrief.calendar import CalendarDay, calendar_of
from trainer.debrief.model import Debrief
from trainer.debrief.page import (
    ClueRow,
    ObjectionPage,
    Page,
    PersonPage,
    PitchPage,
    PointRow,
    ScoreRow,
    TurnRow,
    VoiceRow,
)
from trainer.debrief.people import PersonReview
from trainer.debrief.turning import GAIN, LOSS, SHIFT
from trainer.debrief.words.common import joined
from trainer.debrief.words.drawing import Drawing, drawing_of
from trainer.debrief.words.turns import tone_of
from trainer.debrief.words.whole import page_of
from trainer.i18n.tongue import Tongue

SHORT, LEAF = 3, 4
"""How much is kept goes by how tight it is, from 0 on; `SHORT` is the last way to fit four pages, and `LEAF`, one
sheet of paper, both sides, is for large classes."""
REASONS = (2, 1, 1, 1, 1)
"""Reasons that a turning point keeps."""
TURNS = (20, 13, 8, 3, 2)
"""Turning points; those with the least to say go first."""
IN_DEPTH = (3, 1, 0, 0, 0)
"""People, surest errors first, of whom two missed clues are named with where they were to be had; of others one."""
PEOPLE = (99, 99, 6, 2, 1)
"""People with a card; the power map has everybody."""
PITCHES = (99, 99, 6, 2, 1)
OBJECTIONS = (4, 3, 2, 1, 0)
QUESTIONS = (4, 3, 2, 0, 0)
FOUND = (99, 99, 99, 99, 2)
"""Clues in hand that a card of somebody who was not seen rightly keeps, what nearly misled first."""
CHANGES = (99, 99, 99, 99, 2)
"""Competencies to change, the weakest first."""

Card = TypeVar("Card")
Columns = tuple[tuple[Card, ...], tuple[Card, ...]]
"""What stands in a left and a right column."""


@dataclass(frozen=True, slots=True)
class Spoke:
    """An axis of the radar; `par` and the class's `median` are −1 where there is none."""

    label: str
    value: str
    number: float
    par: float
    median: float


@dataclass(frozen=True, slots=True)
class TurnCard:
    """A turning point on paper, with its number on the calendar."""

    number: int
    tone: str
    head: str
    when: str
    why: str
    better: str


@dataclass(frozen=True, slots=True)
class PersonCard:
    """A person on paper: only what the power map does not show, and the clues.

    Attributes:
        gaps: label, what was believed, the sign of the verdict, and the truth.
        clues: sign, text, and a warning or the first place to find it.
        more: how many more clues there were, or "".
    """

    name: str
    place: str
    sign: str
    verdict: str
    gaps: tuple[tuple[str, str, str, str], ...]
    clues: tuple[tuple[str, str, str], ...]
    more: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """One trainee's pages; what stands in two columns is cut where both are as long.

    Attributes:
        certainty: how sure and how right; on a leaf the verdict alone.
        key: what the numbers and signs of turning points mean.
        voices, days, moments: the committee's words, the calendar and the best moments; empty on a leaf.
        pitches: the best pitch made to each person, in the order of time, the worst of them if there is little room;
            `pitches_more` counts the others.
        objections: raised ones, then those never touched; `objections_more` counts the others.
    """

    tr: Tongue
    page: Page
    spokes: tuple[Spoke, ...]
    certainty: tuple[str, ...]
    voices: tuple[VoiceRow, ...]
    days: tuple[CalendarDay, ...]
    map: Drawing
    key: str
    turns: Columns[TurnCard]
    people: Columns[PersonCard]
    pitches: tuple[PitchPage, ...]
    pitches_more: str
    objections: Columns[ObjectionPage]
    objections_more: str
    moments: tuple[str, ...]
    changes: tuple[PointRow, ...]
    questions: tuple[str, ...]
    glossary: str


def sheet_of(about: Debrief, tr: Tongue, tight: int = 0) -> Sheet:
    """Return what paper shows of `about`; `tight` is 0 to `LEAF`."""
    page = page_of(tr, about, drawn=True)
    par, median = dict(about.facts.par), dict(about.facts.median)
    scores = zip(about.result.scores, page.result.scores, strict=True)
    pitches, pitches_more = _pitches(about, page, tr, PITCHES[tight])
    objections, objections_more = _objections(about, page, tr, OBJECTIONS[tight])
    turns = [_turn(number, row, tr, REASONS[tight]) for number, row in enumerate(page.turns, start=1)]
    turns = _weightiest(turns, TURNS[tight])
    return Sheet(
        tr=tr,
        page=page,
        spokes=tuple(
            _spoke(row, par.get(score.id, -1.0), median.get(score.id, -1.0)) for score, row in scores if row.number >= 0
        ),
        certainty=page.result.certainty[-2:-1] or page.result.certainty if tight == LEAF else page.result.certainty,
        voices=() if tight == LEAF else page.result.voices,
        days=() if tight == LEAF else calendar_of(tr, about, frozenset(turn.number for turn in turns)),
        map=drawing_of(tr, about.map, paper=True),
        key=_key(tr, numbered=tight != LEAF, gaps=len(turns) < len(page.turns)),
        turns=balanced(turns),
        people=balanced(
            [
                _card(tr, person, review, 2 if place < IN_DEPTH[tight] else 1, FOUND[tight])
                for place, (person, review) in enumerate(zip(page.people, about.people, strict=True))
                if place < PEOPLE[tight]
            ]
        ),
        pitches=pitches,
        pitches_more=pitches_more,
        objections=objections,
        objections_more=objections_more,
        moments=() if tight == LEAF else page.next.moments,
        changes=page.next.change[: CHANGES[tight]],
        questions=(*page.prompts, *page.discussion)[: QUESTIONS[tight]],
        glossary=""
        if tight
        else " · ".join(f"{en} {zh}" if tr.language == "en" else f"{zh} {en}" for en, zh in about.facts.glossary),
    )


def balanced(cards: Sequence[Card]) -> Columns[Card]:
    """Return `cards` in two columns of about the same length, in order; a single one stands in the left."""
    lengths = [len(str(card)) for card in cards]
    cut = min(range(len(cards), -1, -1), key=lambda place: abs(sum(lengths[:place]) - sum(lengths[place:])))
    return tuple(cards[:cut]), tuple(cards[cut:])


def _spoke(row: ScoreRow, par: float, median: float) -> Spoke:
    words = f"{row.value} / {row.par}" if row.par else row.value
    return Spoke(row.label, words, row.number, par, median)


def _key(tr: Tongue, *, numbered: bool, gaps: bool) -> str:
    """Return what stands at a turning point; a leaf has no calendar that its numbers could be looked up on."""
    lines = [tr("{signs}.", signs=tr.listed(" ".join(tone_of(tr, tone)) for tone in (GAIN, LOSS, SHIFT)))]
    if numbered and gaps:
        lines.insert(0, tr("The numbers are those on the calendar; the ones missing moved less."))
    elif numbered:
        lines.insert(0, tr("The numbers are those on the calendar."))
    return joined(tr, lines)


def _turn(number: int, row: TurnRow, tr: Tongue, most: int) -> TurnCard:
    # The first paragraph of the news is enough: the trainee has read it.
    reasons = tuple(line.split("\n")[0] for line in row.lines[:most])
    when = f"{row.when} · {row.word} · " + tr("move {number}", number=row.anchor)
    return TurnCard(number, row.tone, row.head, when, joined(tr, reasons), row.better)


def _weightiest(turns: list[TurnCard], most: int) -> list[TurnCard]:
    """Return at most `most` turning points in order: better moves and moves of power first, then what says most."""
    ranked = sorted(turns, key=lambda turn: (not turn.better, turn.tone != SHIFT, -len(turn.why), turn.number))
    kept = {turn.number for turn in ranked[:most]}
    return [turn for turn in turns if turn.number in kept]


def _card(tr: Tongue, person: PersonPage, review: PersonReview, most: int, most_found: int) -> PersonCard:
    gaps: tuple[tuple[str, str, str, str], ...] = ()
    if person.maps:
        axes = zip(review.maps[0].axes, person.maps[0].rows, strict=True)
        gaps = tuple(
            (row.label, row.believed, row.sign, row.true)
            for axis, row in axes
            if axis.id in ("further", "concerns", "wins") and row.sign != "="
        )
    found = [clue for clue in person.clues if clue.sign == "●"]
    lines = []
    if person.sign == "=":
        # Whoever was seen rightly needs no proof: what nearly misled, and what would have helped.
        if found:
            lines.append(tr.plural("{count} clue found.", "{count} clues found.", len(found)))
        found = [clue for clue in found if clue.warning][:1]
        most = 1
    elif len(found) > most_found:
        lines.append(tr.plural("{count} clue found.", "{count} clues found.", len(found)))
        found = sorted(found, key=lambda clue: not clue.warning)[:most_found]
    missed = [clue for clue in person.clues if clue.sign == "○" and clue.where]
    named = missed[:most]
    left = len(missed) - len(named)
    if left:
        lines.append(tr.plural("{count} more clue missed.", "{count} more clues missed.", left))
    clues = tuple(_clue(clue) for clue in (*found, *named))
    return PersonCard(person.name, person.place, person.sign, person.verdict, gaps, clues, joined(tr, lines))


def _clue(clue: ClueRow) -> tuple[str, str, str]:
    remark = f"! {clue.warning}" if clue.warning else f"→ {clue.where[0]}" if clue.where else ""
    return clue.sign, clue.text, remark


def _pitches(about: Debrief, page: Page, tr: Tongue, most: int) -> tuple[tuple[PitchPage, ...], str]:
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
    return tuple(page.pitches[place] for place in kept), more


def _objections(about: Debrief, page: Page, tr: Tongue, most: int) -> tuple[Columns[ObjectionPage], str]:
    open_ones = [
        row for one, row in zip(about.objections, page.objections, strict=True) if one.status != "prevented"
    ]  # fmt: skip
    left = len(page.objections) - len(open_ones[:most])
    more = tr.plural("{count} more, or prevented in time.", "{count} more, or prevented in time.", left) if left else ""
    return balanced(open_ones[:most]), more
