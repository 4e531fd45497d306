"""The pages of a play up to the decision: brief, desk, meeting, questionnaire, review, what can be read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from starlette.responses import Response
from starlette.routing import Route

from trainer.classes.live.pace import notice, shown_left, whole_minutes
from trainer.classes.live.seat_play import Answer, SeatPlay
from trainer.core.codec import encode
from trainer.core.moves import Paperwork
from trainer.errors import N_
from trainer.play.session import Session
from trainer.scene.brief import brief, glossary
from trainer.scene.desk import desk
from trainer.scene.meeting import meeting
from trainer.scene.narration import NarrationLine, learned, narration
from trainer.scene.notebook import clues_about, notebook
from trainer.scene.place import calendar, place_of
from trainer.scene.questionnaire import questionnaire
from trainer.scene.review import review
from trainer.scene.strategy import AimId, strategy_of
from trainer.web.visit import NOTICE, Visit, page

if TYPE_CHECKING:
    from trainer.classes.live.lesson import LessonSeat, LiveLesson, Round
    from trainer.i18n.translator import Translator

LATE = N_(
    "You had gone on meanwhile, perhaps in another window. Here is where you are now; what you pressed was not done."
)
PITCHES = "/play/pitches"


@dataclass(frozen=True)
class Seated:
    """A seat with a play, as a page draws it; `telling` is what any page is to say of what was sent."""

    visit: Visit
    lesson: LiveLesson
    seat: LessonSeat
    about: Round
    play: SeatPlay
    telling: str = ""

    @property
    def session(self) -> Session:
        """The attempt."""
        return self.play.session

    @property
    def tr(self) -> Translator:
        """What speaks its language."""
        return self.visit.tr

    def page(self, template: str, status: int = 200, notice: str = "", **values: object) -> Response:
        """Return a page of the play; `notice` says what became of what was sent."""
        session = self.session
        return self.visit.page(
            template, status,
            seat=self.seat,
            title=session.scenario.brief.title,
            at=self.play.made,
            place=place_of(session),
            calendar=calendar(self.tr, session.view),
            held=_held(self),
            etag=self.lesson.etag(self.seat.id),
            notice=notice or self.telling or self.visit.shown_once(NOTICE),
            **values,
        )  # fmt: skip


def _held(at: Seated) -> dict[str, str]:
    """Return what the pace tells everybody: a word for it and a sentence, and until when the time lasts."""
    about, tr = at.about, at.tr
    words = notice(about, at.session)
    left = None if at.session.over else shown_left(about)
    return {
        "words": words.said(tr) if words else "",
        "stops": "1" if words and about.pace != "ended" else "",
        "left": "" if left is None else str(round(left)),
        "runs": "1" if about.running else "",
        "left_words": ""
        if left is None
        else tr.plural("{count} minute left", "{count} minutes left", whole_minutes(left)),
    }


def seated(handler: Callable[[Seated], Response]) -> Callable[[Visit], Response]:
    """Make a handler of one that is for seats with a play; others are told what they wait for."""

    def handle(visit: Visit) -> Response:
        lesson, seat = visit.seat()
        play = lesson.play_of(seat.id)
        about = lesson.round
        if play is None or about is None:
            title = lesson.scenario(about, seat.language, about.letter or None).scenario.brief.title if about else ""
            return visit.page("waiting.html.j2", lesson=lesson.lesson, seat=seat, about=about, title=title,
                              etag=lesson.etag(seat.id))  # fmt: skip
        with play.lock:
            return handler(Seated(visit, lesson, seat, about, play))

    handle.__name__ = handler.__name__
    handle.__doc__ = handler.__doc__
    return handle


def now(at: Seated) -> Response:
    """Show where the play stands."""
    if not at.session.moments and "begun" not in at.visit.request.query_params:
        return at.page("brief.html.j2", scene=brief(at.tr, at.session), begins=True)
    return {
        "desk": _desk, "meeting": meeting_page, "survey": _survey, "review": _review, "decision": _decision,
    }[place_of(at.session)](at)  # fmt: skip


def _desk(at: Seated) -> Response:
    return at.page("desk.html.j2", scene=desk(at.tr, at.session), told=_told(at))


def _told(at: Seated) -> tuple[NarrationLine, ...]:
    """Return what the last move brought to light, where nobody sits across the table to say it."""
    if not at.session.moments or place_of(at.session) == "meeting":
        return ()
    return learned(at.tr, at.session.scenario, at.session.moments[-1].lines)


def meeting_page(at: Seated, status: int = 200, notice: str = "", typed: str = "") -> Response:
    """Show the meeting that is on; `typed` stands in the field for own words."""
    # What the last move brought is read out where the page is heard.
    fresh = narration(at.tr, at.session.scenario, at.session.moments[-1].lines)
    return at.page(
        "meeting.html.j2", status, notice, scene=meeting(at.tr, at.session), fresh=len(fresh), **_saying(at, typed)
    )


def pitches_page(at: Seated, status: int = 200, notice: str = "", typed: str = "") -> Response:
    """Show what can be pitched in the meeting that is on; `typed` stands in the field for own words."""
    return at.page("pitches.html.j2", status, notice, scene=meeting(at.tr, at.session), **_saying(at, typed))


def _saying(at: Seated, typed: str) -> dict[str, object]:
    """Return what a form for own words holds.

    `typed` is what stands in it; `point` stands for what the words are about: it is the same for as long as no more is
    said to anybody, whatever is written on the map meanwhile.
    """
    talked = sum(not isinstance(one.move, Paperwork) for one in at.session.moments)
    return {"typed": typed, "point": f"{at.about.number}.{talked}"}


def _survey(at: Seated) -> Response:
    return at.page("survey.html.j2", scene=questionnaire(at.tr, at.session))


def _review(at: Seated) -> Response:
    return at.page("review.html.j2", scene=review(at.tr, at.session), told=_told(at), was=_strategy_was(at))


def _decision(at: Seated) -> Response:
    return at.visit.go(f"/over/{at.about.number}")


def _strategy_was(at: Seated) -> str:
    strategy = at.session.state.strategy
    return "" if strategy is None else encode(strategy)


def person(at: Seated) -> Response:
    """Show one of the customer's people, and how they can be met."""
    scene = desk(at.tr, at.session)
    name = at.visit.request.path_params["person"]
    portrait = scene.portrait(name)
    return at.page(
        "person.html.j2",
        scene=scene,
        portrait=portrait,
        arrangement=scene.arrangement(portrait.person),
        clues=clues_about(at.tr, at.session, portrait.person),
    )


