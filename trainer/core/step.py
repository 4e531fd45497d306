"""One move: `step(scenario, state, move)` is the whole game, and a pure function."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from trainer.core import meeting
from trainer.core.account_map import fault_in_note, with_note
from trainer.core.calendar import back_at_desk
from trainer.core.happenings import Happening
from trainer.core.legal import can_ask, can_pitch, can_study, comes_along, is_choosing, is_open
from trainer.core.moves import (
    Ask,
    Close,
    First,
    Include,
    Leave,
    Meet,
    Move,
    Note,
    Pitch,
    Respond,
    Review,
    Strategy,
    Study,
    Survey,
)
from trainer.core.refusals import illegal
from trainer.core.scenario import Scenario
from trainer.core.state import CLOSE_DUE, DESK, MEETING, OVER, REVIEW_DUE, SURVEY, Handed, State
from trainer.core.strategy import fault_in_strategy
from trainer.core.survey import answers_to, being_filled
from trainer.core.vocabulary import MIDDLE_SUPPORT, STANCE_STEP

Result = tuple[State, list[Happening]]


def start(scenario: Scenario) -> State:
    """Return the state before the first move."""
    people = len(scenario.people)
    state = State(
        place=DESK,
        clock=0,
        agenda=0,
        fired=0,
        clues=0,
        asked=0,
        studied=0,
        flags=0,
        breaches=0,
        met=0,
        matched=0,
        trust=tuple(person.trust for person in scenario.people),
        support=tuple(MIDDLE_SUPPORT + STANCE_STEP * truth.stance for truth in scenario.truths[0]),
        served=(0,) * people,
        pitched=(0,) * people,
        fits=(),
        raised=0,
        responses=0,
        understood=0,
        meetings=(0,) * len(scenario.team),
        account=-1,
        surveyed=(-1,) * len(scenario.questionnaires),
        included=0,
        person=-1,
        channel="",
        counterpart="",
        patience=0,
        objection=-1,
        board=(None,) * people,
        strategy=None,
        handed=(),
    )
    return back_at_desk(scenario, state, [])


def step(scenario: Scenario, state: State, move: Move) -> tuple[State, tuple[Happening, ...]]:
    """Return the state after `move` and what it brought about, in order.

    Raises:
        IllegalMove: if the rules do not allow it here; nothing has changed.
    """
    state, told = _MOVES[type(move)](scenario, state, move)
    return state, tuple(told)


def _study(scenario: Scenario, state: State, move: Study) -> Result:
    index = scenario.source_index.get(move.source)
    if index is None or not can_study(scenario, state, source := scenario.sources[index]):
        raise illegal(scenario, state, move)
    told = [Happening("studied", -1, index)]
    state = meeting.affect(
        state, source.effects, told, clock=state.clock + source.cost, studied=state.studied | 1 << index
    )
    return back_at_desk(scenario, state, told), told


def _first(scenario: Scenario, state: State, move: First) -> Result:
    index = scenario.account_index.get(move.account)
    if index is None or state.place != DESK or not is_choosing(scenario, state):
        raise illegal(scenario, state, move)
    account = scenario.accounts[index]
    told = [Happening("approached", -1, index)]
    # Whoever has too little time left for it has none left then, but is not kept from going.
    clock = min(scenario.slots, state.clock + account.cost)
    state = meeting.affect(state, account.effects, told, clock=clock, account=index)
    return back_at_desk(scenario, state, told), told


def _survey(scenario: Scenario, state: State, move: Survey) -> Result:
    index = scenario.questionnaire_index.get(move.questionnaire)
    if (
        index is None
        or state.place != DESK
        or is_choosing(scenario, state)
        or state.surveyed[index] >= 0
        or state.clock + (one := scenario.questionnaires[index]).cost > scenario.slots
        or not (one.needs is None or one.needs.holds(state))
        or (person := scenario.person_index.get(move.person, -1)) not in [who for who, _ in one.ways]
        or not scenario.truths[state.fired][person].present
    ):
        raise illegal(scenario, state, move)
    surveyed = (*state.surveyed[:index], person, *state.surveyed[index + 1 :])
    return state.but(place=SURVEY, clock=state.clock + one.cost, surveyed=surveyed), [
        Happening("surveyed", person, index)
    ]


def _include(scenario: Scenario, state: State, move: Include) -> Result:
    index = scenario.survey_question_index.get(move.question)
    if (
        index is None
        or state.place != SURVEY
        or index not in (one := being_filled(scenario, state)).questions
        or state.included >> index & 1
    ):
        raise illegal(scenario, state, move)
    person = state.surveyed[one.index]
    told = [Happening("included", person, index)]
    state = state.but(included=state.included | 1 << index)
    answers = answers_to(scenario, state, one)
    if not answers:
        return state, told
    for answer in answers:
        told.append(Happening("answered", person, answer.question))
        state = meeting.affect(state, answer.effects, told, person)
    return back_at_desk(scenario, state, told), told


def _meet(scenario: Scenario, state: State, move: Meet) -> Result:
    index = scenario.person_index.get(move.person)
    companion = -1 if move.companion is None else scenario.team_index.get(move.companion, -2)
    if (
        index is None
        or state.place != DESK
        or companion == -2
        or move.channel not in scenario.costs
        or state.clock + scenario.costs[move.channel] > scenario.slots
        or is_choosing(scenario, state)
        or (companion >= 0 and not comes_along(state, scenario.team[companion]))
        or not is_open(scenario, state, index)
    ):
        raise illegal(scenario, state, move)
    return meeting.begin(scenario, state, index, companion, move.channel)


def _ask(scenario: Scenario, state: State, move: Ask) -> Result:
    index = scenario.question_index.get(move.question)
    if index is None or not can_ask(state, question := scenario.questions[index]):
        raise illegal(scenario, state, move)
    return meeting.ask(state, question)


def _pitch(scenario: Scenario, state: State, move: Pitch) -> Result:
    index = scenario.pitch_index.get(move.pitch)
    if (
        index is None
        or state.place != MEETING
        or state.objection >= 0
        or state.patience <= 0
        or not can_pitch(state, case := scenario.pitches[index])
    ):
        raise illegal(scenario, state, move)
    return meeting.pitch(scenario, state, case)


def _respond(scenario: Scenario, state: State, move: Respond) -> Result:
    index = scenario.response_index.get(move.response)
    if (
        index is None
        or state.objection != (response := scenario.responses[index]).objection
        or state.responses >> index & 1
        or not (response.needs is None or response.needs.holds(state))
    ):
        raise illegal(scenario, state, move)
    return meeting.respond(scenario, state, response)


def _leave(scenario: Scenario, state: State, move: Leave) -> Result:
    if state.place != MEETING or state.objection >= 0:
        raise illegal(scenario, state, move)
    told = [Happening("left", state.person)]
    return back_at_desk(scenario, state, told), told


def _note(scenario: Scenario, state: State, move: Note) -> Result:
    fault = fault_in_note(scenario, state, move)
    if fault:
        raise illegal(scenario, state, move, fault)
    return with_note(scenario, state, move), [Happening("noted", scenario.person_index[move.person])]


def _strategy(scenario: Scenario, state: State, move: Strategy) -> Result:
    fault = fault_in_strategy(scenario, state, move)
    if fault:
        raise illegal(scenario, state, move, fault)
    return state.but(strategy=move), [Happening("planned")]


def _review(scenario: Scenario, state: State, move: Review) -> Result:
    if state.place not in (DESK, REVIEW_DUE) or len(state.handed) >= len(scenario.reviews):
        raise illegal(scenario, state, move)
    told = [Happening("reviewed", -1, len(state.handed))]
    return back_at_desk(scenario, _handed_in(state), told), told


def _close(scenario: Scenario, state: State, move: Close) -> Result:
    if state.place not in (DESK, CLOSE_DUE):
        raise illegal(scenario, state, move)
    told: list[Happening] = []
    # Maps never handed in are taken as they lie: closing early is no way round a review.
    while len(state.handed) < len(scenario.reviews):
        told.append(Happening("reviewed", -1, len(state.handed)))
        state = _handed_in(state)
    told.append(Happening("decided"))
    return state.but(place=OVER), told


_MOVES: dict[type[Move], Callable[[Scenario, State, Any], Result]] = {
    Study: _study,
    First: _first,
    Survey: _survey,
    Include: _include,
    Meet: _meet,
    Ask: _ask,
    Pitch: _pitch,
    Respond: _respond,
    Leave: _leave,
    Note: _note,
    Strategy: _strategy,
    Review: _review,
    Close: _close,
}


def _handed_in(state: State) -> State:
    return state.but(handed=(*state.handed, Handed(state.clock, state.fired, state.clues, state.board, state.strategy)))
