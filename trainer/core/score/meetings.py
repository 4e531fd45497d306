"""What was said to whom: pitches, objections, relations, alignment."""

from __future__ import annotations

from typing import Final

from trainer.core.condition import is_coached
from trainer.core.decision import contradictions, units_sharing
from trainer.core.objections import ABSENT, LATENT, PREVENTED, handled, status_of
from trainer.core.scenario import Scenario
from trainer.core.score.breakdown import LACKING, UNEXERCISED, Score, ScorePart, weigh, weighted_mean
from trainer.core.state import State

REACHED_FROM: Final = 60
"""Fit from which a pitch has reached its hearer."""
TRUST_IN_FULL: Final = 3
UNITS_IN_FULL: Final = 3
PER_CONTRADICTION: Final = 50


def pitch(scenario: Scenario, state: State) -> Score:
    """Return the mean fit of the pitches made (60 %) and the share of influence that was reached (40 %)."""
    if not scenario.pitches:
        return LACKING
    if not state.fits:
        return UNEXERCISED
    truths = scenario.truths[state.fired]
    reached = {person for person, _, fit in state.fits if fit >= REACHED_FROM}
    reach = weighted_mean(
        [(100.0 * (person in reached), truth.influence) for person, truth in enumerate(truths) if truth.present]
    )
    mean = sum(fit for _, _, fit in state.fits) / len(state.fits)
    return weigh(ScorePart("pitch.fit", mean, 60), None if reach is None else ScorePart("pitch.reach", reach, 40))


def objections(scenario: Scenario, state: State) -> Score:
    """Return the mean over objections by influence: answered 0–100, prevented 100, never touched 0."""
    if not scenario.objections:
        return LACKING
    truths = scenario.truths[state.fired]
    values: list[tuple[float, int]] = []
    for objection in scenario.objections:
        status = status_of(scenario, state, objection)
        influence = truths[objection.person].influence
        if status == ABSENT:
            continue
        if status in (LATENT, PREVENTED):
            values.append((0.0 if status == LATENT else 100.0, influence))
        else:
            values.append((float(handled(scenario, state, objection)), max(1, influence)))
    mean = weighted_mean(values)
    return UNEXERCISED if mean is None else weigh(ScorePart("objections.handled", mean, 100))


def relations(scenario: Scenario, state: State) -> Score:
    """Return trust won (50 %), the coach developed (25 %) and counterparts matched level by level (25 %).

    Trust counts from where it stood at the start up to 3: what was there already is nobody's merit.
    """
    if not state.met:
        return UNEXERCISED
    truths = scenario.truths[state.fired]
    kinds = {colleague.counterpart for colleague in scenario.team} - {"sales"}
    trust: list[tuple[float, int]] = []
    matched: list[tuple[float, int]] = []
    coaches: list[int] = []
    for person, truth in enumerate(truths):
        if not truth.present:
            continue
        begun = scenario.people[person].trust
        if begun < TRUST_IN_FULL:
            won = min(TRUST_IN_FULL, state.trust[person]) - begun
            trust.append((100 * max(0, won) / (TRUST_IN_FULL - begun), truth.influence))
        if truth.counterpart in kinds:
            matched.append((100.0 * (state.matched >> person & 1), truth.influence))
        if "coach" in truth.roles:
            coaches.append(person)
    mean_trust, mean_matched = weighted_mean(trust), weighted_mean(matched)
    coached = 100.0 * any(is_coached(state, person) for person in coaches)
    return weigh(
        None if mean_trust is None else ScorePart("relations.trust", mean_trust, 50),
        ScorePart("relations.coach", coached, 25) if coaches else None,
        None if mean_matched is None else ScorePart("relations.matched", mean_matched, 25),
    )


def alignment(scenario: Scenario, state: State) -> Score:
    """Return whether one story was told: no contradictions (50 %), a case shared across units (50 %).

    Only somebody who pitched to two people of influence or more has told the house anything.
    """
    conflicts = any(case.conflicts for case in scenario.pitches)
    shares = any(case.shared for case in scenario.pitches)
    if not conflicts and not shares:
        return LACKING
    truths = scenario.truths[state.fired]
    hearers = sum(1 for person, mask in enumerate(state.pitched) if mask and truths[person].influence)
    if hearers < 2:
        return UNEXERCISED
    full = units_in_full(scenario, state)
    story = max(0, 100 - PER_CONTRADICTION * len(contradictions(scenario, state)))
    units = units_sharing(scenario, state)
    shared = 100.0 * min(1.0, units / full) if units >= 2 else 0.0
    return weigh(
        ScorePart("alignment.story", story, 50) if conflicts else None,
        ScorePart("alignment.shared", shared, 50) if shares else None,
    )


def units_in_full(scenario: Scenario, state: State) -> int:
    """Return in how many departments a case for the whole house is to be heard: two or three."""
    truths = scenario.truths[state.fired]
    matter = {scenario.people[person].unit_index for person, truth in enumerate(truths) if truth.influence}
    return min(UNITS_IN_FULL, max(2, len(matter)))
