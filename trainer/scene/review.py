"""The review: the manager goes through the account map and takes it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from trainer.core.codec import encode
from trainer.core.moves import Review as HandIn
from trainer.core.state import REVIEW_DUE
from trainer.i18n.translator import Translator
from trainer.scene.map_gaps import gaps, manager_question, power_counts
from trainer.scene.place import Calendar, calendar
from trainer.scene.strategy import StrategyScene, strategy
from trainer.scene.text import AskBack, Option, Text

if TYPE_CHECKING:
    from trainer.play.session import Session


@dataclass(frozen=True, slots=True)
class ManagerQuestion:
    """Something that the map leaves open about a person; `id` stays with it."""

    id: str
    person: str
    text: Text


@dataclass(frozen=True, slots=True)
class ReviewScene:
    """A review.

    Attributes:
        title: which one of how many.
        scenario: the scenario's title.
        calendar: the calendar.
        due: whether nothing else can be done but writing on the map.
        opening: what heads it.
        words: what can be done.
        count: how many questions there are, in words.
        questions: what the map leaves open, the people in their order.
        complete: what stands there where nothing is open.
        strategy: whom to win, whom to keep neutral, which case for the house.
        wanted: whether the strategy is due with this map, and nothing was chosen yet.
        hand_in: handing in, with the question before it.
    """

    title: str
    scenario: str
    calendar: Calendar
    due: bool
    opening: str
    words: Text
    count: str
    questions: tuple[ManagerQuestion, ...]
    complete: Text
    strategy: StrategyScene
    wanted: bool
    hand_in: Option


def review(tr: Translator, session: Session) -> ReviewScene:
    """Return the review that is due, or that would be handed in early."""
    view, scenario = session.view, session.scenario
    due = session.state.place == REVIEW_DUE
    open_ = gaps(view, power=power_counts(scenario))
    words = tr("You can hand it in early, or go back and find out more. It counts as it stands.")
    if due:
        words = tr("The review is due today. You may still mend the map; then hand it in.")
    plan = strategy(tr, session)
    wanted = plan.empty and not session.state.handed and bool(scenario.reviews)
    allowed = any(isinstance(choice.move, HandIn) for choice in view.choices)
    return ReviewScene(
        title=tr("Review {number} of {of}", number=len(session.state.handed) + 1, of=len(scenario.reviews)),
        scenario=scenario.brief.title,
        calendar=calendar(tr, view),
        due=due,
        opening=tr("Your manager has your account map on the table."),
        words=Text(words),
        count=tr.plural("{count} question", "{count} questions", len(open_)) if open_ else tr("No questions"),
        questions=tuple(
            ManagerQuestion(f"{gap.person.id}.{gap.kind}", gap.person.id, Text(manager_question(tr, gap)))
            for gap in open_
        ),
        complete=Text(tr("Nothing is missing. Whether it is right is another matter."), "good"),
        strategy=plan,
        wanted=wanted,
        hand_in=Option(
            encode(HandIn()),
            tr("Hand in"),
            why_not="" if allowed else tr("Every review is over."),
            question=hand_in_question(tr, without=wanted),
        ),
    )


def hand_in_question(tr: Translator, *, without: bool = False) -> AskBack:
    """Return what is asked before the map is handed in, `without` a strategy that would be due with it."""
    words = tr("The map as it stands now is what counts for this review.")
    if without:
        words = tr("The map as it stands now is what counts for this review. No strategy lies beside it.")
    return AskBack(
        tr("Hand the map in?"),
        words,
        tr("Hand in"),
        tr("Not yet"),
    )
