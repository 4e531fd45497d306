"""Questionnaires: sent to one person, filled with questions one by one, and answered once they are full."""

from __future__ import annotations

from trainer.core.scenario import Questionnaire, Scenario, SurveyAnswer
from trainer.core.state import State


def being_filled(scenario: Scenario, state: State) -> Questionnaire:
    """Return the questionnaire that is being put together; there is one where the place is `SURVEY`."""
    return next(one for one in scenario.questionnaires if state.surveyed[one.index] >= 0 and open_places(one, state))


def open_places(one: Questionnaire, state: State) -> int:
    """Return how many questions a questionnaire still takes."""
    return one.choose - (state.included & one.mask).bit_count()


def answers_to(scenario: Scenario, state: State, one: Questionnaire) -> tuple[SurveyAnswer, ...]:
    """Return what came back on a questionnaire, in the order of its questions; nothing before it is full."""
    person = state.surveyed[one.index]
    if person < 0 or open_places(one, state):
        return ()
    chosen = (scenario.survey_questions[index] for index in one.questions if state.included >> index & 1)
    return tuple(question.answers[person] for question in chosen)