def study(at: Seated) -> Response:
    """Show what can be learned in writing."""
    return at.page("study.html.j2", scene=desk(at.tr, at.session).sources)


def pitches(at: Seated) -> Response:
    """Show what can be pitched, each case in full before it is made."""
    if place_of(at.session) != "meeting":
        return at.visit.go("/play?begun")
    return pitches_page(at)


def read(at: Seated) -> Response:
    """Show something that is read again."""
    wanted = at.visit.request.query_params.get("paper", "")
    for paper in desk(at.tr, at.session).sources.read:
        if paper.id == wanted:
            return at.page("paper.html.j2", paper=paper)
    return at.visit.go("/play/study")


def notes(at: Seated) -> Response:
    """Show the notebook."""
    return at.page("notebook.html.j2", scene=notebook(at.tr, at.session))


def show_brief(at: Seated) -> Response:
    """Show the brief again."""
    return at.page("brief.html.j2", scene=brief(at.tr, at.session), begins=False)


def show_glossary(at: Seated) -> Response:
    """Show the glossary."""
    return at.page("glossary.html.j2", scene=glossary(at.tr, at.session))


def show_review(at: Seated) -> Response:
    """Show the review before it is due, or lead back where none is to come."""
    if place_of(at.session) == "decision":
        return at.visit.go("/play")
    return _review(at)


def move(at: Seated) -> Response:
    """Make the move that was pressed."""
    form = at.visit.form
    return after(at, at.lesson.answer(at.seat.id, form.text("move"), form.number("at", -1)))


def meet(at: Seated) -> Response:
    """Begin the meeting that was arranged."""
    form = at.visit.form
    text = " ".join(
        part for part in ("meet", form.text("person"), form.text("channel"),
                          f"with {form.text('companion')}" if form.text("companion") else "") if part
    )  # fmt: skip
    return after(at, at.lesson.answer(at.seat.id, text, form.number("at", -1)))


def plan(at: Seated) -> Response:
    """Write the strategy."""
    form = at.visit.form
    chosen: Mapping[AimId, tuple[str, ...]] = {
        "win": form.all("win"), "neutral": form.all("neutral"), "case": tuple(filter(None, form.all("case"))),
    }  # fmt: skip
    answer = at.lesson.write(at.seat.id, strategy_of(chosen), form.text("was"))
    return after(at, answer, "/play/review" if at.session.state.place == 0 else "/play")


def after(at: Seated, answer: Answer, path: str = "/play?begun") -> Response:
    """Return what comes after something was sent: where the play stands now, with a word if it was not done."""
    if answer.kind == "made":
        at.visit.site.metrics.moved()
    if answer.kind in ("made", "repeated"):
        return at.visit.go(path)
    return at.visit.go_on("/play?begun", answer.why.said(at.tr) if answer.why else at.tr(LATE))


def words(visit: Visit) -> Response:
    """Show the four words: once after joining, and new ones whenever they are asked for."""
    lesson, seat = visit.seat()
    shown = visit.shown_once()
    return visit.page("words.html.j2", lesson=lesson.lesson, seat=seat, words=shown)


def new_words(visit: Visit) -> Response:
    """Give the seat other words."""
    lesson, seat = visit.seat()
    visit.show_once(lesson.renew_words(seat.id))
    return visit.go("/play/words")


ROUTES = [
    Route("/play", page(seated(now)), methods=["GET"]),
    Route("/play/move", page(seated(move)), methods=["POST"]),
    Route("/play/meet", page(seated(meet)), methods=["POST"]),
    Route("/play/plan", page(seated(plan)), methods=["POST"]),
    Route("/play/person/{person}", page(seated(person)), methods=["GET"]),
    Route(PITCHES, page(seated(pitches)), methods=["GET"]),
    Route("/play/study", page(seated(study)), methods=["GET"]),
    Route("/play/read", page(seated(read)), methods=["GET"]),
    Route("/play/notebook", page(seated(notes)), methods=["GET"]),
    Route("/play/brief", page(seated(show_brief)), methods=["GET"]),
    Route("/play/glossary", page(seated(show_glossary)), methods=["GET"]),
    Route("/play/review", page(seated(show_review)), methods=["GET"]),
    Route("/play/words", page(words), methods=["GET"]),
    Route("/play/words", page(new_words), methods=["POST"]),
]
