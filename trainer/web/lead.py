"""The facilitator's pages: classes, and one class with its list, its rounds, its pace and its board."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from trainer.classes.live.board import Board
from trainer.classes.live.board_choice import SORTINGS, BoardChoice, sections_of
from trainer.classes.live.changes import BOARD, LESSON, Changes
from trainer.classes.live.class_list import exported_list, pasted_list
from trainer.classes.live.keys import same
from trainer.classes.live.lesson import LiveLesson, Round
from trainer.classes.live.pace import PACES, shown_left, whole_minutes
from trainer.errors import N_, TrainerError, UsageError
from trainer.i18n.languages import LANGUAGES
from trainer.play.shelf import ShelfEntry, read_scenarios
from trainer.web.limits import FAILURES
from trainer.web.projected import Projected
from trainer.web.streams import stream, told, unlike
from trainer.web.visit import LEAD, Handler, Visit, lead_cookie, page

BOARD_SECONDS = 1.0
"""Between two looks at the board at least."""
MOST_MINUTES = 600
LedHandler = Callable[[Visit, LiveLesson], Response]


def only_led(handler: Handler) -> Handler:
    """Make a handler of one that is for the facilitator alone."""

    def handle(visit: Visit) -> Response:
        if not visit.leads:
            return visit.trouble(_not_led(), 403)
        return handler(visit)

    handle.__name__ = handler.__name__
    handle.__doc__ = handler.__doc__
    return handle


def led(handler: LedHandler) -> Handler:
    """Make a handler of one that is for the facilitator of the class in the address."""

    def handle(visit: Visit) -> Response:
        try:
            live = lesson_of(visit)
        except TrainerError as fault:
            return visit.trouble(fault, 404)
        return handler(visit, live)

    handle.__name__ = handler.__name__
    handle.__doc__ = handler.__doc__
    return only_led(handle)


def lesson_of(visit: Visit) -> LiveLesson:
    """Return the class in the address.

    Raises:
        TrainerError: if it is not held here.
    """
    return visit.site.lessons.lesson(visit.request.path_params["course"])


def enter(visit: Visit) -> Response:
    """Let whoever has the secret address in: the secret leaves the address bar."""
    if not visit.site.limits.open("failed", visit.address, FAILURES):
        raise HTTPException(429)
    name = visit.request.path_params["course"]
    if same(name, visit.site.lead_key):
        visit.keep(LEAD, lead_cookie(visit.site))
        return visit.go("/lead")
    if visit.leads:
        return led(show_class)(visit)
    visit.site.limits.failed(visit.address)
    return visit.trouble(_not_led(), 403)


def _not_led() -> TrainerError:
    return TrainerError(
        N_("this page is for the facilitator"), remedy=N_("open the address that stands where the server was started")
    )


# Classes


def classes(visit: Visit, wrong: TrainerError | None = None) -> Response:
    """List the classes that are held, and make one."""
    return visit.page(
        "lead_classes.html.j2", 400 if wrong else 200, held=visit.site.lessons.all(),
        wrong=wrong.said(visit.tr) if wrong else "", typed=visit.form.text("name"),
    )  # fmt: skip


def make(visit: Visit) -> Response:
    """Make a class."""
    language = visit.form.text("language")
    try:
        live = visit.site.lessons.make(visit.form.text("name"), language if language in LANGUAGES else visit.language)
    except TrainerError as fault:
        return classes(visit, fault)
    return visit.go(f"/lead/{live.lesson.course}")


# One class


def show_class(visit: Visit, live: LiveLesson, wrong: TrainerError | None = None, panel: str = "") -> Response:
    """Show a class: what is set on the left, who is where on the right; the panel with the id `panel` is open."""
    shelf = read_scenarios(visit.language).entries
    values = board_values(visit, live)
    return visit.page(
        "lead_class.html.j2", 400 if wrong else 200,
        **values,
        unknown=_unknown(live, values["board"]),
        sortings=SORTINGS,
        sections=sections_of(values["board"].rows),
        opened=panel or visit.request.query_params.get("open", ""),
        wrong=wrong.said(visit.tr) if wrong else "",
        rounds=live.rounds,
        shelf=shelf,
        letters=sorted({letter for one in shelf for letter in one.variants}),
        listed=live.listed,
        sent=[
            (one, live.seats[one.seat].names if one.seat in live.seats else "", live.messages.away(one))
            for one in reversed(live.messages.all)
        ],
        read=live.read_list,
        aside=[(one.line, one.why.said(visit.tr)) for one in live.read_list.aside] if live.read_list else [],
        pasted="\n".join(visit.form.lines("names")) if wrong else _written(live),
    )  # fmt: skip


def board_values(visit: Visit, live: LiveLesson) -> dict[str, Any]:
    """Return what the board and the heading of a class show."""
    about = live.round
    board = visit.site.lessons.board(live).board()
    choice = BoardChoice.read(visit.request.query_params)
    return {
        "lesson": live.lesson,
        "about": about,
        "board": board,
        "choice": choice,
        "rows": choice.rows(board.rows),
        "address": visit.site.address,
        **time_left(about),
    }


def time_left(about: Round | None) -> dict[str, Any]:
    """Return what pages show of a round's time: seconds as text, "" where nothing is left to show, and minutes."""
    left = shown_left(about)
    return {"left": "" if left is None else str(round(left)), "minutes": 0 if left is None else whole_minutes(left)}


