"""Which moves the rules allow. Every one but `note` and `strategy`, always open while the play is on."""

from __future__ import annotations

from trainer.core.moves import Ask, Close, Leave, Move, Pitch, Respond, Review, Study
from trainer.core.scenario import Colleague, PitchCase, Question, Scenario, Source
from trainer.core.state import CLOSE_DUE, DESK, MEETING, REVIEW_DUE, SURVEY, State
from trainer.core.survey import being_filled

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
    if place == SURVEY:
        included, questions = state.included, scenario.survey_questions
        return tuple(
            questions[index].move for index in being_filled(scenario, state).questions if not included >> index & 1
        )
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
    made = state.pitched[person]
    moves.extend(_free_pitches(scenario, made))
    moves.extend([
        case.move
        for case in scenario.bound_pitches
        if not made >> case.index & 1 and (case.needs is None or case.needs.holds(state))
    ])  # fmt: skip
    moves.append(LEAVE)
    return tuple(moves)


def can_study(scenario: Scenario, state: State, source: Source) -> bool:
    """Return whether the source can be worked through now."""
    return (
        state.place == DESK
        and not state.studied >> source.index & 1
        and state.clock + source.cost <= scenario.slots
        and (source.needs is None or source.needs.holds(state))
    )


def can_ask(state: State, question: Question) -> bool:
    """Return whether the question can be asked now, of the person in the meeting."""
    return (
        state.place == MEETING
        and state.objection < 0
        and question.person == state.person
        and not state.asked >> question.index & 1
        and 0 < state.patience >= question.cost
        and (question.needs is None or question.needs.holds(state))
    )


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
    works: list[Move] = [
        move
        for bit, cost, needs, move in scenario.studies
        if not studied & bit and cost <= left and (needs is None or needs.holds(state))
    ]
    if scenario.accounts and state.account < 0:
        works += [account.move for account in scenario.accounts]
        return (*works, *((REVIEW, CLOSE) if len(state.handed) < len(scenario.reviews) else (CLOSE,)))
    if scenario.questionnaires:
        works += _surveys(scenario, state, left)
    spent = 0
    team = scenario.team
    for index, had in enumerate(state.meetings):
        if had >= team[index].times:
            spent |= 1 << index
    for colleague in scenario.hesitant:
        if colleague.needs is not None and not colleague.needs.holds(state):
            spent |= 1 << colleague.index
    closed = 0
    for person in scenario.gated:
        if person.access is not None and not person.access.holds(state):
            closed |= 1 << person.index
    meets = _meets(scenario, state.fired, min(left, scenario.dearest_meet), spent, closed)
    if len(state.handed) < len(scenario.reviews):
        return (*works, *meets, REVIEW, CLOSE)
    return (*works, *meets, CLOSE)


def is_choosing(scenario: Scenario, state: State) -> bool:
    """Return whether it is still open which account is gone to first: until then nobody is met."""
    return state.account < 0 and bool(scenario.accounts)


def comes_along(state: State, colleague: Colleague) -> bool:
    """Return whether a colleague can spare a meeting and is ready to come."""
    return state.meetings[colleague.index] < colleague.times and (
        colleague.needs is None or colleague.needs.holds(state)
    )


def _surveys(scenario: Scenario, state: State, left: int) -> tuple[Move, ...]:
    truths = scenario.truths[state.fired]
    return tuple(
        move
        for one in scenario.questionnaires
        if state.surveyed[one.index] < 0 and one.cost <= left and (one.needs is None or one.needs.holds(state))
        for person, move in one.ways
        if truths[person].present
    )


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
