"""When the play is over: one's own words, the decision, and the debrief once it is released."""

from __future__ import annotations

from html import escape

from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.routing import Route

from trainer.classes.live.lesson import Round
from trainer.classes.live.seat_play import SeatPlay
from trainer.core.reflection import LONGEST_LINE, Reflection
from trainer.i18n.terms import TERMS
from trainer.scene.decision import decision
from trainer.web.visit import Visit, page


def result(visit: Visit) -> Response:
    """Ask for one's own words, then show the decision."""
    about, play = _play(visit)
    with play.lock:
        if not play.session.over:
            return visit.go("/play")
        seen = play.session.attempt.reflection or "read" in visit.request.query_params
        if not seen:
            return _ask(visit, about, play)
        lesson, seat = visit.seat()
        return visit.page(
            "decision.html.j2", scene=decision(visit.tr, play.session), about=about, seat=seat,
            title=play.session.scenario.brief.title, reflections=_reflections(visit, play), etag=lesson.etag(seat.id),
            goes_on=lesson.round is not None and lesson.round.number != about.number,
        )  # fmt: skip


def reflect(visit: Visit) -> Response:
    """Keep one's own words."""
    about, play = _play(visit)
    if not play.session.over:
        return visit.go("/play")
    lesson, seat = visit.seat()
    lines = Reflection(*(visit.form.text(name)[:LONGEST_LINE] for name in TERMS["reflection"]))
    lesson.reflect(seat.id, about.number, lines)
    return visit.go(f"/over/{about.number}?read")


def debrief(visit: Visit) -> Response:
    """Show the debrief where the facilitator has released it."""
    about, play = _play(visit)
    if not play.session.over or not about.released:
        return visit.go("/play")
    from trainer.debrief.pages.html import to_html
    from trainer.play.debriefs import of_session

    whole = "all" in visit.request.query_params
    with play.lock:
        markup = to_html(of_session(play.session, visit.tr), visit.tr, folded=not whole)
    # It is a page that stands alone wherever else it is read; here there is a way back.
    at = f"/over/{about.number}"
    ways = [
        (f"{at}?read", visit.tr("Back to how it ended")),
        (f"{at}/debrief", visit.tr("Section by section"))
        if whole
        else (f"{at}/debrief?all", visit.tr("Everything open, to print for instance")),
    ]
    links = " ".join(f'<a href="{path}">{escape(words)}</a>' for path, words in ways)
    named = escape(visit.tr("Pages"))
    return visit.document(markup.replace("<body>", f'<body><nav class="ways" aria-label="{named}">{links}</nav>', 1))


def _play(visit: Visit) -> tuple[Round, SeatPlay]:
    lesson, seat = visit.seat()
    number = visit.request.path_params["number"]
    about = lesson.round_of(number)
    play = lesson.play_of(seat.id, number) if about else None
    if about is None or play is None:
        raise HTTPException(404)
    return about, play


def _ask(visit: Visit, about: Round, play: SeatPlay) -> Response:
    _, seat = visit.seat()
    return visit.page(
        "reflect.html.j2", about=about, seat=seat, title=play.session.scenario.brief.title,
        reflections=_reflections(visit, play), longest=LONGEST_LINE,
    )  # fmt: skip


def _reflections(visit: Visit, play: SeatPlay) -> list[dict[str, str]]:
    written = play.session.attempt.reflection._asdict()
    return [
        {"id": name, "question": visit.tr.term("reflection", name), "line": written[name]}
        for name in TERMS["reflection"]
    ]


ROUTES = [
    Route("/over/{number:int}", page(result), methods=["GET"]),
    Route("/over/{number:int}", page(reflect), methods=["POST"]),
    Route("/over/{number:int}/debrief", page(debrief), methods=["GET"]),
]
