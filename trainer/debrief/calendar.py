"""The calendar of a play for paper: what each half-day held, and the turning points on it."""

from __future__ import annotations

from dataclasses import dataclass

from trainer.debrief.model import Debrief
from trainer.debrief.timeline import Entry
from trainer.debrief.turning import Turn
from trainer.debrief.words.common import on_day
from trainer.debrief.words.turns import tone_of
from trainer.i18n.translator import Translator


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


def _half(tr: Translator, entries: tuple[Entry, ...], half: int) -> tuple[str, ...]:
    words = [_words(tr, entry) for entry in entries if not entry.inside and entry.half == half]
    return tuple(line for line in words if line)


def _words(tr: Translator, entry: Entry) -> str:
    match entry.kind:
        case "meet":
            channel = tr.term("channel", entry.term)
            # Translators: an entry of the calendar, such as "visit: Lin Wei".
            return tr("{channel}: {person}", channel=channel, person=entry.person)
        case "study":
            return tr("“{source}”", source=entry.what)
        case "review":
            return tr("Map {number} handed in", number=entry.amount)
        case "close":
            return tr("Decision")
        case "event":
            return tr("News")
    return ""
