"""Say it first, then choose: what is typed before the lines to choose from are shown."""

from __future__ import annotations

from dataclasses import replace

from starlette.responses import Response
from starlette.routing import Route

from trainer.classes.live.seat_play import Answer
from trainer.errors import N_
from trainer.scene.place import place_of
from trainer.web.play import LATE, PITCHES, Seated, after, meeting_page, now, pitches_page, seated
from trainer.web.visit import page

SAID_BEFORE = N_("You had said something here already, perhaps in another window. That stands; this was not kept.")


def say(at: Seated) -> Response:
    """Keep what would be said, and show the lines to choose from."""
    form = at.visit.form
    words = form.sentence("words")
    answer = at.lesson.say(at.seat.id, words, form.number("at", -1), form.number("said", -1))
    if answer.kind == "repeated" and all(one.words != words for one in at.session.pending):
        return at.visit.go_on(_asked_at(at), at.tr(SAID_BEFORE))
    if answer.kind in ("made", "repeated"):
        return at.visit.go(_asked_at(at))
    return _not_kept(at, answer, words)


def _not_kept(at: Seated, answer: Answer, words: str) -> Response:
    """Show where the play stands, with what was typed: nobody is to type it once more."""
    notice = answer.why.said(at.tr) if answer.why else at.tr(LATE)
    if place_of(at.session) != "meeting":
        typed = at.tr("What you had typed: {words}", words=words)
        return now(replace(at, telling=f"{notice} {typed}" if words else notice))
    shown = pitches_page if _asked_at(at) == PITCHES else meeting_page
    return shown(at, 400 if answer.kind == "refused" else 409, notice, words)


def none_of_these(at: Seated) -> Response:
    """Keep that none of the lines is what was meant."""
    form = at.visit.form
    answer = at.lesson.none_of_these(at.seat.id, form.number("at", -1), form.number("said", -1))
    return after(at, answer, _asked_at(at))


def _asked_at(at: Seated) -> str:
    """Return the page on which something was asked for in the trainee's own words."""
    return PITCHES if at.visit.form.text("from") == "pitches" else "/play?begun"


def where(at: Seated) -> Response:
    """Lead from an address that something was sent to, to where the play stands."""
    return at.visit.go("/play?begun")


ROUTES = [
    Route("/play/say", page(seated(say)), methods=["POST"]),
    Route("/play/none", page(seated(none_of_these)), methods=["POST"]),
    Route("/play/say", page(seated(where)), methods=["GET"]),
    Route("/play/none", page(seated(where)), methods=["GET"]),
]
