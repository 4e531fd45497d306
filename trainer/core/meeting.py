"""What happens across the table: questions, pitches, objections, trust."""

from __future__ import annotations

from bisect import insort

from trainer.core.calendar import new_clues
from trainer.core.condition import is_coached
from trainer.core.happenings import Happening
from trainer.core.objections import is_shown
from trainer.core.pitch_fit import GOOD_FROM, POOR_BELOW, SERVES_FROM, fit_of, support_moved
from trainer.core.scenario import NO_EFFECTS, Effects, PitchCase, Question, Response, Scenario
from trainer.core.state import MEETING, State, put
from trainer.core.vocabulary import MAX_TRUST

CHANNEL_PATIENCE = {"visit": 1, "call": 0, "mail": -1}
TRUSTED_FROM = 3
"""Trust from which a person has patience for one thing more."""


def begin(scenario: Scenario, state: State, person: int, companion: int, channel: str) -> tuple[State, list[Happening]]:
    """Return the state with the meeting begun: `person` and `companion` are indexes, −1 for nobody."""
    truth = scenario.truths[state.fired][person]
    counterpart, meetings = "sales", state.meetings
    if companion >= 0:
        counterpart = scenario.team[companion].counterpart
        meetings = put(meetings, companion, meetings[companion] + 1)
    told = [Happening("met", person)]
    bit = 1 << person
    trust, matched = state.trust, state.matched
    suits = truth.counterpart == counterpart
    if suits and not matched & bit:
        matched |= bit
        trust = _raise(trust, person, 1, told)
    patience = scenario.patience + CHANNEL_PATIENCE[channel]
    patience += (truth.channel == channel) + suits + (trust[person] >= TRUSTED_FROM)
    return state.but(
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
    state = affect(
        state, question.effects, told, state.person, asked=state.asked | 1 << question.index, patience=patience
    )
    if patience <= 0:
        told.append(Happening("tired", state.person))
    return state, told


def pitch(scenario: Scenario, state: State, case: PitchCase) -> tuple[State, list[Happening]]:
    """Return the state with the case made: support and trust moved, perhaps an objection on the table."""
    person = state.person
    fit = fit_of(scenario, state, person, case).total
    told = [Happening("pitched", person, case.index, fit)]
    support = _raise_support(state.support, person, support_moved(fit), told)
    trust = state.trust
    if fit >= GOOD_FROM or fit < POOR_BELOW:
        trust = _raise(trust, person, 1 if fit >= GOOD_FROM else -1, told)
    truth = scenario.truths[state.fired][person]
    served = state.served
    if fit >= SERVES_FROM:
        served = put(served, person, served[person] | (case.answers | case.appeals) & truth.needs)
    objection = _provoked(scenario, state, case, truth.needs & ~served[person])
    after = state.but(
        support=support,
        trust=trust,
        served=served,
        pitched=put(state.pitched, person, state.pitched[person] | 1 << case.index),
        fits=_sorted_in(state.fits, (person, case.index, fit)),
        patience=state.patience - 1,
        objection=objection,
        raised=state.raised if objection < 0 else state.raised | 1 << objection,
    )
    if case.effects is not NO_EFFECTS:
        after = affect(after, case.effects, told, person)
    if "coach" in truth.roles and is_coached(after, person) and not is_coached(state, person):
        told.append(Happening("coached", person))
    if objection >= 0:
        told.append(Happening("objected", person, objection))
    # Whoever still has an objection on the table waits for the answer before they end the meeting.
    if after.patience <= 0 and objection < 0:
        told.append(Happening("tired", person))
    return after, told


def respond(scenario: Scenario, state: State, response: Response) -> tuple[State, list[Happening]]:
    """Return the state with the objection answered, or still on the table if the response only probed.

    Whoever asks what a clue in hand had shown uses patience for it; any other response uses none.
    """
    told = [Happening("responded", state.person, response.index)]
    shown, probes = is_shown(state, scenario.objections[response.objection]), "probe" in response.does
    patience = state.patience
    if shown and probes and patience > 0:
        patience -= 1
        told.append(Happening("asked_again", state.person, response.objection))
    after = affect(
        state,
        response.effects,
        told,
        state.person,
        responses=state.responses | 1 << response.index,
        understood=state.understood | (shown or probes) << response.objection,
        patience=patience,
        objection=state.objection if response.stays else -1,
    )
    if not response.stays:
        told.append(Happening("settled", state.person, response.objection))
        if after.patience <= 0:
            told.append(Happening("tired", state.person))
    return after, told


def affect(state: State, effects: Effects, told: list[Happening], person: int = -1, **changes: object) -> State:
    """Return the state with `changes` made and the effects applied, to `person` (an index) where they are personal.

    `changes` must name none of the fields that effects touch: clues, flags, trust, support, breaches.
    """
    if effects is not NO_EFFECTS:
        for clue in new_clues(state, effects.reveals):
            told.append(Happening("clue", -1, clue))
        changes["clues"] = state.clues | effects.reveals
        if effects.sets:
            changes["flags"] = state.flags | effects.sets
        if effects.trust:
            changes["trust"] = _raise(state.trust, person, effects.trust, told)
        if effects.support:
            changes["support"] = _raise_support(state.support, person, effects.support, told)
        if effects.breach >= 0:
            told.append(Happening("breach", person, effects.breach))
            changes["breaches"] = state.breaches | 1 << effects.breach
    return state.but(**changes)


def _provoked(scenario: Scenario, state: State, case: PitchCase, unmet: int) -> int:
    """Return the objection that `case` brings up, −1 for none; conditions count as they stood before the pitch."""
    for index in scenario.people[state.person].objections:
        objection = scenario.objections[index]
        if (
            objection.meant & unmet
            and not state.raised >> index & 1
            and (not objection.after or objection.after >> case.index & 1)
            and (objection.needs is None or objection.needs.holds(state))
        ):
            return index
    return -1


def _sorted_in(fits: tuple[tuple[int, int, int], ...], one: tuple[int, int, int]) -> tuple[tuple[int, int, int], ...]:
    values = list(fits)
    insort(values, one)
    return tuple(values)


def _raise(trust: tuple[int, ...], person: int, step: int, told: list[Happening]) -> tuple[int, ...]:
    value = max(0, min(MAX_TRUST, trust[person] + step))
    if value == trust[person]:
        return trust
    told.append(Happening("trust", person, -1, value - trust[person]))
    return put(trust, person, value)


def _raise_support(support: tuple[int, ...], person: int, step: int, told: list[Happening]) -> tuple[int, ...]:
    old = support[person]
    value = old + step
    value = 0 if value < 0 else 100 if value > 100 else value
    if value == old:
        return support
    told.append(Happening("support", person, -1, value - old))
    return put(support, person, value)
