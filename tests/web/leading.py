"""The facilitator and the projector at their machines, and plays that are finished."""

from __future__ import annotations

from starlette.applications import Starlette

from tests.classes.live.held import moves_of
from tests.classes.live.schoolroom import Schoolroom
from tests.web.browser import Browser
from tests.web.conftest import LEAD_KEY
from trainer.store.records import LessonSeat


def leader(app: Starlette, room: Schoolroom) -> Browser:
    """Return the facilitator's browser at the page of the class."""
    one = Browser(app)
    one.go(f"/lead/{LEAD_KEY}")
    one.go(class_path(room))
    return one


def class_path(room: Schoolroom) -> str:
    """Return where the page of the class stands."""
    return f"/lead/{room.lesson.lesson.course}"


def finish(room: Schoolroom, names: str, kind: int = 4, seed: int = 1) -> LessonSeat:
    """Have somebody join and play to the decision."""
    seat = room.join(names)
    play = room.lesson.play_of(seat.id)
    assert play is not None
    for move in moves_of(kind, seed):
        assert room.lesson.answer(seat.id, move, play.made).kind == "made"
    return seat
