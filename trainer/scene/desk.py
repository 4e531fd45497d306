"""The desk, where every day begins: who can be met and how, what can be studied, what else can be done."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from trainer.core.codec import encode
from trainer.core.moves import Close, Meet, Review, Study
from trainer.core.state import CLOSE_DUE, DESK
from trainer.core.view import View
from trainer.i18n.translator import Translator
from trainer.scene.notebook import Notebook, notebook
from trainer.scene.people import ChartRow, Portrait, chart, portrait
from trainer.scene.place import Calendar, calendar
from trainer.scene.review import hand_in_question
from trainer.scene.text import AskBack, Option, Text, half_days, name_and_title, paragraphs, sentences

if TYPE_CHECKING:
    from trainer.play.session import Session


@dataclass(frozen=True, slots=True)
class Channel:
    """A way of meeting; `cost` in half days; `why_not` is "" if it is open."""

    id: str
    word: str
    cost: int
    cost_words: str
    spends: str
    why_not: str


@dataclass(frozen=True, slots=True)
class Companion:
    """A colleague who may come along; the id "" stands for nobody; `left` is how many meetings they can spare."""

    id: str
    name: str
    words: str
    left: int
    why_not: str


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Arranging a meeting with one person: every open channel goes with every open companion.

    Attributes:
        heading: what is being arranged.
        channels: every channel, cheap or dear.
        companions: nobody, then every colleague.
        why_not: why the person cannot be met at all, or "".
    """

    person: str
    heading: str
    channels: tuple[Channel, ...]
    companions: tuple[Companion, ...]
    why_not: str

    def move(self, channel: str, companion: str = "") -> str:
        """Return the move, as text, that begins the meeting."""
        return encode(Meet(self.person, channel, companion or None))

    def moves(self) -> tuple[str, ...]:
        """Return every move that can be made here, as text."""
        if self.why_not:
            return ()
        return tuple(
            self.move(way.id, one.id)
            for way in self.channels
            if not way.why_not
            for one in self.companions
            if not one.why_not
        )


@dataclass(frozen=True, slots=True)
class ReadSource:
    """A source that was studied and can be read again."""

    id: str
    title: str
    kind: str
    texts: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Sources:
    """What can be studied, the numbers staying with the sources, and what was; `nothing` stands in for the former."""

    title: str
    options: tuple[Option, ...]
    nothing: str
    read_heading: str
    read: tuple[ReadSource, ...]
    left: str


@dataclass(frozen=True, slots=True)
class Desk:
    """The desk.

    Attributes:
        title: the scenario's.
        customer: who is sold to.
        practice: the word for practice, or "" where the attempt counts.
        calendar: the calendar.
        chart: who reports to whom.
        people: a portrait of everybody, in the order of the scenario.
        arrangements: by whom one may meet, in the same order.
        sources: what can be studied.
        notebook: what was found out.
        review: handing the account map in.
        close: asking for the decision.
        met_last: id of the person met last, or "".
    """

    title: str
    customer: str
    practice: str
    calendar: Calendar
    chart: tuple[ChartRow, ...]
    people: tuple[Portrait, ...]
    arrangements: tuple[Arrangement, ...]
    sources: Sources
    notebook: Notebook
    review: Option
    close: Option
    met_last: str

    def portrait(self, person: str) -> Portrait:
        """Return the portrait of a person by id, the first one's if there is none of that id."""
        return next((one for one in self.people if one.person == person), self.people[0])

    def arrangement(self, person: str) -> Arrangement:
        """Return how a person can be met, by id."""
        return next(one for one in self.arrangements if one.person == person)


def desk(tr: Translator, session: Session, first: str = "") -> Desk:
    """Return the desk; in its notebook the person of the id `first` leads."""
    view, facts = session.view, session.scenario.brief
    moves = [moment.move for moment in reversed(session.moments)]
    return Desk(
        title=facts.title,
        customer=facts.customer,
        practice=tr("practice") if session.practice else "",
        calendar=calendar(tr, view),
        chart=chart(view.people),
        people=tuple(portrait(tr, session, person) for person in view.people),
        arrangements=arrangements(tr, session),
        sources=sources(tr, session),
        notebook=notebook(tr, session, first),
        review=_review(tr, view),
        close=_close(tr, view),
        met_last=next((move.person for move in moves if isinstance(move, Meet)), ""),
    )


