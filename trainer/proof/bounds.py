"""Upper bounds of the scores that hold for every play, from what the relaxation allows."""

from __future__ import annotations

from trainer.core.objections import FAILED_CAP, STEP_POINTS, UNDERSTANDING, fails
from trainer.core.scenario import Objection, Response, Scenario
from trainer.core.score.account_map import EVIDENCE_FOR_SURE, weight_of
from trainer.core.score.breakdown import weighted_mean
from trainer.core.score.meetings import REACHED_FROM, TRUST_IN_FULL
from trainer.proof.relaxation import UNREACHABLE, Reach, best_fit


def upper_bounds(scenario: Scenario, reach: Reach) -> dict[str, float]:
    """Return by competency a score (0–100) that no play can exceed, and under "overall" their weighted mean."""
    bounds = {
        "roles": _roles(scenario, reach),
        "needs": 100.0,
        "pitch": _pitch(scenario, reach),
        "objections": _objections(scenario, reach),
        "relations": _relations(scenario, reach),
        "alignment": 100.0,
        "adaptation": 100.0,
        "conduct": 100.0,
        "outcome": 100.0,
    }
    weights = [(bounds[name], weight) for name, weight in scenario.weights.items()]
    bounds["overall"] = weighted_mean(weights) or 0.0
    return {name: round(value, 1) for name, value in bounds.items()}


def _roles(scenario: Scenario, reach: Reach) -> float:
    """Certainty 3 needs two clues that can be found; whoever lacks them earns 2 of 3 marks at most."""
    best = 0.0
    for truths in scenario.truths.values():
        marks = []
        for person, truth in enumerate(truths):
            if not truth.present:
                continue
            clues = sum(
                1
                for clue in scenario.clues
                if clue.about == person
                and reach.clues[clue.index] < UNREACHABLE
                and ("role", truth.roles[0]) in clue.supports
            )
            marks.append((100.0 if clues >= EVIDENCE_FOR_SURE else 200 / 3, weight_of(truth)))
        best = max(best, weighted_mean(marks) or 0.0)
    return 0.8 * best + 20.0


def _pitch(scenario: Scenario, reach: Reach) -> float:
    fits = {
        (person.index, case.index): best_fit(scenario, person.index, case.index)
        for person in scenario.people
        for case in scenario.pitches
        if reach.pitches[case.index] < UNREACHABLE and reach.people[person.index] < UNREACHABLE
    }
    if not fits:
        return 0.0
    reachable = {person for (person, _), fit in fits.items() if fit >= REACHED_FROM}
    reaches = [
        weighted_mean([(100.0 * (person in reachable), truth.influence) for person, truth in enumerate(truths)]) or 0.0
        for truths in scenario.truths.values()
    ]
    return 0.6 * max(fits.values()) + 0.4 * max(reaches)


def _objections(scenario: Scenario, reach: Reach) -> float:
    """An objection is at best prevented, where some pitch can serve what it means, else answered as well as can be.

    What it means can be known where a clue that shows it is within reach, or where it can be asked.
    """
    values = []
    for objection in scenario.objections:
        influence = max(truths[objection.person].influence for truths in scenario.truths.values())
        servable = any(
            (case.answers | case.appeals) & objection.meant and reach.pitches[case.index] < UNREACHABLE
            for case in scenario.pitches
        )
        values.append((100.0 if servable else float(_handled(scenario, reach, objection)), influence))
    # People without influence count only where they raise something, so their best is no bound for the mean.
    return max([weighted_mean(values) or 0.0, *(value for value, influence in values if not influence)], default=0.0)


def _handled(scenario: Scenario, reach: Reach, objection: Objection) -> int:
    shown = any(objection.shown_by >> clue & 1 and moves < UNREACHABLE for clue, moves in enumerate(reach.clues))
    given = [scenario.responses[index] for index in objection.responses if reach.responses[index] < UNREACHABLE]

    def points(responses: list[Response]) -> int:
        steps = {step for response in responses for step in response.does}
        return UNDERSTANDING * (shown or "probe" in steps) + sum(STEP_POINTS.get(step, 0) for step in steps)

    sound = [one for one in given if not fails(one, objection)]
    # What is on the table must be settled: where only failures settle it, nobody does better than they do.
    return max(points(sound) if any(not one.stays for one in sound) else 0, min(FAILED_CAP, points(given)))


def _relations(scenario: Scenario, reach: Reach) -> float:
    trust = []
    for person in scenario.people:
        influence = max(truths[person.index].influence for truths in scenario.truths.values())
        if person.trust < TRUST_IN_FULL:
            most = min(TRUST_IN_FULL, reach.trust[person.index])
            trust.append((100.0 * (most - person.trust) / (TRUST_IN_FULL - person.trust), influence))
    mean = weighted_mean(trust)
    # A mean over several truths is no more than its best member, so a person cut short only bounds a lone average.
    if mean is None or len(scenario.truths) > 1:
        return 100.0
    return 0.5 * mean + 50.0
