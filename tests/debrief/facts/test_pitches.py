"""The pitches made."""

from __future__ import annotations

from tests.debrief.plays import PLAYS, debriefed


def test_a_fit_is_the_one_that_was_scored() -> None:
    for text in PLAYS.values():
        about = debriefed(text)
        shown = [entry.amount for day in about.days for entry in day.entries if entry.kind == "pitch"]
        assert shown == [made.fit.total for made in about.pitches]
