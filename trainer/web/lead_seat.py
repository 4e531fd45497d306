"""A seat as its facilitator sees it: what its people see, read only; names to mend; the way to another machine."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from trainer.classes.live.board_choice import BoardChoice
from trainer.classes.live.changes import LESSON
from trainer.classes.live.lesson import LiveLesson
from trainer.core.moves import Paperwork
from trainer.scene.account_map import MapEntry, account_map
from trainer.scene.meeting import meeting
from trainer.scene.move_text import move_text
from trainer.scene.narration import narration
from trainer.scene.note_text import note_in_full
from trainer.scene.notebook import notebook
from trainer.scene.place import calendar, place_of
from trainer.web.lead import class_events, led
from trainer.web.visit import Visit, page

if TYPE_CHECKING:
    from trainer.i18n.translator import Translator
    from trainer.play.session import Session

LAST_MOVES = 12
"""Moves of a seat that are shown, the newest first; what was written stands on the map."""


def show(visit: Visit, live: LiveLesson) -> Response:
    """Show a seat's page in view mode."""
    return _page(visit, live, "")


def _page(visit: Visit, live: LiveLesson, words: str) -> Response:
    seat = live.seats.get(visit.request.path_params["seat"])
    if seat is None:
        raise HTTPException(404)
    play = live.play_of(seat.id, live.round.number) if live.round and _begun(live, seat.id) else None
    row = next((one for one in visit.site.lessons.board(live).board().rows if one.seat == seat.id), None)
    values: dict[str, Any] = {
        "lesson": live.lesson, "seat": seat, "words": words, "row": row,
        "free": live.free_names(), "places": {one.id: live.place(one.id) for one in seat.people},
        "sent": [one for one in live.messages.to(seat.id) if one.seat == seat.id], "listed": live.listed,
        "kept": BoardChoice.read(visit.request.query_params).query(),
    }  # fmt: skip
    if play is None:
        return visit.page("lead_seat.html.j2", play=None, **values)
    with play.lock:
        session, tr = play.session, visit.tr
        drawn = account_map(tr, session)
        moments = [one for one in session.moments if not isinstance(one.move, Paperwork)][-LAST_MOVES:]
        return visit.page(
            "lead_seat.html.j2",
            play=play,
            calendar=calendar(tr, session.view),
            place=place_of(session),
            meeting=meeting(tr, session) if place_of(session) == "meeting" else None,
            map=drawn,
            written={one.person: _written(tr, session, one) for one in drawn.entries},
            notebook=notebook(tr, session),
            moves=[
                (move_text(tr, session.scenario, one.move, session.you), narration(tr, session.scenario, one.lines))
                for one in reversed(moments)
            ],
            **values,
        )  # fmt: skip


def _written(tr: Translator, session: Session, entry: MapEntry) -> str:
    """Return what is written about a person in a line, of the clues only how many: ids are for files."""
    note = session.view.note(entry.person)
    if not note.evidence:
        return entry.whole
    count = tr.plural("evidence: {count} clue", "evidence: {count} clues", len(note.evidence))
    return tr("; ").join((note_in_full(tr, replace(note, evidence=())), count))


def _begun(live: LiveLesson, seat: str) -> bool:
    """Return whether a seat plays already: to look at it begins nothing."""
    return live.round is not None and seat in live.attempts_of(live.round.number)


def new_words(visit: Visit, live: LiveLesson) -> Response:
    """Move a seat to another machine: new words, shown once; browsers that held it are let go if that is wanted."""
    name = visit.request.path_params["seat"]
    if name not in live.seats:
        raise HTTPException(404)
    words = live.renew_words(name, alone=visit.form.text("alone") == "1")
    return _page(visit, live, words)


def set_aside(visit: Visit, live: LiveLesson) -> Response:
    """Wait for the maps of a seat no more, or again."""
    name = visit.request.path_params["seat"]
    if name not in live.seats:
        raise HTTPException(404)
    live.set_aside(name, aside=visit.form.text("aside") == "1")
    query = BoardChoice.read(visit.request.query_params).query()
    return visit.go(f"/lead/{live.lesson.course}/seat/{name}{query}#aside")


async def seat_events(request: Request) -> Response:
    """Tell the page of a seat that its play went on."""
    return await class_events(request, lambda visit: visit.leads, request.path_params["seat"], LESSON)


ROUTES = [
    Route("/lead/{course}/seat/{seat}", page(led(show)), methods=["GET"]),
    Route("/lead/{course}/seat/{seat}/events", seat_events, methods=["GET"]),
    Route("/lead/{course}/seat/{seat}/aside", page(led(set_aside)), methods=["POST"]),
    Route("/lead/{course}/seat/{seat}/words", page(led(new_words)), methods=["POST"]),
]
