"""What the long form leaves out for want of room, and moments told nowhere else: for the room on its last page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from trainer.debrief.facts.debrief import Debrief
from trainer.debrief.page import EntryRow, ObjectionPage, PitchPage
from trainer.debrief.pages.short_form import ShortDebrief, ShortPerson, TurnCard, short_debrief
from trainer.debrief.words.debrief import page_of
from trainer.i18n.translator import Translator


@dataclass(frozen=True, slots=True)
class MomentCard:
    """A move that was no turning point: why it came out so, and what would have been better."""

    head: str
    when: str
    why: tuple[str, ...]
    better: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What stands on the page and not on paper, in the order of the page.

    Attributes:
        turns: without the number that the calendar would have.
        moments: those where most could have been won first, then what was pitched, answered and handed in.
        glossary: "" where it is on paper.
    """

    people: tuple[ShortPerson, ...]
    turns: tuple[TurnCard, ...]
    pitches: tuple[PitchPage, ...]
    objections: tuple[ObjectionPage, ...]
    moments: tuple[MomentCard, ...]
    questions: tuple[str, ...]
    glossary: str


NOTHING_LEFT = LeftOut((), (), (), (), (), (), "")


def left_out_of(sheet: ShortDebrief, about: Debrief, tr: Translator) -> LeftOut:
    """Return what `sheet` leaves out of `about`."""
    whole = short_debrief(about, tr)
    names, numbers = {one.name for one in sheet.people}, {one.number for one in sheet.turns}
    pitches, objections = ({(one.person, one.head) for one in rows} for rows in (sheet.pitches, sheet.objections))
    return LeftOut(
        people=tuple(one for one in whole.people if one.name not in names),
        turns=tuple(
            TurnCard(0, one.tone, one.head, one.when, one.why, one.better, one.own)
            for one in whole.turns
            if one.number not in numbers
        ),
        pitches=tuple(one for one in whole.pitches if (one.person, one.head) not in pitches),
        objections=tuple(one for one in whole.objections if (one.person, one.head) not in objections),
        moments=tuple(_moments(about, tr)),
        questions=tuple(text for text in whole.questions if text not in sheet.questions),
        glossary="" if sheet.glossary else whole.glossary,
    )


def _moments(about: Debrief, tr: Translator) -> Iterator[MomentCard]:
    points = {
        entry.number: entry.better.points for day in about.days for entry in day.entries if entry.better is not None
    }
    rows = [(day.head, entry) for day in page_of(tr, about).days for entry in day.entries if entry.why or entry.better]
    ranked = sorted(rows, key=lambda row: _rank(row[1], points.get(row[1].anchor, 0.0)))
    for day, entry in ranked:
        yield MomentCard(entry.head, _when(tr, day, entry), entry.why, entry.better)


def _rank(entry: EntryRow, points: float) -> tuple[float, bool]:
    # What was pitched, answered or handed in teaches more than that a channel was liked.
    return (-points if entry.better else 0.0, entry.kind not in ("pitch", "respond", "review"))


def _when(tr: Translator, day: str, entry: EntryRow) -> str:
    return " · ".join((day, tr("move {number}", number=entry.anchor))) if entry.anchor else day