def show_board(visit: Visit, live: LiveLesson) -> Response:
    """Show the part of the page that changes by itself."""
    return visit.page("lead_board.html.j2", **board_values(visit, live))


def _unknown(live: LiveLesson, board: Board) -> tuple[str, ...]:
    """Return who has finished and has no id by which a gradebook would know them."""
    done = (live.seats[row.seat].people for row in board.rows if row.place == "over")
    return tuple(one.name for people in done for one in people if not live.identity(one.id))


def _written(live: LiveLesson) -> str:
    return "\n".join(f"{one.name}; {one.identity}" if one.identity else one.name for one in live.listed)


def change(do: LedHandler | Callable[[Visit, LiveLesson], object], panel: str = "") -> Handler:
    """Make a handler that changes something of a class and shows it again, with what is wrong if something is.

    Args:
        do: changes it.
        panel: id of the part of the page that it was asked for in, which is open then without scripts, too.
    """

    def handle(visit: Visit, live: LiveLesson) -> Response:
        try:
            answer = do(visit, live)
        except UsageError as fault:
            return show_class(visit, live, fault, panel)
        return answer if isinstance(answer, Response) else visit.go(class_address(visit, live, panel))

    handle.__name__ = do.__name__
    handle.__doc__ = do.__doc__
    return led(handle)


def class_address(visit: Visit, live: LiveLesson, panel: str = "") -> str:
    """Return the address of a class's page as the facilitator looks at its board, with a panel opened."""
    query = BoardChoice.read(visit.request.query_params).query(open=panel)
    return f"/lead/{live.lesson.course}{query}{'#' + panel if panel else ''}"


def set_pace(visit: Visit, live: LiveLesson) -> None:
    """Begin, stop, pause or end the round that is on."""
    wanted = visit.form.text("pace")
    if wanted == "resume" and live.round is not None and visit.form.number("round", 0) == live.round.number:
        live.resume()
        return
    pace = next((one for one in PACES if one == wanted and one != "waiting"), None)
    # Pressed on a page of the round before: the one that is on is not meant.
    if pace is not None and live.round is not None and visit.form.number("round", 0) == live.round.number:
        begins = live.round.pace == "waiting"
        live.set_pace(pace)
        before = live.lesson.projected
        if begins and (now := Projected.read(before).begun()) != Projected.read(before):
            live.project(now.kept())


def set_joining(visit: Visit, live: LiveLesson) -> None:
    """Let people join, or no more."""
    live.set_joining(joining=visit.form.text("joining") == "1")


def set_list(visit: Visit, live: LiveLesson) -> None:
    """Write the list of the class."""
    data = visit.files.get("file", b"")
    live.take_list(exported_list(data, visit.tr("the file")) if data else pasted_list(visit.form.lines("names")))