def arrangements(tr: Translator, session: Session) -> tuple[Arrangement, ...]:
    """Return how everybody can be met, in the order of the scenario."""
    view = session.view
    ways: dict[str, set[str]] = {}
    free: dict[str, set[str]] = {}
    for choice in view.choices:
        if isinstance(choice.move, Meet):
            ways.setdefault(choice.move.person, set()).add(choice.move.channel)
            free.setdefault(choice.move.person, set()).add(choice.move.companion or "")
    too_late = view.left < min(cost for _, cost in view.costs)
    shut = _closed(tr, view) or (tr("There is no time left for meetings.") if too_late else "")
    shut = shut or tr("Cannot be met now. Find out what opens this door.")
    closed = _channels(tr, view, set(), shut), _companions(tr, view, set(), shut)
    opened: dict[tuple[frozenset[str], frozenset[str]], tuple[tuple[Channel, ...], tuple[Companion, ...]]] = {}
    found = []
    for person in view.people:
        heading = tr("Meet {person}", person=person.name)
        if person.id not in ways:
            found.append(Arrangement(person.id, heading, *closed, shut))
            continue
        key = frozenset(ways[person.id]), frozenset(free[person.id])
        if key not in opened:
            # Almost always the same ways are open to all who can be met.
            opened[key] = _channels(tr, view, ways[person.id], ""), _companions(tr, view, free[person.id], "")
        found.append(Arrangement(person.id, heading, *opened[key], ""))
    return tuple(found)


def _channels(tr: Translator, view: View, open_: set[str], shut: str) -> tuple[Channel, ...]:
    left = half_days(tr, view.left)
    found = []
    for name, cost in view.costs:
        words = half_days(tr, cost)
        spends = tr("Costs {cost} of the {left} that you have.", cost=words, left=left)
        why_not = "" if name in open_ else shut or tr("no time left for it")
        found.append(Channel(name, tr.term("channel", name), cost, words, spends, why_not))
    return tuple(found)


def _companions(tr: Translator, view: View, free: set[str], shut: str) -> tuple[Companion, ...]:
    found = [Companion("", tr("nobody, alone"), tr("nobody, alone"), 0, shut)]
    for one in view.team:
        left = tr.plural("{count} meeting left", "{count} meetings left", one.left)
        words = tr("{word} ({note})", word=name_and_title(tr, one), note=left)
        why_not = "" if one.id in free else shut or tr("has no time for another meeting")
        found.append(Companion(one.id, one.name, words, one.left, why_not))
    return tuple(found)


def sources(tr: Translator, session: Session) -> Sources:
    """Return the sources; each keeps its number, so that the same key never studies the next one."""
    view = session.view
    legal = {choice.move.source for choice in view.choices if isinstance(choice.move, Study)}
    closed = _closed(tr, view) or tr("no time left for it")
    return Sources(
        title=tr("Study"),
        options=tuple(
            Option(
                encode(Study(one.id)), one.title, one.title, tr.term("method", one.method), half_days(tr, one.cost),
                str(number), "" if one.id in legal else closed,
            )
            for number, one in enumerate(view.sources, start=1)
            if not one.studied
        ),
        nothing=tr("There is nothing left to study for now."),
        read_heading=tr("Read again"),
        read=tuple(
            ReadSource(one.id, one.title, tr.term("method", one.method), paragraphs(one.text, session.you))
            for one in view.sources
            if one.studied
        ),
        left=tr("You have {left} left.", left=half_days(tr, view.left)),
    )  # fmt: skip


def _review(tr: Translator, view: View) -> Option:
    option = Option(encode(Review()), tr("hand the account map in"), question=hand_in_question(tr))
    if any(isinstance(choice.move, Review) for choice in view.choices):
        return option
    why_not = tr("Every review is over.") if view.next_review is None else _closed(tr, view)
    return replace(option, why_not=why_not or tr("There is no time left for a review."))


def _close(tr: Translator, view: View) -> Option:
    words = [tr("The customer's people sit down and decide. This ends the play.")]
    if view.left > 0:
        words.append(tr("You still have {time}.", time=half_days(tr, view.left)))
    if view.next_review is not None:
        words.append(tr("The account map is taken as it stands now."))
    question = AskBack(tr("Ask for the decision?"), sentences(tr, words), tr("Ask for it"), tr("Not yet"), final=True)
    option = Option(encode(Close()), tr("ask for the decision"), question=question)
    if any(isinstance(choice.move, Close) for choice in view.choices):
        return option
    return replace(option, why_not=_closed(tr, view))


def _closed(tr: Translator, view: View) -> str:
    """Return why nothing at all is begun from the desk now, or "" where one sits at it."""
    if view.place == DESK:
        return ""
    if view.place == CLOSE_DUE:
        return tr("the calendar is used up")
    if view.meeting is not None:
        return tr("You are in a meeting.")
    return tr("Your manager asks for the account map.")
