"""What was said to one person at one point: the facilitator picks what the projector shows, and takes lines out."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from starlette.responses import Response
from starlette.routing import Route

from trainer.classes.live.beliefs import FEWEST
from trainer.classes.live.changes import BOARD, LESSON
from trainer.classes.live.sayings import PointLines, lines_unmet, points_said
from trainer.web.lead import BOARD_SECONDS, change, class_address, class_events, current, led
from trainer.web.projected import Projected
from trainer.web.visit import Visit, page

if TYPE_CHECKING:
    from starlette.requests import Request

    from trainer.classes.live.lesson import LiveLesson, Round
    from trainer.core.own_words import UnmetLine
    from trainer.core.scenario import Scenario

_CHANGING = threading.Lock()
"""Held while what is projected is read and written again: no line that was taken out is lost between two presses."""


def spoken(visit: Visit, live: LiveLesson, about: Round) -> dict[str, Scenario]:
    """Return the scenario in the language of the page, by the letter of each variant that the round plays."""
    base = live.scenario(about, visit.language, about.letter or None)
    letters = (about.letter,) if about.letter else base.variants
    return {letter: live.scenario(about, visit.language, letter).scenario for letter in letters}


def _points(visit: Visit, live: LiveLesson, about: Round | None) -> tuple[PointLines, ...]:
    if about is None or about.say_first == "off":
        return ()
    aside = frozenset(name for name, seat in live.seats.items() if seat.aside)
    words = spoken(visit, live, about)
    return points_said(live.plays(about.number), words, ended=about.pace == "ended", aside=aside)


def said_values(visit: Visit, live: LiveLesson, about: Round, now: Projected) -> dict[str, Any]:
    """Return what the projector shows of what was said; nothing of it unless it may be told."""
    points = _points(visit, live, about)
    one = next((each for each in points if each.key == now.point), None)
    told = one is not None and one.told(now.review)
    lines = one.lines(now.review) if one is not None and told else ()
    return {
        "points": points, "point": one, "told": told,
        "lines": [each for each in lines if each.id not in now.out],
        "taken": sum(each.id in now.out for each in lines),
        "behind": one.behind(now.review) if one is not None and told and now.behind else (),
    }  # fmt: skip


def project(visit: Visit, live: LiveLesson) -> Response:
    """Choose what the projector shows."""
    now = Projected.of(visit.form)
    if now.show == "sayings":
        now = _up_to_now(now, _points(visit, live, current(live)))
    with _CHANGING:
        live.project(replace(now, out=Projected.read(live.lesson.projected).out).kept())
    return visit.go(_back(visit, live))


def _up_to_now(now: Projected, points: tuple[PointLines, ...]) -> Projected:
    """Return it with the point named, and the map up to which everybody is past it: no line comes by itself later."""
    one = next((each for each in points if each.key == now.point), None)
    if one is None:
        one = next((each for each in points if each.told(each.upto)), points[0] if points else None)
    return replace(now, point=one.key if one else "", review=one.upto if one else 0)


def take_out(visit: Visit, live: LiveLesson) -> Response:
    """Take a line out of what is shown, now and later, or put it back."""
    with _CHANGING:
        now = Projected.read(live.lesson.projected)
        live.project(now.without(visit.form.text("line"), out=visit.form.text("out") == "1").kept())
    return visit.go(_back(visit, live))


def _back(visit: Visit, live: LiveLesson) -> str:
    course = live.lesson.course
    ways = {"show": f"/show/{course}", "sayings": f"/lead/{course}/sayings"}
    return ways.get(visit.form.text("from")) or class_address(visit, live, "projector")


def show(visit: Visit, live: LiveLesson) -> Response:
    """Show the facilitator what was said at each point, and what none of the lines meant."""
    about = current(live)
    points = _points(visit, live, about)
    unmet: tuple[tuple[str, tuple[UnmetLine, ...]], ...] = ()
    if about is not None and about.say_first != "off":
        scenario = next(iter(spoken(visit, live, about).values()))
        unmet = lines_unmet(live.plays(about.number).values(), scenario)
    return visit.page(
        "lead_sayings.html.j2", lesson=live.lesson, about=about, points=points, unmet=unmet, fewest=FEWEST,
        now=Projected.read(live.lesson.projected),
    )  # fmt: skip


async def events(request: Request) -> Response:
    """Tell the facilitator's page that something was said."""
    return await class_events(request, lambda visit: visit.leads, BOARD, LESSON, together=BOARD_SECONDS)


ROUTES = [
    Route("/lead/{course}/sayings", page(led(show)), methods=["GET"]),
    Route("/lead/{course}/sayings/events", events, methods=["GET"]),
    Route("/lead/{course}/project", page(change(project)), methods=["POST"]),
    Route("/lead/{course}/take-out", page(change(take_out)), methods=["POST"]),
]
