"""Questionnaires: those that can be sent, and to whom; and the one that is being put together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from trainer.core.codec import encode
from trainer.core.moves import Include, Survey
from trainer.core.view import QuestionnaireSeen
from trainer.i18n.translator import Translator
from trainer.scene.choices import shuffled
from trainer.scene.people import in_chart_order
from trainer.scene.place import Calendar, calendar, not_begun
from trainer.scene.text import Option, Text, half_days, name_and_title, sentences

if TYPE_CHECKING:
    from trainer.play.session import Session


@dataclass(frozen=True, slots=True)
class Sheet:
    """A questionnaire that was not sent yet.

    Attributes:
        id: its id.
        title: what it is called.
        words: how many of its questions go in, and what it costs.
        note: what it costs, shortly.
        heading: what heads the questions.
        questions: all that may go in, in this attempt's own order.
        people: to whom it can go.
        why_not: why it cannot be sent now, or "".
    """

    id: str
    title: str
    words: str
    note: str
    heading: str
    questions: tuple[Text, ...]
    people: tuple[Option, ...]
    why_not: str


@dataclass(frozen=True, slots=True)
class QuestionnaireScene:
    """A questionnaire that is being put together.

    Attributes:
        title: what it is called.
        to: to whom it goes.
        calendar: the calendar.
        words: how many questions it still takes.
        chosen_heading: what heads those that are in it.
        chosen: the questions that are in it.
        heading: what heads the choices.
        choices: what can go in, in this attempt's own order; each keeps its number.
    """

    title: str
    to: str
    calendar: Calendar
    words: Text
    chosen_heading: str
    chosen: tuple[Text, ...]
    heading: str
    choices: tuple[Option, ...]


def sheets(tr: Translator, session: Session) -> tuple[Sheet, ...]:
    """Return the questionnaires that were not sent yet and are open to the trainee."""
    view = session.view
    legal = {encode(choice.move) for choice in view.choices if isinstance(choice.move, Survey)}
    found = []
    for one in view.questionnaires:
        if one.sent_to:
            continue
        ways = [
            (encode(Survey(one.id, person.id)), person)
            for person in in_chart_order(view.people)
            if person.id in one.people
        ]
        is_open = any(move in legal for move, _ in ways)
        words = tr.plural("{count} question goes in.", "{count} questions go in.", one.choose)
        cost = half_days(tr, one.cost)
        once = tr("You pick one person to fill it in, once; it costs {cost}.", cost=cost)
        found.append(
            Sheet(
                one.id, one.title, sentences(tr, (words, once)), cost, tr("What you may ask"),
                tuple(Text(say) for _, say, _ in _questions(session, one)),
                tuple(Option(move, name_and_title(tr, person), key=str(number))
                      for number, (move, person) in enumerate(ways, start=1)) if is_open else (),
                "" if is_open else not_begun(tr, view) or tr("no time left for it"),
            )
        )  # fmt: skip
    return tuple(found)


def questionnaire(tr: Translator, session: Session) -> QuestionnaireScene:
    """Return the questionnaire that is being put together."""
    view = session.view
    one = next(each for each in view.questionnaires if each.sent_to and each.left)
    questions = _questions(session, one)
    left = tr.plural("{count} more question goes in.", "{count} more questions go in.", one.left)
    return QuestionnaireScene(
        title=one.title,
        to=tr("to {person}", person=name_and_title(tr, view.person(one.sent_to))),
        calendar=calendar(tr, view),
        words=Text(sentences(tr, (left, tr("With the last one it goes out, and the answers come back.")))),
        chosen_heading=tr("In it"),
        chosen=tuple(Text(say) for _, say, included in questions if included),
        heading=tr("What may go in"),
        choices=tuple(
            Option(move, say, key=str(number))
            for number, (move, say, included) in enumerate(questions, start=1)
            if not included
        ),
    )


def _questions(session: Session, one: QuestionnaireSeen) -> list[tuple[str, str, bool]]:
    """Return the questions in this attempt's own order: the move that puts one in, its words, whether it is in."""
    by_move = {Include(each.id): each for each in one.questions}
    return [
        (encode(move), by_move[move].say.replace("{you}", session.you), by_move[move].included)
        for move in shuffled(by_move, session.attempt.id)
    ]