def add_round(visit: Visit, live: LiveLesson) -> None:
    """Add a round."""
    form = visit.form
    language = form.text("language") if form.text("language") in LANGUAGES else live.lesson.language
    entry = _on_shelf(form.text("scenario"), language)
    # A second press of the same button adds no second round.
    if form.number("rounds", -1) != len(live.rounds):
        return
    loaded = visit.site.lessons.scenarios.named(entry.id, language)
    minutes = form.number("minutes", 0) if form.text("minutes").strip() else entry.minutes
    live.add_round(loaded, letter=form.text("letter")[:1], minutes=min(minutes, MOST_MINUTES))


def _on_shelf(wanted: str, language: str) -> ShelfEntry:
    """Return the scenario that was picked: one of those that stand on the shelf, and no file elsewhere.

    Raises:
        UsageError: if there is none of that name.
    """
    for one in read_scenarios(language).entries:
        if one.id == wanted:
            return one
    raise UsageError(N_("there is no scenario '{name}'"), remedy=N_("pick one from the shelf"), name=wanted[:100])


def release(visit: Visit, live: LiveLesson) -> None:
    """Open the debriefs of a round to those who played it, or close them again."""
    live.release(visit.form.number("round", 0), released=visit.form.text("released") == "1")


def rename(visit: Visit, live: LiveLesson) -> Response:
    """Mend a name at a seat."""
    seat = live.seats.get(visit.request.path_params["seat"])
    person = visit.form.text("person")
    if seat is None or all(one.id != person for one in seat.people):
        raise HTTPException(404)
    place = visit.form.number("place", 0) or None
    listed = next((one for one in live.listed if one.place == place), None)
    name = listed.name if listed else visit.form.text("name")
    live.rename(seat.id, person, name, listed.place if listed else None)
    visit.site.lessons.hand_in(live).later()
    query = BoardChoice.read(visit.request.query_params).query()
    return visit.go(f"/lead/{live.lesson.course}/seat/{seat.id}{query}")


def current(live: LiveLesson) -> Round | None:
    """Return the last round that anybody has begun to play, None if there is none."""
    return next((one for one in reversed(live.rounds) if live.attempts_of(one.number)), None)


async def board_events(request: Request) -> Response:
    """Tell the facilitator's page that the board has changed, at most once a second."""
    return await class_events(request, lambda visit: visit.leads, BOARD, LESSON, together=BOARD_SECONDS)


async def class_events(
    request: Request, may: Callable[[Visit], bool], *topics: str, together: float | None = None
) -> Response:
    """Return the stream of the class in the address, for a page that asks again at every change of one of `topics`.

    Args:
        request: for the stream.
        may: returns whether whoever asks may have it; a browser that may not does not come again.
        topics: what the page shows.
        together: as in `told`.
    """

    def find() -> Changes | None:
        visit = Visit(request)
        with suppress(TrainerError):
            return lesson_of(visit).changes if may(visit) else None
        return None

    changes = await run_in_threadpool(find)
    if changes is None:
        return Response(status_code=204)
    return stream(told(changes, *topics, etag=unlike(), together=together))


ROUTES = [
    Route("/lead", page(only_led(classes)), methods=["GET"]),
    Route("/lead", page(only_led(make)), methods=["POST"]),
    Route("/lead/{course}", page(enter), methods=["GET"]),
    Route("/lead/{course}/board", page(led(show_board)), methods=["GET"]),
    Route("/lead/{course}/events", board_events, methods=["GET"]),
    Route("/lead/{course}/pace", page(change(set_pace)), methods=["POST"]),
    Route("/lead/{course}/joining", page(change(set_joining, "joining")), methods=["POST"]),
    Route("/lead/{course}/list", page(change(set_list, "list")), methods=["POST"]),
    Route("/lead/{course}/round", page(change(add_round, "next")), methods=["POST"]),
    Route("/lead/{course}/release", page(change(release, "results")), methods=["POST"]),
    Route("/lead/{course}/seat/{seat}/name", page(change(rename)), methods=["POST"]),
]
