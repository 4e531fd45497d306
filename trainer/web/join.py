"""Joining a class, and coming back to a seat."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from starlette.responses import Response
from starlette.routing import Route

from trainer.classes.live.lesson import LiveLesson
from trainer.errors import N_, TrainerError
from trainer.i18n.languages import LANGUAGES
from trainer.outside_text import half_width
from trainer.web.limits import EVERYWHERE, JOINS
from trainer.web.visit import SEAT, SPEAKS, Handler, NobodySits, Visit, page


def first(visit: Visit) -> Response:
    """Ask for the code, or lead those who have a seat to it."""
    try:
        visit.seat()
    except NobodySits:
        return visit.page("code.html.j2", wrong="", code="")
    return visit.go("/play")


def code(visit: Visit) -> Response:
    """Lead whoever typed a code to the class."""
    typed = "".join(sign for sign in half_width(visit.form.text("code")) if sign.isdigit())
    if not visit.site.limits.may_try(visit.address):
        return visit.trouble(_too_often(), 429)
    if visit.site.lessons.by_code(typed) is None:
        visit.site.limits.failed(visit.address)
        wrong = visit.tr("No class has this code. It stands on the projector.")
        return visit.page("code.html.j2", 404, wrong=wrong, code=typed)
    return visit.go(f"/join/{typed}")


def joining(handler: Callable[[Visit, LiveLesson], Response]) -> Handler:
    """Make a handler of one that is for those who have no seat yet in the class whose code stands in the address."""

    def handle(visit: Visit) -> Response:
        try:
            lesson = _lesson(visit)
        except TrainerError as fault:
            return visit.trouble(fault, 404)
        with suppress(NobodySits):
            # Where it was pressed twice, the first press has taken the seat.
            if visit.seat()[0] is lesson:
                return visit.go("/play")
        return handler(visit, lesson)

    handle.__name__ = handler.__name__
    handle.__doc__ = handler.__doc__
    return handle


def names(visit: Visit, lesson: LiveLesson, fault: TrainerError | None = None) -> Response:
    """Ask who one is."""
    return visit.page(
        "join.html.j2",
        400 if fault else 200,
        lesson=lesson.lesson,
        listed=lesson.free_names(),
        wrong=fault.said(visit.tr) if fault else "",
        typed=visit.form.text("names"),
        picked=visit.form.all("place"),
    )


def take(visit: Visit, lesson: LiveLesson) -> Response:
    """Take a seat."""
    if not visit.site.limits.take("join", EVERYWHERE, JOINS):
        return visit.trouble(_too_often(), 429)
    places = tuple(int(place) for place in visit.form.all("place") if place.isascii() and place.isdigit())
    language = visit.form.text("language")
    try:
        _, cookie, words = lesson.join(
            visit.form.text("names"), places, language if language in LANGUAGES else visit.language
        )
    except TrainerError as fault:
        return names(visit, lesson, fault)
    visit.keep(SEAT, cookie)
    visit.show_once(words)
    return visit.go("/play/words")


def back(visit: Visit) -> Response:
    """Ask for the four words."""
    return visit.page("back.html.j2", wrong="", typed="")


def come_back(visit: Visit) -> Response:
    """Lead whoever has four words to their seat."""
    if not visit.site.limits.may_try(visit.address):
        return visit.trouble(_too_often(), 429)
    typed = visit.form.text("words")
    found = visit.site.lessons.by_words(typed)
    if found is None:
        visit.site.limits.failed(visit.address)
        wrong = visit.tr("Nobody has these words. Look at them once more, or ask the facilitator for new ones.")
        return visit.page("back.html.j2", 404, wrong=wrong, typed=typed)
    lesson, seat = found
    visit.keep(SEAT, lesson.take_up(seat))
    return visit.go("/play")


def speak(visit: Visit) -> Response:
    """Go on in another language."""
    wanted = visit.form.text("language")
    if wanted in LANGUAGES:
        try:
            lesson, seat = visit.seat()
            lesson.speak(seat.id, wanted)
        except NobodySits:
            visit.keep(SPEAKS, wanted)
    return visit.go(visit.own_path(visit.form.text("path")) or "/")


def _lesson(visit: Visit) -> LiveLesson:
    """Return the class whose code stands in the address.

    Raises:
        TrainerError: if there is none, or somebody tried too many.
    """
    if not visit.site.limits.may_try(visit.address):
        raise _too_often()
    found = visit.site.lessons.by_code(visit.request.path_params["code"])
    if found is None:
        visit.site.limits.failed(visit.address)
        raise TrainerError(N_("no class has this code"), remedy=N_("it stands on the projector"))
    return found


def _too_often() -> TrainerError:
    return TrainerError(N_("too many wrong codes came from here"), remedy=N_("wait a minute and try again"))


ROUTES = [
    Route("/", page(first), methods=["GET"]),
    Route("/", page(code), methods=["POST"]),
    Route("/join/{code}", page(joining(names)), methods=["GET"]),
    Route("/join/{code}", page(joining(take)), methods=["POST"]),
    Route("/back", page(back), methods=["GET"]),
    Route("/back", page(come_back), methods=["POST"]),
    Route("/language", page(speak), methods=["POST"]),
]
