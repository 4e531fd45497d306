"""Where the play stands: at which place, on which half day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from trainer.core.state import CLOSE_DUE, DESK, MEETING, OVER, REVIEW_DUE, SURVEY
from trainer.core.view import View
from trainer.core.vocabulary import COURSE_STEPS
from trainer.i18n.translator import Translator
from trainer.scene.text import half_days

if TYPE_CHECKING:
    from trainer.play.session import Session

Place = Literal["desk", "meeting", "survey", "review", "decision"]
"""Which scene is on. The desk is also where one is once the calendar is used up: all that is left is to close."""
_PLACES: dict[int, Place] = {
    DESK: "desk", CLOSE_DUE: "desk", MEETING: "meeting", SURVEY: "survey", REVIEW_DUE: "review", OVER: "decision",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Calendar:
    """The calendar.

    Attributes:
        day: 1-based.
        days: how many there are.
        left: half days left.
        used_up: whether there is no time left, and nobody in the room.
        when: the half day in words, or that the calendar is used up.
        when_of: the same with the number of days.
        left_words: half days left, in words.
        review: when the next review is, in words, or "".
        step: which of the five steps it is, in words.
    """

    day: int
    days: int
    left: int
    used_up: bool
    when: str
    when_of: str
    left_words: str
    review: str
    step: str


def place_of(session: Session) -> Place:
    """Return which scene is on."""
    return _PLACES[session.state.place]


def calendar(tr: Translator, view: View) -> Calendar:
    """Return the calendar as it hangs on the wall."""
    used_up = view.left <= 0 and view.meeting is None
    half = tr("afternoon") if view.half else tr("morning")
    when = tr("day {day}, {half}", day=view.day, half=half)
    when_of = tr("day {day} of {days}, {half}", day=view.day, days=view.days, half=half)
    if used_up:
        when = when_of = tr("the calendar is used up")
    return Calendar(
        day=view.day,
        days=view.days,
        left=view.left,
        used_up=used_up,
        when=when,
        when_of=when_of,
        left_words=half_days(tr, view.left),
        review="" if view.next_review is None else tr("review on day {day}", day=view.next_review),
        step=tr(
            "step {number} of {of}: {step}",
            number=COURSE_STEPS.index(view.step) + 1,
            of=len(COURSE_STEPS),
            step=tr.term("course_step", view.step),
        ),
    )


def not_begun(tr: Translator, view: View) -> str:
    """Return why nothing at all is begun from the desk now, or "" where one sits at it."""
    if view.place == DESK:
        return ""
    if view.place == CLOSE_DUE:
        return tr("the calendar is used up")
    if view.meeting is not None:
        return tr("You are in a meeting.")
    if view.place == SURVEY:
        return tr("A questionnaire is being put together.")
    return tr("Your manager asks for the account map.")
