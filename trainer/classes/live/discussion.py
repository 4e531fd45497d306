"""What to talk about after a round: questions from the plays that are over, and how the teams stand."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from trainer.classes.facts.class_play import ClassPlay
from trainer.classes.facts.conversations import breaches
from trainer.classes.facts.questions import class_questions
from trainer.classes.live.beliefs import FEWEST
from trainer.classes.page import QuestionCard
from trainer.classes.replay import CLASS_NAME
from trainer.classes.words.questions import question_card
from trainer.debrief.facts.replay import replayed_play

if TYPE_CHECKING:
    from trainer.classes.live.board import Board
    from trainer.classes.live.lesson import LiveLesson, Round
    from trainer.classes.live.seat_play import SeatPlay
    from trainer.i18n.translator import Translator


@dataclass(frozen=True, slots=True)
class VariantQuestions:
    """The questions from the plays of one variant; `letter` is "" of a scenario that has but one."""

    letter: str
    cards: tuple[QuestionCard, ...]


@dataclass(frozen=True, slots=True)
class TeamResult:
    """What a seat reached: its names, the outcome and the overall result, 0–100."""

    names: str
    outcome: str
    overall: float


class Discussion:
    """Finds the questions of one class, once for the same plays. Threads may use it at once."""

    def __init__(self, live: LiveLesson) -> None:
        self._live = live
        self._lock = threading.Lock()
        self._known: tuple[tuple[object, ...], tuple[VariantQuestions, ...]] = ((), ())

    def questions(self, about: Round, tr: Translator) -> tuple[VariantQuestions, ...]:
        """Return the questions of a round, by variant; none from fewer than `FEWEST` plays that are over.

        No answer is in them.

        Raises:
            StoreFault: if a play cannot be read.
        """
        plays = {seat: play for seat, play in self._live.plays(about.number).items() if play.session.over}
        key = about.number, tr.language, tuple(plays)
        with self._lock:
            if self._known[0] != key:
                self._known = key, self._found(about, plays, tr)
            return self._known[1]

    def _found(self, about: Round, plays: Mapping[str, SeatPlay], tr: Translator) -> tuple[VariantQuestions, ...]:
        found = []
        for variant in sorted({play.session.loaded.variant for play in plays.values()}):
            loaded = self._live.scenario(about, tr.language, variant)
            sittings = [
                ClassPlay(
                    (seat,), CLASS_NAME, 1, False,
                    replayed_play(loaded.scenario, [one.move for one in play.session.moments], CLASS_NAME),
                )
                for seat, play in plays.items()
                if play.session.loaded.variant == variant
            ]  # fmt: skip
            if len(sittings) >= FEWEST:
                asked = class_questions(sittings, breaches(sittings), len(sittings))
                cards = tuple(question_card(tr, one) for one in asked)
                found.append(VariantQuestions(loaded.letter, tuple(_unanswered(one) for one in cards)))
        return tuple(found)


def team_results(board: Board) -> tuple[TeamResult, ...]:
    """Return what each seat reached whose play is over, the best first."""
    found = [TeamResult(row.names, row.outcome, row.overall) for row in board.rows if row.overall is not None]
    return tuple(sorted(found, key=lambda one: (-one.overall, one.names)))


def _unanswered(card: QuestionCard) -> QuestionCard:
    return replace(card, answer=())
