"""What paper shows of a debrief: the same words as the page, cut to what four sides can hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from trainer.debrief.calendar import CalendarDay, calendar_of
from trainer.debrief.model import Debrief
from trainer.debrief.page import ClueRow, ObjectionPage, Page, PersonPage, PitchPage, ScoreRow, TurnRow
from trainer.debrief.people import PersonReview
from trainer.debrief.words.common import joined
from trainer.debrief.words.whole import page_of
from trainer.i18n.tongue import Tongue

REASONS = 2
"""Reasons that a turning point keeps on paper."""
IN_DEPTH = 3
"""People, surest errors first, of whom paper names two missed clues and where they were to be had; of others one."""
OBJECTIONS = 4
QUESTIONS = 4

Card = TypeVar("Card")
Columns = tuple[tuple[Card, ...], tuple[Card, ...]]
"""What stands in a left and a right column."""


@dataclass(frozen=True, slots=True)
class Spoke:
    """An axis of the radar; `par` is −1 where none is certified."""

    label: str
    value: str
    number: float
    par: float


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
        pitches: the best pitch made to each person, in the order of time; `pitches_more` counts the others.
        objections: raised ones, then those never touched; `objections_more` counts the others.
    """

    tr: Tongue
    page: Page
    spokes: tuple[Spoke, ...]
    days: tuple[CalendarDay, ...]
    turns: Columns[TurnCard]
    people: Columns[PersonCard]
    pitches: tuple[PitchPage, ...]
    pitches_more: str
    objections: Columns[ObjectionPage]
    objections_more: str
    questions: tuple[str, ...]
    glossary: str


def sheet_of(about: Debrief, tr: Tongue) -> Sheet:
    """Return what paper shows of `about`."""
    page = page_of(tr, about)
    par = dict(about.facts.par)
    scores = zip(about.result.scores, page.result.scores, strict=True)
    reviews = {review.name: review for review in about.people}
    pitches, pitches_more = _pitches(about, page, tr)
    objections, objections_more = _objections(about, page, tr)
    return Sheet(
        tr=tr,
        page=page,
        spokes=tuple(_spoke(row, par.get(score.id, -1.0)) for score, row in scores if row.number >= 0),
        days=calendar_of(tr, about),
        turns=balanced([_turn(number, row, tr) for number, row in enumerate(page.turns, start=1)]),
        people=balanced(
            [
                _card(tr, person, reviews[person.name], 2 if place < IN_DEPTH else 1)
                for place, person in enumerate(page.people)
            ]
        ),
        pitches=pitches,
        pitches_more=pitches_more,
        objections=objections,
        objections_more=objections_more,
        questions=(*page.prompts, *page.discussion)[:QUESTIONS],
        glossary=" · ".join(f"{en} {zh}" if tr.language == "en" else f"{zh} {en}" for en, zh in about.facts.glossary),
    )


def balanced(cards: Sequence[Card]) -> Columns[Card]:
    """Return `cards` in two columns of about the same length, in order."""
    lengths = [len(str(card)) for card in cards]
    cut = min(range(len(cards) + 1), key=lambda place: abs(sum(lengths[:place]) - sum(lengths[place:])))
    return tuple(cards[:cut]), tuple(cards[cut:])


def _spoke(row: ScoreRow, par: float) -> Spoke:
    return Spoke(row.label, f"{row.value} / {row.par}" if row.par else row.value, row.number, par)


def _turn(number: int, row: TurnRow, tr: Tongue) -> TurnCard:
    # The first paragraph of the news is enough: the trainee has read it.
    reasons = tuple(line.split("\n")[0] for line in row.lines[:REASONS])
    when = f"{row.when} · {row.word} · " + tr("move {number}", number=row.anchor)
    return TurnCard(number, row.tone, row.head, when, joined(tr, reasons), row.better)


def _card(tr: Tongue, person: PersonPage, review: PersonReview, most: int) -> PersonCard:
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
    missed = [clue for clue in person.clues if clue.sign == "○" and clue.where]
    named = missed[:most]
    left = len(missed) - len(named)
    if left:
        lines.append(tr.plural("{count} more clue missed.", "{count} more clues missed.", left))
    clues = tuple(_clue(clue) for clue in (*found, *named))
    return PersonCard(person.name, person.place, person.sign, person.verdict, gaps, clues, joined(tr, lines))


def _clue(clue: ClueRow) -> tuple[str, str, str]:
    return clue.sign, clue.text, clue.warning or (clue.where[0] if clue.where else "")


def _pitches(about: Debrief, page: Page, tr: Tongue) -> tuple[tuple[PitchPage, ...], str]:
    best: dict[int, int] = {}
    for place, made in enumerate(about.pitches):
        other = best.get(made.person_index)
        if other is None or made.fit.total > about.pitches[other].fit.total:
            best[made.person_index] = place
    others = [made.fit.total for place, made in enumerate(about.pitches) if place not in best.values()]
    more = ""
    if others:
        more = tr.plural(
            "{count} more pitch was made, with a fit of {fit}.",
            "{count} more pitches were made, with a mean fit of {fit}.",
            len(others),
            fit=round(sum(others) / len(others)),
        )
    return tuple(page.pitches[place] for place in sorted(best.values())), more


def _objections(about: Debrief, page: Page, tr: Tongue) -> tuple[Columns[ObjectionPage], str]:
    open_ones = [
        row for one, row in zip(about.objections, page.objections, strict=True) if one.status != "prevented"
    ]  # fmt: skip
    left = len(page.objections) - len(open_ones[:OBJECTIONS])
    more = tr.plural("{count} more, or prevented in time.", "{count} more, or prevented in time.", left) if left else ""
    return balanced(open_ones[:OBJECTIONS]), more
