"""What happens across the table: questions, pitches, objections, trust."""

from __future__ import annotations

from trainer.core.clock import new_clues
from trainer.core.condition import is_coached
from trainer.core.fit import GOOD_FROM, POOR_BELOW, SERVES_FROM, fit_of, support_moved
from trainer.core.happenings import Happening
from trainer.core.scenario import NO_EFFECTS, Effects, PitchCase, Question, Response, Scenario
from trainer.core.state import MEETING, State
from trainer.core.vocabulary import MAX_TRUST

CHANNEL_PATIENCE = {"visit": 1, "call": 0, "mail": -1}
TRUSTED_FROM = 3
"""Trust from which a person has patience for one thing more."""


def begin(
    scenario: Scenario, state: State, person: int, companion: int, channel: str
) -> tuple[State, list[Happening]]:
    """Return the state with the meeting begun: `person` and `companion` are indexes, −1 for nobody."""
    truth = scenario.truths[state.fired][person]
    counterpart, meetings = "sales", state.meetings
    if companion >= 0:
        counterpart = scenario.team[companion].counterpart
        meetings = _put(meetings, companion, meetings[companion] + 1)
    told = [Happening("met", person)]
    bit = 1 << person
    trust, matched = state.trust, state.matched
    suits = truth.counterpart == counterpart
    if suits and not matched & bit:
        matched |= bit
        trust = _raise(trust, person, 1, told)
    patience = scenario.patience + CHANNEL_PATIENCE[channel]
    patience += (truth.channel == channel) + suits + (trust[person] >= TRUSTED_FROM)
    return state._replace(
        place=MEETING,
        clock=state.clock + scenario.costs[channel],
        met=state.met | bit,
        matched=matched,
        trust=trust,
        meetings=meetings,
        person=person,
        channel=channel,
        counterpart=counterpart,
        patience=max(1, patience),
    ), told


def ask(state: State, question: Question) -> tuple[State, list[Happening]]:
    """Return the state with the question asked and answered."""
    told = [Happening("asked", state.person, question.index)]
    patience = state.patience - question.cost
    state = state._replace(asked=state.asked | 1 << question.index, patience=patience)
    state = affect(state, question.effects, told, state.person)
    if patience <= 0:
        told.append(Happening("tired", state.person))
    return state, told


def pitch(scenario: Scenario, state: State, case: PitchCase) -> tuple[State, list[Happening]]:
    """Return the state with the case made: support and trust moved, perhaps an objection on the table."""
    person = state.person
    fit = fit_of(scenario, state, person, case).total
    told = [Happening("pitched", person, case.index, fit)]
    support = _raise_support(state.support, person, support_moved(fit), told)
    step = 1 if fit >= GOOD_FROM else -1 if fit < POOR_BELOW else 0
    trust = _raise(state.trust, person, step, told)
    served = state.served
    coached = is_coached(state, person)
    if fit >= SERVES_FROM:
        truth = scenario.truths[state.fired][person]
        served = _put(served, person, served[person] | (case.answers | case.appeals) & truth.needs)
    patience = state.patience - 1
    state = state._replace(
        support=support,
        trust=trust,
        served=served,
        pitched=_put(state.pitched, person, state.pitched[person] | 1 << case.index),
        fits=tuple(sorted((*state.fits, (person, case.index, fit)))),
        patience=patience,
    )
    state = affect(state, case.effects, told, person)
    if not coached and is_coached(state, person) and "coach" in scenario.truths[state.fired][person].roles:
        told.append(Happening("coached", person))
    objection = _provoked(scenario, state, case)
    if objection >= 0:
        told.append(Happening("objected", person, objection))
        state = state._replace(objection=objection, raised=state.raised | 1 << objection)
    if patience <= 0:
        told.append(Happening("tired", person))
    return state, told


def respond(state: State, response: Response) -> tuple[State, list[Happening]]:
    """Return the state with the objection answered, or still on the table if the response only probed."""
    told = [Happening("responded", state.person, response.index)]
    state = state._replace(responses=state.responses | 1 << response.index)
    state = affect(state, response.effects, told, state.person)
    if not response.stays:
        told.append(Happening("settled", state.person, response.objection))
        state = state._replace(objection=-1)
    return state, told


def affect(state: State, effects: Effects, told: list[Happening], person: int = -1) -> State:
    """Return the state with the effects applied, to `person` (an index) where they are personal."""
    if effects is NO_EFFECTS:
        return state
    for clue in new_clues(state, effects.reveals):
        told.append(Happening("clue", -1, clue))
    trust, support = state.trust, state.support
    if effects.trust:
        trust = _raise(trust, person, effects.trust, told)
    if effects.support:
        support = _raise_support(support, person, effects.support, told)
    breaches = state.breaches
    if effects.breach >= 0:
        told.append(Happening("breach", person, effects.breach))
        breaches |= 1 << effects.breach
    return state._replace(
        clues=state.clues | effects.reveals,
        flags=state.flags | effects.sets,
        breaches=breaches,
        trust=trust,
        support=support,
    )


def _provoked(scenario: Scenario, state: State, case: PitchCase) -> int:
    person = state.person
    held = scenario.truths[state.fired][person].needs & ~state.served[person]
    for index in scenario.people[person].objections:
        objection = scenario.objections[index]
        if (
            not state.raised >> index & 1
            and objection.meant & held
            and (not objection.after or objection.after >> case.index & 1)
            and (objection.needs is None or objection.needs.holds(state))
        ):
            return index
    return -1


def _put(values: tuple[int, ...], index: int, value: int) -> tuple[int, ...]:
    return (*values[:index], value, *values[index + 1 :])


def _raise(trust: tuple[int, ...], person: int, step: int, told: list[Happening]) -> tuple[int, ...]:
    value = max(0, min(MAX_TRUST, trust[person] + step))
    if value == trust[person]:
        return trust
    told.append(Happening("trust", person, -1, value - trust[person]))
    return _put(trust, person, value)


def _raise_support(support: tuple[int, ...], person: int, step: int, told: list[Happening]) -> tuple[int, ...]:
    value = max(0, min(100, support[person] + step))
    if value == support[person]:
        return support
    told.append(Happening("support", person, -1, value - support[person]))
    return _put(support, person, value)
