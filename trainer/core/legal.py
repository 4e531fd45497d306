"""Which moves the rules allow. Every one but `note` and `strategy`, always open while the play is on."""

from __future__ import annotations

from trainer.core.moves import Ask, Close, Leave, Move, Pitch, Respond, Review, Study
from trainer.core.scenario import PitchCase, Scenario
from trainer.core.state import CLOSE_DUE, DESK, MEETING, REVIEW_DUE, State

LEAVE = Leave()
REVIEW = Review()
CLOSE = Close()


def legal_moves(scenario: Scenario, state: State) -> tuple[Move, ...]:
    """Return every legal move but `note` and `strategy`, in the scenario's order; empty once the play is over."""
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
            if not used >> index & 1 and ((response := responses[index]).needs is None or response.needs.holds(state))
        )
    patience = state.patience
    if patience <= 0:
        return (LEAVE,)
    person = state.person
    asked = state.asked
    moves: list[Move] = [
        move
        for bit, cost, needs, move in scenario.asks[person]
        if not asked & bit and cost <= patience and (needs is None or needs.holds(state))
    ]
    moves.extend(_free_pitches(scenario, state.pitched[person]))
    moves.extend([case.move for case in scenario.bound_pitches if can_pitch(state, case)])
    moves.append(LEAVE)
    return tuple(moves)


def can_pitch(state: State, case: PitchCase) -> bool:
    """Return whether the case was not yet made to the person in the meeting and its condition holds."""
    return not state.pitched[state.person] >> case.index & 1 and (case.needs is None or case.needs.holds(state))


def _free_pitches(scenario: Scenario, made: int) -> tuple[Move, ...]:
    key = ("pitches", made)
    known = scenario.memo.get(key)
    if known is None:
        cases = (case for case in scenario.pitches if case.needs is None and not made >> case.index & 1)
        known = scenario.memo[key] = tuple(case.move for case in cases)
    return known


def _at_desk(scenario: Scenario, state: State) -> tuple[Move, ...]:
    left = scenario.slots - state.clock
    studied = state.studied
    studies = [
        move
        for bit, cost, needs, move in scenario.studies
        if not studied & bit and cost <= left and (needs is None or needs.holds(state))
    ]
    spent = 0
    for colleague in scenario.team:
        if colleague.times <= state.meetings[colleague.index]:
            spent |= 1 << colleague.index
    closed = 0
    for person in scenario.gated:
        if person.access is not None and not person.access.holds(state):
            closed |= 1 << person.index
    meets = _meets(scenario, state.fired, min(left, scenario.dearest_meet), spent, closed)
    if len(state.handed) < len(scenario.reviews):
        return (*studies, *meets, REVIEW, CLOSE)
    return (*studies, *meets, CLOSE)


def _meets(scenario: Scenario, fired: int, left: int, spent: int, closed: int) -> tuple[Move, ...]:
    key = ("meets", fired, left, spent, closed)
    known = scenario.memo.get(key)
    if known is None:
        known = scenario.memo[key] = tuple(
            move
            for person, ways in enumerate(scenario.meets)
            if scenario.truths[fired][person].present and not closed >> person & 1
            for slots, companion, move in ways
            if slots <= left and not (companion >= 0 and spent >> companion & 1)
        )
    return known


def is_open(scenario: Scenario, state: State, person: int) -> bool:
    """Return whether the person (an index) is there and would receive the trainee."""
    access = scenario.people[person].access
    return scenario.truths[state.fired][person].present and (access is None or access.holds(state))


def breaks_rule(scenario: Scenario, move: Move) -> bool:
    """Return whether a move breaks a rule of conduct."""
    match move:
        case Ask(ref):
            return scenario.questions[scenario.question_index[ref]].effects.breach >= 0
        case Pitch(ref):
            return scenario.pitches[scenario.pitch_index[ref]].effects.breach >= 0
        case Respond(ref):
            return scenario.responses[scenario.response_index[ref]].effects.breach >= 0
        case Study(ref):
            return scenario.sources[scenario.source_index[ref]].effects.breach >= 0
    return False
