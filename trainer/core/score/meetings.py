"""What was said to whom: pitches, objections, relations, alignment."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from trainer.core.condition import is_coached
from trainer.core.decision import contradictions, units_sharing
from trainer.core.objections import ABSENT, LATENT, PREVENTED, handled, statuses
from trainer.core.scenario import Scenario
from trainer.core.score.breakdown import LACKING, UNEXERCISED, Score, ScorePart, weigh, weighted_mean
from trainer.core.state import Fits, State
from trainer.core.vocabulary import MAX_TRUST

REACHED_FROM: Final = 60
"""Fit from which a pitch has reached its hearer."""
TRUST_IN_FULL: Final = 3
UNITS_IN_FULL: Final = 3
PER_CONTRADICTION: Final = 50


def pitch(scenario: Scenario, state: State) -> Score:
    """Return the mean fit of the pitches made (60 %) and the share of influence that was reached (40 %)."""
    if not scenario.pitches:
        return LACKING
    return _pitched(scenario, state.fired, state.fits) if state.fits else UNEXERCISED


# Whoever tries what could have been done otherwise scores a play a hundred times, and most of it is the same each time.
@lru_cache(maxsize=256)
def _pitched(scenario: Scenario, fired: int, fits: Fits) -> Score:
    reached = {person for person, _, fit in fits if fit >= REACHED_FROM}
    reach = weighted_mean([
        (100.0 * (person in reached), truth.influence)
        for person, truth in enumerate(scenario.truths[fired])
        if truth.present
    ])  # fmt: skip
    mean = sum([fit for _, _, fit in fits]) / len(fits)
    return weigh(ScorePart("pitch.fit", mean, 60), None if reach is None else ScorePart("pitch.reach", reach, 40))


def objections(scenario: Scenario, state: State) -> Score:
    """Return the mean over objections by influence: answered 0–100, prevented 100, never touched 0."""
    if not scenario.objections:
        return LACKING
    return _objected(scenario, state.fired, statuses(scenario, state), state.responses, state.understood)


@lru_cache(maxsize=256)
def _objected(scenario: Scenario, fired: int, became: tuple[str, ...], responses: int, understood: int) -> Score:
    truths = scenario.truths[fired]
    values: list[tuple[float, int]] = []
    for objection, status in zip(scenario.objections, became, strict=True):
        if status == ABSENT:
            continue
        influence = truths[objection.person].influence
        if status in (LATENT, PREVENTED):
            values.append((0.0 if status == LATENT else 100.0, influence))
        else:
            values.append((float(handled(scenario, objection, responses, understood)), influence or 1))
    mean = weighted_mean(values)
    return UNEXERCISED if mean is None else weigh(ScorePart("objections.handled", mean, 100))


def relations(scenario: Scenario, state: State) -> Score:
    """Return trust won (50 %), the coach developed (25 %) and counterparts matched level by level (25 %).

    Trust counts from where it stood at the start up to 3: what was there already is nobody's merit.
    """
    if not state.met:
        return UNEXERCISED
    coached = any([is_coached(state, person) for person in _related(scenario, state.fired)[2]])
    return _won(scenario, state.fired, state.trust, state.matched, coached)


@lru_cache(maxsize=256)
def _won(scenario: Scenario, fired: int, trust: tuple[int, ...], matched: int, coached: bool) -> Score:
    trusting, matching, coaches = _related(scenario, fired)
    mean_trust = weighted_mean([(won[trust[person]], influence) for person, won, influence in trusting])
    mean_matched = weighted_mean([(100.0 * (matched >> person & 1), influence) for person, influence in matching])
    return weigh(
        None if mean_trust is None else ScorePart("relations.trust", mean_trust, 50),
        ScorePart("relations.coach", 100.0 * coached, 25) if coaches else None,
        None if mean_matched is None else ScorePart("relations.matched", mean_matched, 25),
    )


_Related = tuple[tuple[tuple[int, list[float], int], ...], tuple[tuple[int, int], ...], tuple[int, ...]]
"""Whose trust can be won (with what each trust is worth, 0–100, and their influence), who matched, who can coach."""


@lru_cache(maxsize=64)
def _related(scenario: Scenario, fired: int) -> _Related:
    kinds = {colleague.counterpart for colleague in scenario.team} - {"sales"}
    there = [(person, truth) for person, truth in enumerate(scenario.truths[fired]) if truth.present]
    return (
        tuple(
            (
                person,
                [
                    100 * max(0, min(TRUST_IN_FULL, trust) - begun) / (TRUST_IN_FULL - begun)
                    for trust in range(MAX_TRUST + 1)
                ],
                truth.influence,
            )
            for person, truth in there
            if (begun := scenario.people[person].trust) < TRUST_IN_FULL
        ),
        tuple((person, truth.influence) for person, truth in there if truth.counterpart in kinds),
        tuple(person for person, truth in there if "coach" in truth.roles),
    )


def alignment(scenario: Scenario, state: State) -> Score:
    """Return whether one story was told: no contradictions (50 %), a case shared across units (50 %).

    Only somebody who pitched to two people of influence or more has told the house anything.
    """
    conflicts, shares, _ = _story(scenario, state.fired)
    if not conflicts and not shares:
        return LACKING
    truths = scenario.truths[state.fired]
    hearers = sum([1 for mask, truth in zip(state.pitched, truths, strict=True) if mask and truth.influence])
    if hearers < 2:
        return UNEXERCISED
    return _aligned(scenario, state.fired, len(contradictions(scenario, state)), units_sharing(scenario, state))


@lru_cache(maxsize=256)
def _aligned(scenario: Scenario, fired: int, clashes: int, units: int) -> Score:
    conflicts, shares, full = _story(scenario, fired)
    story = max(0, 100 - PER_CONTRADICTION * clashes)
    shared = 100.0 * min(1.0, units / full) if units >= 2 else 0.0
    return weigh(
        ScorePart("alignment.story", story, 50) if conflicts else None,
        ScorePart("alignment.shared", shared, 50) if shares else None,
    )


def units_in_full(scenario: Scenario, state: State) -> int:
    """Return in how many departments a case for the whole house is to be heard: two or three."""
    return _story(scenario, state.fired)[2]


@lru_cache(maxsize=64)
def _story(scenario: Scenario, fired: int) -> tuple[bool, bool, int]:
    """Return whether cases contradict each other, whether one is shared, and in how many departments it counts."""
    matter = {
        scenario.people[person].unit_index for person, truth in enumerate(scenario.truths[fired]) if truth.influence
    }
    return (
        any(case.conflicts for case in scenario.pitches),
        any(case.shared for case in scenario.pitches),
        min(UNITS_IN_FULL, max(2, len(matter))),
    )
