"""The timeline follows the calendar."""

from __future__ import annotations

from tests.debrief import plays
from tests.debrief.plays import PLAYS, debriefed


def test_the_timeline_follows_the_calendar() -> None:
    for text in PLAYS.values():
        about = debriefed(text)
        assert [day.number for day in about.days] == sorted(day.number for day in about.days)
        numbers = [entry.number for day in about.days for entry in day.entries if entry.number]
        assert numbers == sorted(numbers)
    event = next(entry for entry in debriefed(plays.CAREFUL).days[-1].entries if entry.kind == "event")
    assert event.what == "Ada hands the workshop's books over."
