"""Messages: the facilitator writes one to a class or a seat, and whoever has read it puts it away."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.routing import Route

from trainer.classes.live.lesson import LiveLesson
from trainer.web.lead import change
from trainer.web.visit import Visit, page


def send(visit: Visit, live: LiveLesson) -> None:
    """Write to the whole class."""
    live.messages.send(visit.form.text("text"))


def send_to_seat(visit: Visit, live: LiveLesson) -> Response:
    """Write to one seat."""
    seat = visit.request.path_params["seat"]
    if seat not in live.seats:
        raise HTTPException(404)
    live.messages.send(visit.form.text("text"), seat)
    return visit.go(f"/lead/{live.lesson.course}/seat/{seat}#message")


def withdraw(visit: Visit, live: LiveLesson) -> None:
    """Take a message away from everybody."""
    live.messages.withdraw(visit.form.number("number", 0))


def put_away(visit: Visit) -> Response:
    """Show a message on this seat's pages no more."""
    lesson, seat = visit.seat()
    lesson.messages.put_away(seat.id, visit.form.number("number", 0))
    return visit.go(visit.own_path(visit.form.text("path")) or "/play")


ROUTES = [
    Route("/play/message", page(put_away), methods=["POST"]),
    Route("/lead/{course}/message", page(change(send, "message")), methods=["POST"]),
    Route("/lead/{course}/message/withdraw", page(change(withdraw, "message")), methods=["POST"]),
    Route("/lead/{course}/seat/{seat}/message", page(change(send_to_seat, "message")), methods=["POST"]),
]
