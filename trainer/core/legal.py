"""Which moves the rules allow. Every one but `note`, which is always open while the play is on."""

from __future__ import annotations

from trainer.core.moves import Close, Leave, Move, Review
from trainer.core.scenario import Scenario
from trainer.core.state import CLOSE_DUE, DESK, MEETING, REVIEW_DUE, State

LEAVE = Leave()
REVIEW = Review()
CLOSE = Close()


def legal_moves(scenario: Scenario, state: State) -> tuple[Move, ...]:
    """Return every legal move but `note`, in the scenario's order; empty once the play is over."""
    place = state.place
    if place == MEETING:
        return _in_meeting(scenario, state)
    if place == DESK:
        return _at_desk(scenario, state)
    if place == REVIEW_DUE:
        return (REVIEW,)
    if place == CLOSE_DUE:
        return (CLOSE,)
    return ()


def _in_meeting(scenario: Scenario, state: State) -> tuple[Move, ...]:
    if state.objection >= 0:
        used = state.responses
        responses = scenario.responses
        return tuple(
            response.move
            for index in scenario.objections[state.objection].responses
            if not used >> index & 1
            and ((response := responses[index]).needs is None or response.needs.holds(state))
        )
    moves: list[Move] = []
    patience = state.patience
    if patience > 0:
        person = state.person
        asked = state.asked
        questions = scenario.questions
        for index in scenario.people[person].questions:
            if not asked >> index & 1:
                question = questions[index]
                if question.cost <= patience and (question.needs is None or question.needs.holds(state)):
                    moves.append(question.move)
        made = state.pitched[person]
        for pitch in scenario.pitches:
            if not made >> pitch.index & 1 and (pitch.needs is None or pitch.needs.holds(state)):
                moves.append(pitch.move)
    moves.append(LEAVE)
    return tuple(moves)


def _at_desk(scenario: Scenario, state: State) -> tuple[Move, ...]:
    moves: list[Move] = []
    left = scenario.slots - state.clock
    for source in scenario.sources:
        if (
            not state.studied >> source.index & 1
            and source.cost <= left
            and (source.needs is None or source.needs.holds(state))
        ):
            moves.append(source.move)
    spent = 0
    for colleague, used in zip(scenario.team, state.meetings, strict=True):
        if colleague.times <= used:
            spent |= 1 << colleague.index
    whole = not spent and left >= scenario.dearest_meet
    for person in range(len(scenario.people)):
        if is_open(scenario, state, person):
            if whole:
                moves.extend(scenario.all_meets[person])
            else:
                for slots, companion, move in scenario.meets[person]:
                    if slots <= left and not (companion >= 0 and spent >> companion & 1):
                        moves.append(move)
    if len(state.handed) < len(scenario.reviews):
        moves.append(REVIEW)
    moves.append(CLOSE)
    return tuple(moves)


def is_open(scenario: Scenario, state: State, person: int) -> bool:
    """Return whether the person (an index) is there and would receive the trainee."""
    access = scenario.people[person].access
    return scenario.truths[state.fired][person].present and (access is None or access.holds(state))
