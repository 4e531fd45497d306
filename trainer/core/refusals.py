"""Why the rules do not allow a move, in a sentence."""

from __future__ import annotations

from functools import partial
from typing import Final

from trainer.core.account_map import OVER_NOW
from trainer.core.codec import encode
from trainer.core.legal import is_choosing, legal_moves
from trainer.core.moves import Ask, First, Include, Leave, Meet, Move, Pitch, Respond, Review, Study, Survey
from trainer.core.scenario import Scenario
from trainer.core.state import CLOSE_DUE, MEETING, OVER, REVIEW_DUE, SURVEY, State
from trainer.errors import N_, IllegalMove, Sentence

NO_TIME: Final = Sentence(N_("there is no time left for it"))
NOT_OPEN: Final = Sentence(N_("it is not open yet"))
GONE: Final = Sentence(N_("this person has left"))


def illegal(scenario: Scenario, state: State, move: Move, reason: Sentence | None = None) -> IllegalMove:
    """Return the error that says why `move` is not allowed in `state` and which moves are."""
    return IllegalMove(encode(move), reason or _reason(scenario, state, move), partial(_legal_here, scenario, state))


def _legal_here(scenario: Scenario, state: State) -> tuple[str, ...]:
    return tuple(encode(other) for other in legal_moves(scenario, state))


def _reason(scenario: Scenario, state: State, move: Move) -> Sentence:
    if not _is_known(scenario, move):
        return Sentence(N_("this scenario has nothing of that name"))
    if state.place == OVER:
        return OVER_NOW
    if state.place == REVIEW_DUE:
        return Sentence(N_("the manager is waiting for the account map"))
    if state.place == CLOSE_DUE:
        return Sentence(N_("the calendar is used up; only the decision is left"))
    if state.place == MEETING:
        return _in_meeting(scenario, state, move)
    if state.place == SURVEY:
        return Sentence(N_("a questionnaire is being put together; choose what goes in"))
    if isinstance(move, Include):
        return Sentence(N_("no questionnaire is being put together"))
    if isinstance(move, Ask | Pitch | Respond | Leave):
        return Sentence(N_("you are not in a meeting"))
    return _at_desk(scenario, state, move)


def _is_known(scenario: Scenario, move: Move) -> bool:
    match move:
        case Ask(ref):
            return ref in scenario.question_index
        case Pitch(ref):
            return ref in scenario.pitch_index
        case Respond(ref):
            return ref in scenario.response_index
        case Study(ref):
            return ref in scenario.source_index
        case First(ref):
            return ref in scenario.account_index
        case Survey(ref, person):
            return ref in scenario.questionnaire_index and person in scenario.person_index
        case Include(ref):
            return ref in scenario.survey_question_index
        case Meet(person, channel, companion):
            return (
                person in scenario.person_index
                and channel in scenario.costs
                and (companion is None or companion in scenario.team_index)
            )
    return True


def _in_meeting(scenario: Scenario, state: State, move: Move) -> Sentence:
    if state.objection >= 0:
        if isinstance(move, Respond):
            return Sentence(N_("it is no answer to this objection, or not yet, or it was given already"))
        return Sentence(N_("an objection is on the table"))
    match move:
        case Ask() | Pitch() if state.patience <= 0:
            return Sentence(N_("the other side has no patience left"))
        case Ask(ref):
            return _unasked(scenario, state, ref)
        case Pitch(ref) if state.pitched[state.person] >> scenario.pitch_index[ref] & 1:
            return Sentence(N_("this person has heard it already"))
        case Pitch():
            return NOT_OPEN
        case Respond():
            return Sentence(N_("no objection is on the table"))
    return Sentence(N_("you are in a meeting; end it first"))


def _unasked(scenario: Scenario, state: State, ref: str) -> Sentence:
    question = scenario.questions[scenario.question_index[ref]]
    if question.person != state.person:
        return Sentence(N_("it is a question for somebody else"))
    if state.asked >> question.index & 1:
        return Sentence(N_("it was asked already"))
    if question.cost > state.patience:
        return Sentence(N_("it takes more patience than the other side has left"))
    return NOT_OPEN


def _at_desk(scenario: Scenario, state: State, move: Move) -> Sentence:
    left = scenario.slots - state.clock
    match move:
        case Study(ref):
            source = scenario.sources[scenario.source_index[ref]]
            if state.studied >> source.index & 1:
                return Sentence(N_("it was studied already"))
            return NO_TIME if source.cost > left else NOT_OPEN
        case First():
            return Sentence(N_("an account was chosen already"))
        case Survey() | Meet() if is_choosing(scenario, state):
            return Sentence(N_("choose first which account to go to"))
        case Meet():
            return _unmet(scenario, state, move, left)
        case Survey(ref, person):
            sheet = scenario.questionnaires[scenario.questionnaire_index[ref]]
            if state.surveyed[sheet.index] >= 0:
                return Sentence(N_("it was sent out already"))
            if not _is_there(scenario, state, person):
                return GONE
            if scenario.person_index[person] not in [who for who, _ in sheet.ways]:
                return Sentence(N_("this questionnaire does not go to this person"))
            return NO_TIME if sheet.cost > left else NOT_OPEN
        case Review():
            return Sentence(N_("every map that is asked for has been handed in"))
    return NOT_OPEN


def _unmet(scenario: Scenario, state: State, move: Meet, left: int) -> Sentence:
    if not _is_there(scenario, state, move.person):
        return GONE
    if scenario.costs[move.channel] > left:
        return NO_TIME
    if move.companion is not None:
        colleague = scenario.team[scenario.team_index[move.companion]]
        if state.meetings[colleague.index] >= colleague.times:
            return Sentence(N_("that colleague has no more meetings to give"))
        if colleague.needs is not None and not colleague.needs.holds(state):
            return Sentence(N_("that colleague does not come along yet"))
    return Sentence(N_("this person does not receive you yet"))


def _is_there(scenario: Scenario, state: State, person: str) -> bool:
    return scenario.truths[state.fired][scenario.person_index[person]].present
