"""Joining a class, and coming back to a seat."""

from __future__ import annotations

from starlette.responses import Response
from starlette.routing import Route

from trainer.classes.live.lesson import LiveLesson
from trainer.errors import N_, TrainerError
from trainer.i18n.languages import LANGUAGES
from trainer.outside_text import half_width
from trainer.web.limits import ALL_FAILURES, FAILURES, JOINS
from trainer.web.visit import SEAT, SPEAKS, NobodySits, Visit, page

EVERYWHERE = "everywhere"


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
    if not _may_try(visit):
        return visit.trouble(_too_often(), 429)
    if visit.site.lessons.by_code(typed) is None:
        _failed(visit)
        wrong = visit.tr("No class has this code. It stands on the projector.")
        return visit.page("code.html.j2", 404, wrong=wrong, code=typed)
    return visit.go(f"/join/{typed}")


def names(visit: Visit) -> Response:
    """Ask who one is."""
    try:
        lesson = _lesson(visit)
    except TrainerError as fault:
        return visit.trouble(fault, 404)
    try:
        held, _ = visit.seat()
        if held is lesson:
            return visit.go("/play")
    except NobodySits:
        pass
    return _names(visit, lesson)


def take(visit: Visit) -> Response:
    """Take a seat."""
    try:
        lesson = _lesson(visit)
    except TrainerError as fault:
        return visit.trouble(fault, 404)
    try:
        held, _ = visit.seat()
        if held is lesson:
            # Pressed twice: the first press has taken the seat.
            return visit.go("/play")
    except NobodySits:
        pass
    if not visit.site.limits.take("join", EVERYWHERE, JOINS):
        return visit.trouble(_too_often(), 429)
    places = tuple(int(place) for place in visit.form.all("place") if place.isascii() and place.isdigit())
    language = visit.form.text("language")
    try:
        _, cookie, words = lesson.join(
            visit.form.text("names"), places, language if language in LANGUAGES else visit.language
        )
    except TrainerError as fault:
        return _names(visit, lesson, fault)
    visit.keep(SEAT, cookie)
    visit.show_once(words)
    return visit.go("/play/words")


def back(visit: Visit) -> Response:
    """Ask for the four words."""
    return visit.page("back.html.j2", wrong="", typed="")


def come_back(visit: Visit) -> Response:
    """Lead whoever has four words to their seat."""
    if not _may_try(visit):
        return visit.trouble(_too_often(), 429)
    typed = visit.form.text("words")
    found = visit.site.lessons.by_words(typed)
    if found is None:
        _failed(visit)
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
    path = visit.form.text("path")
    # Only a page of ours: an address elsewhere begins with a scheme or two slashes.
    return visit.go(path if path.startswith("/") and not path.startswith(("//", "/\\")) else "/")


def _names(visit: Visit, lesson: LiveLesson, fault: TrainerError | None = None) -> Response:
    return visit.page(
        "join.html.j2",
        400 if fault else 200,
        lesson=lesson.lesson,
        listed=lesson.free_names(),
        wrong=fault.said(visit.tr) if fault else "",
        typed=visit.form.text("names"),
        picked=visit.form.all("place"),
    )


def _lesson(visit: Visit) -> LiveLesson:
    """Return the class whose code stands in the address.

    Raises:
        TrainerError: if there is none, or somebody tried too many.
    """
    if not _may_try(visit):
        raise _too_often()
    found = visit.site.lessons.by_code(visit.request.path_params["code"])
    if found is None:
        _failed(visit)
        raise TrainerError(N_("no class has this code"), remedy=N_("it stands on the projector"))
    return found


def _may_try(visit: Visit) -> bool:
    limits = visit.site.limits
    return limits.open("failed", visit.address, FAILURES) and limits.open("failed", EVERYWHERE, ALL_FAILURES)


def _failed(visit: Visit) -> None:
    visit.site.limits.take("failed", visit.address, FAILURES)
    visit.site.limits.take("failed", EVERYWHERE, ALL_FAILURES)


def _too_often() -> TrainerError:
    return TrainerError(N_("too many wrong codes came from here"), remedy=N_("wait a minute and try again"))


ROUTES = [
    Route("/", page(first), methods=["GET"]),
    Route("/", page(code), methods=["POST"]),
    Route("/join/{code}", page(names), methods=["GET"]),
    Route("/join/{code}", page(take), methods=["POST"]),
    Route("/back", page(back), methods=["GET"]),
    Route("/back", page(come_back), methods=["POST"]),
    Route("/language", page(speak), methods=["POST"]),
]
