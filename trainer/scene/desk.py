"""The desk, where every day begins: who can be met and how, what can be studied, what else can be done."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from trainer.core.codec import encode
from trainer.core.moves import Close, First, Meet, Review, Study
from trainer.core.step import start
from trainer.core.view import ColleagueSeen, View
from trainer.i18n.translator import Translator
from trainer.scene.notebook import Notebook, notebook
from trainer.scene.papers import Paper, papers
from trainer.scene.people import ChartRow, Portrait, chart, in_chart_order, portrait
from trainer.scene.place import Calendar, calendar, not_begun
from trainer.scene.questionnaire import Sheet, sheets
from trainer.scene.review import hand_in_question
from trainer.scene.text import AskBack, Option, Text, half_days, name_and_title, sentences

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
class Sources:
    """What can be learned in writing: sources and questionnaires, and what was; `nothing` stands in for the former.

    Attributes:
        options: what can be studied; the numbers stay with the sources.
        sheets_heading: what heads the questionnaires.
        sheets: those that can be sent.
        read: what can be read again.
    """

    title: str
    options: tuple[Option, ...]
    sheets_heading: str
    sheets: tuple[Sheet, ...]
    nothing: str
    read_heading: str
    read: tuple[Paper, ...]
    left: str


@dataclass(frozen=True, slots=True)
class FirstStep:
    """Choosing the account to go to first: nobody is met before.

    Attributes:
        heading: what is chosen.
        words: what it means.
        options: the accounts; the title is the name, the words are what is known.
    """

    heading: str
    words: Text
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Desk:
    """The desk.

    Attributes:
        title: the scenario's.
        customer: who is sold to.
        practice: the word for practice, or "" where the attempt counts.
        calendar: the calendar.
        chart: who reports to whom.
        people: a portrait of everybody, in the order of the chart.
        arrangements: by whom one may meet, in the same order.
        first: choosing the account to go to first, None once that is done or where there is none.
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
    first: FirstStep | None
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
        people=tuple(portrait(tr, session, person) for person in in_chart_order(view.people)),
        arrangements=arrangements(tr, session),
        first=first_step(tr, session),
        sources=sources(tr, session),
        notebook=notebook(tr, session, first),
        review=_review(tr, view),
        close=_close(tr, view),
        met_last=next((move.person for move in moves if isinstance(move, Meet)), ""),
    )


def arrangements(tr: Translator, session: Session) -> tuple[Arrangement, ...]:
    """Return how everybody can be met, in the order of the chart."""
    view = session.view
    ways: dict[str, set[str]] = {}
    free: dict[str, set[str]] = {}
    for choice in view.choices:
        if isinstance(choice.move, Meet):
            ways.setdefault(choice.move.person, set()).add(choice.move.channel)
            free.setdefault(choice.move.person, set()).add(choice.move.companion or "")
    too_late = view.left < min(cost for _, cost in view.costs)
    shut = not_begun(tr, view) or (tr("There is no time left for meetings.") if too_late else "")
    if any(isinstance(choice.move, First) for choice in view.choices):
        shut = tr("Choose first which account to go to.")
    shut = shut or tr("Cannot be met now. Find out what opens this door.")
    closed = _channels(tr, view, set(), shut), _companions(tr, view, set(), shut)
    opened: dict[tuple[frozenset[str], frozenset[str]], tuple[tuple[Channel, ...], tuple[Companion, ...]]] = {}
    found = []
    for person in in_chart_order(view.people):
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
        why_not = "" if one.id in free else shut or _stays_away(tr, one)
        found.append(Companion(one.id, one.name, words, one.left, why_not))
    return tuple(found)


def _stays_away(tr: Translator, one: ColleagueSeen) -> str:
    if one.wants and one.left:
        return tr("does not come along yet: “{words}”", words=one.wants)
    return tr("has no time for another meeting")


def first_step(tr: Translator, session: Session) -> FirstStep | None:
    """Return the choice of the account to go to first, None where there is none to make now."""
    view = session.view
    legal = [choice.move.account for choice in view.choices if isinstance(choice.move, First)]
    if not legal:
        return None
    words = tr("Going to the wrong one first costs time. Sources may be studied before you choose.")
    return FirstStep(
        tr("Whom do you go to first?"),
        Text(words, "quiet"),
        tuple(
            Option(encode(First(one.id)), one.text.replace("{you}", session.you), one.name, key=str(number))
            for number, one in enumerate(view.accounts, start=1)
        ),
    )


def sources(tr: Translator, session: Session) -> Sources:
    """Return the sources; each keeps its number, so that the same key never studies the next one."""
    view = session.view
    legal = {choice.move.source for choice in view.choices if isinstance(choice.move, Study)}
    closed = not_begun(tr, view) or tr("no time left for it")
    numbers = _source_numbers(session)
    return Sources(
        title=tr("Study"),
        options=tuple(
            Option(
                encode(Study(one.id)), one.title, one.title, tr.term("method", one.method), half_days(tr, one.cost),
                str(numbers[one.id]), "" if one.id in legal else closed,
            )
            for one in sorted(view.sources, key=lambda one: numbers[one.id])
            if not one.studied
        ),
        sheets_heading=tr("Questionnaires"),
        sheets=sheets(tr, session),
        nothing=tr("There is nothing left to study for now."),
        read_heading=tr("Read again"),
        read=papers(tr, session),
        left=tr("You have {left} left.", left=half_days(tr, view.left)),
    )  # fmt: skip


def _source_numbers(session: Session) -> dict[str, int]:
    """Return the number of each source that was ever open, by id: one that opens later never takes another's."""
    scenario = session.scenario
    numbers: dict[str, int] = {}
    for state in (start(scenario), *(moment.after for moment in session.moments)):
        if len(numbers) == len(scenario.sources):
            break
        for source in scenario.sources:
            if source.id not in numbers and (
                source.needs is None or state.studied >> source.index & 1 or source.needs.holds(state)
            ):
                numbers[source.id] = len(numbers) + 1
    return numbers


def _review(tr: Translator, view: View) -> Option:
    option = Option(encode(Review()), tr("hand the account map in"), question=hand_in_question(tr))
    if any(isinstance(choice.move, Review) for choice in view.choices):
        return option
    why_not = tr("Every review is over.") if view.next_review is None else not_begun(tr, view)
    return replace(option, why_not=why_not or tr("There is no time left for a review."))


def _close(tr: Translator, view: View) -> Option:
    words = [tr("The customer's people sit down and decide. This ends the play.")]
    if view.left > 0:
        words.append(tr("You still have {time}.", time=half_days(tr, view.left)))
    if view.next_review is not None:
        words.append(tr("The account map is taken as it stands now."))
    question = AskBack(tr("Ask for the decision?"), sentences(tr, words), tr("Ask for it"), tr("Not yet"))
    option = Option(encode(Close()), tr("ask for the decision"), question=question)
    if any(isinstance(choice.move, Close) for choice in view.choices):
        return option
    return replace(option, why_not=not_begun(tr, view))
