"""What became of accounts, questionnaires and promises: what was chosen, what it brought, and what else would have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from trainer.core.decision import SIGNED
from trainer.core.scenario import Questionnaire, SurveyAnswer
from trainer.core.survey import answers_to
from trainer.debrief.facts.replay import ReplayedPlay


@dataclass(frozen=True, slots=True)
class AccountWorth:
    """A house that could be gone to first: half days that it costs, and what comes of it."""

    name: str
    cost: int
    answer: str
    is_chosen: bool
    is_right: bool


@dataclass(frozen=True, slots=True)
class WrittenAnswer:
    """What somebody answers in writing, the findings that it brings, and whether it was given in the play."""

    person: str
    text: str
    findings: tuple[str, ...]
    is_given: bool


@dataclass(frozen=True, slots=True)
class SurveyChoice:
    """A question of a questionnaire, whether it was put in, and what everybody answers to it."""

    say: str
    is_included: bool
    answers: tuple[WrittenAnswer, ...]


@dataclass(frozen=True, slots=True)
class QuestionnaireReview:
    """A questionnaire.

    Attributes:
        title: what it is called.
        person: to whom it went, "" if it was not sent.
        brought: how many findings its answers brought.
        best: how many the best choice of questions and person would have brought.
        best_person: to whom it would have gone then; best_questions: with which.
        questions: all that could be put in, those that were first.
    """

    title: str
    person: str
    brought: int
    best: int
    best_person: str
    best_questions: tuple[str, ...]
    questions: tuple[SurveyChoice, ...]


@dataclass(frozen=True, slots=True)
class PromiseReview:
    """A promise that was made: kept, broken, or not signed; what is heard of it, and the points that it cost."""

    text: str
    fate: Literal["kept", "broken", "unsigned"]
    told: str
    points: int


@dataclass(frozen=True, slots=True)
class MeansReview:
    """What became of them; each is empty where the scenario has none."""

    accounts: tuple[AccountWorth, ...]
    questionnaires: tuple[QuestionnaireReview, ...]
    promises: tuple[PromiseReview, ...]


def means_review(play: ReplayedPlay) -> MeansReview:
    """Return what became of a play's accounts, questionnaires and promises."""
    return MeansReview(
        _accounts(play),
        tuple(_questionnaire(play, one) for one in play.scenario.questionnaires),
        tuple(_promises(play)),
    )


def _accounts(play: ReplayedPlay) -> tuple[AccountWorth, ...]:
    scenario = play.scenario
    # Where two cost the same, it is the house that this is about.
    right = min(scenario.accounts, key=lambda one: (one.cost, one.index != scenario.account), default=None)
    return tuple(
        AccountWorth(one.name, one.cost, play.said(one.answer), one.index == play.state.account, one is right)
        for one in scenario.accounts
    )


def _questionnaire(play: ReplayedPlay, one: Questionnaire) -> QuestionnaireReview:
    scenario, state = play.scenario, play.state
    person = state.surveyed[one.index]
    given = answers_to(scenario, state, one)
    questions = [scenario.survey_questions[index] for index in one.questions]
    choices = [
        SurveyChoice(
            play.said(question.say),
            bool(state.included >> question.index & 1),
            tuple(_answer(play, answer, is_given=answer in given) for answer in question.answers.values()),
        )
        for question in questions
    ]
    best, best_person, best_questions = _best(play, one)
    return QuestionnaireReview(
        title=one.title,
        person=play.name(person) if person >= 0 else "",
        brought=_findings(given).bit_count(),
        best=best,
        best_person=best_person,
        best_questions=best_questions,
        questions=tuple(sorted(choices, key=lambda choice: not choice.is_included)),
    )


def _best(play: ReplayedPlay, one: Questionnaire) -> tuple[int, str, tuple[str, ...]]:
    """Return the most findings that a questionnaire can bring, to whom it goes then, and with which questions."""
    scenario, sent_to = play.scenario, play.state.surveyed[one.index]
    questions = [scenario.survey_questions[index] for index in one.questions]
    # Among equals whom it went to in the play, and what was put into it.
    people = sorted((who for who, _ in one.ways), key=lambda who: who != sent_to)
    questions.sort(key=lambda question: not play.state.included >> question.index & 1)
    ways = ((who, chosen) for who in people for chosen in combinations(questions, one.choose))
    who, chosen = max(ways, key=lambda way: _findings([each.answers[way[0]] for each in way[1]]).bit_count())
    found = [each for each in chosen if each.answers[who].effects.reveals]
    count = _findings([each.answers[who] for each in chosen]).bit_count()
    return count, play.name(who), tuple(play.said(each.say) for each in found)


def _answer(play: ReplayedPlay, answer: SurveyAnswer, *, is_given: bool) -> WrittenAnswer:
    clues = play.scenario.clues
    findings = tuple(play.said(clue.text) for clue in clues if answer.effects.reveals >> clue.index & 1)
    return WrittenAnswer(play.name(answer.person), play.said(answer.text), findings, is_given)


def _findings(answers: Iterable[SurveyAnswer]) -> int:
    mask = 0
    for answer in answers:
        mask |= answer.effects.reveals
    return mask


def _promises(play: ReplayedPlay) -> Iterator[PromiseReview]:
    end = play.card.outcome
    for one in play.scenario.promises:
        if end.kind not in SIGNED:
            if one.made is None or one.made.holds(play.state):
                yield PromiseReview(one.text, "unsigned", "", 0)
        elif one in end.kept:
            yield PromiseReview(one.text, "kept", play.said(one.kept_text), 0)
        elif one in end.broken:
            yield PromiseReview(one.text, "broken", play.said(one.broken_text), one.points)
