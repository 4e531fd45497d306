"""The projector's page: what everybody in the room reads. It shows what the facilitator chose, and no more."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from trainer.classes.live.beliefs import (
    FEWEST,
    PersonBeliefs,
    PersonTruth,
    all_handed,
    maps_of,
    person_beliefs,
    person_truth,
    variant_beliefs,
)
from trainer.classes.live.changes import BOARD, LESSON
from trainer.classes.live.discussion import team_results
from trainer.classes.live.keys import same
from trainer.errors import N_, TrainerError
from trainer.web.lead import BOARD_SECONDS, change, class_address, class_events, current, lesson_of, time_left
from trainer.web.limits import FAILURES
from trainer.web.projected import Projected
from trainer.web.visit import SHOW, Handler, Visit, page, show_cookie

if TYPE_CHECKING:
    from trainer.classes.live.lesson import LiveLesson, Round
    from trainer.core.scenario import Scenario

NAMES_SHOWN = 60
"""Seats whose names stand on the page while people join; of more, only the count."""


def enter(visit: Visit) -> Response:
    """Let a projector in that has the secret address, and show a class to whoever may see it."""
    if not visit.site.limits.open("failed", visit.address, FAILURES):
        raise HTTPException(429)
    if same(visit.request.path_params["course"], visit.site.show_key):
        visit.keep(SHOW, show_cookie(visit.site))
        return visit.go("/show")
    if visit.shows:
        return shown(show_class)(visit)
    visit.site.limits.failed(visit.address)
    return visit.trouble(_not_shown(), 403)


def first(visit: Visit) -> Response:
    """Show the only class, or let one be picked."""
    if not visit.shows:
        return visit.trouble(_not_shown(), 403)
    held = visit.site.lessons.all()
    if len(held) == 1:
        return visit.go(f"/show/{held[0].lesson.course}")
    return visit.page("show_classes.html.j2", held=held)


def shown(handler: Callable[[Visit, LiveLesson], Response]) -> Handler:
    """Make a handler of one that is for the projector of the class in the address."""

    def handle(visit: Visit) -> Response:
        if not visit.shows:
            return visit.trouble(_not_shown(), 403)
        try:
            live = lesson_of(visit)
        except TrainerError as fault:
            return visit.trouble(fault, 404)
        visit.proposed = live.lesson.language
        return handler(visit, live)

    handle.__name__ = handler.__name__
    handle.__doc__ = handler.__doc__
    return handle


def _not_shown() -> TrainerError:
    return TrainerError(
        N_("this page is for the projector"), remedy=N_("open the address that stands where the server was started")
    )


def show_class(visit: Visit, live: LiveLesson) -> Response:
    """Show what the facilitator chose."""
    now = Projected.read(live.lesson.projected)
    about = current(live) or live.round
    board = visit.site.lessons.board(live).board()
    values: dict[str, Any] = {
        "lesson": live.lesson, "now": now, "about": about, "counts": board.counts, "fewest": FEWEST,
        "address": visit.site.address.partition("://")[2], "leads": visit.leads, "rows": board.rows[:NAMES_SHOWN],
        "on": live.round, "bars": bars, **time_left(live.round),
    }  # fmt: skip
    if about is None and now.show not in ("join", "progress"):
        now = Projected(look=now.look)
        values["now"] = now
    if about is not None:
        values["people"] = _people(visit, live, about)
        if now.show == "beliefs":
            values |= _believed(visit, live, about, now)
        elif now.show == "questions":
            values |= _asked(visit, live, about, now)
        elif now.show == "teams":
            values["teams"] = team_results(board)
    return visit.page("show.html.j2", **values)


def _people(visit: Visit, live: LiveLesson, about: Round) -> list[tuple[str, str]]:
    scenario = live.scenario(about, visit.language, about.letter or None).scenario
    return [(one.id, one.name) for one in scenario.people]


def _spoken(visit: Visit, live: LiveLesson, about: Round) -> dict[str, Scenario]:
    """Return the scenario in the language of the page, by the letter of each variant that the round plays."""
    base = live.scenario(about, visit.language, about.letter or None)
    letters = (about.letter,) if about.letter else base.variants
    return {letter: live.scenario(about, visit.language, letter).scenario for letter in letters}


def _believed(visit: Visit, live: LiveLesson, about: Round, now: Projected) -> dict[str, Any]:
    there = live.plays(about.number)
    plays = list(there.values())
    spoken = _spoken(visit, live, about)
    known = next(iter(spoken.values())).person_index
    person = now.person if now.person in known else next(iter(known))
    # Whoever is led to the decision anyhow learns nothing any more.
    waited = [play for seat, play in there.items() if not live.seats[seat].aside]
    common = all_handed(waited, ended=about.pace == "ended")
    review = now.review or max(1, common)
    beliefs: PersonBeliefs = person_beliefs(plays, spoken, person, review)
    truth: tuple[PersonTruth, ...] = ()
    may = review <= max(1, common)
    # Of a review that was named when it was asked for: with the next map another truth would come by itself.
    if now.truth and now.review and may and beliefs.maps >= FEWEST:
        truth = person_truth(plays, spoken, person, review)
    return {
        "beliefs": beliefs, "truth": truth, "person": person, "handed": len(maps_of(plays, review)),
        "next": _after(list(known), person), "review": review, "may": may,
        "sides": () if truth else variant_beliefs(plays, spoken, person, review),
        "several": len({play.session.loaded.variant for play in plays}) > 1,
    }  # fmt: skip


def _asked(visit: Visit, live: LiveLesson, about: Round, now: Projected) -> dict[str, Any]:
    found = visit.site.lessons.discussion(live).questions(about, visit.tr)
    cards = [(one.letter, card) for one in found for card in one.cards]
    place = min(now.card, max(0, len(cards) - 1))
    return {"cards": cards, "card": cards[place] if cards else None, "place": place}


def _after(people: list[str], person: str) -> str:
    return people[(people.index(person) + 1) % len(people)]


def bars(counts: tuple[int, ...], whole: int) -> Iterator[tuple[int, str, str]]:
    """Yield the parts of a bar: which count it is, from 0 on, and where it begins and how wide it is, in percent."""
    begin = 0.0
    for place, count in enumerate(counts):
        wide = 100 * count / whole if whole else 0.0
        if count:
            yield place, f"{begin:.2f}%", f"{wide:.2f}%"
        begin += wide


def project(visit: Visit, live: LiveLesson) -> Response:
    """Choose what the projector shows."""
    live.project(Projected.of(visit.form).kept())
    shows = visit.form.text("from") == "show"
    return visit.go(f"/show/{live.lesson.course}" if shows else class_address(visit, live, "projector"))


def code(visit: Visit, live: LiveLesson) -> Response:
    """Draw the QR of the address at which people join (ISO/IEC 18004)."""
    import segno

    drawn = io.BytesIO()
    made = segno.make(f"{visit.site.address}/join/{live.lesson.code}", error="m", micro=False)
    made.save(drawn, kind="svg", scale=10, border=2, dark="#000", light="#fff", xmldecl=False, svgns=True)
    return Response(drawn.getvalue(), media_type="image/svg+xml")


async def show_events(request: Request) -> Response:
    """Tell the projector's page that there is something new."""
    return await class_events(request, lambda visit: visit.shows, BOARD, LESSON, together=BOARD_SECONDS)


ROUTES = [
    Route("/show", page(first), methods=["GET"]),
    Route("/show/{course}", page(enter), methods=["GET"]),
    Route("/show/{course}/qr.svg", page(shown(code)), methods=["GET"]),
    Route("/show/{course}/events", show_events, methods=["GET"]),
    Route("/lead/{course}/project", page(change(project)), methods=["POST"]),
]
