from __future__ import annotations

import pytest

from tests.conftest import CORNER
from tests.scene.sessions import session
from trainer.i18n.translator import Translator
from trainer.scene.place import Place, calendar, place_of

EN = Translator("en")
LAST_DAY = ("study fair", "review", "meet bo visit", "leave", "review")


@pytest.mark.parametrize(
    ("moves", "place"),
    [
        ((), "desk"),
        (("meet bo call",), "meeting"),
        (("study fair", "meet bo visit", "leave"), "review"),
        ((*LAST_DAY, "meet ada visit"), "meeting"),
        ((*LAST_DAY, "meet ada visit", "leave"), "desk"),
        (("close",), "decision"),
    ],
)
def test_which_scene_is_on(moves: tuple[str, ...], place: Place) -> None:
    assert place_of(session(CORNER, *moves)) == place


@pytest.mark.parametrize(
    ("moves", "when", "left", "review"),
    [
        ((), "day 1 of 3, morning", "6 half-days", "review on day 2"),
        (("meet bo call", "leave"), "day 1 of 3, afternoon", "5 half-days", "review on day 2"),
        (("review",), "day 1 of 3, morning", "6 half-days", "review on day 3"),
        (LAST_DAY, "day 3 of 3, morning", "2 half-days", ""),
        # The time of a meeting is spent when it begins: the calendar is not used up before it is over.
        ((*LAST_DAY, "meet ada visit"), "day 3 of 3, morning", "no time", ""),
        ((*LAST_DAY, "meet ada visit", "leave"), "the calendar is used up", "no time", ""),
    ],
)
def test_the_calendar(moves: tuple[str, ...], when: str, left: str, review: str) -> None:
    told = calendar(EN, session(CORNER, *moves).view)
    assert (told.when_of, told.left_words, told.review) == (when, left, review)
    assert told.when == when.replace(" of 3", "")
    assert told.used_up == (when == "the calendar is used up")
