"""What became of each objection: answered, prevented, or still in the room."""

from __future__ import annotations

from typing import Final

from trainer.core.scenario import Objection, Response, Scenario
from trainer.core.state import State

RAISED: Final = "raised"
PREVENTED: Final = "prevented"
LATENT: Final = "latent"
ABSENT: Final = "absent"

STEP_POINTS: Final = {"acknowledge": 20, "probe": 25, "evidence": 40, "confirm": 15}
FAILURES: Final = frozenset({"discount", "argue"})
FAILED_CAP: Final = 20


def status_of(scenario: Scenario, state: State, objection: Objection) -> str:
    """Return `RAISED`, `PREVENTED` (its cause was addressed first), `LATENT` (nobody touched it) or `ABSENT`.

    An objection is absent where the person is gone or does not hold what it means.
    """
    if state.raised >> objection.index & 1:
        return RAISED
    truth = scenario.truths[state.fired][objection.person]
    if not truth.present or not objection.meant & truth.needs:
        return ABSENT
    return PREVENTED if objection.meant & state.served[objection.person] else LATENT


def handled(scenario: Scenario, state: State, objection: Objection) -> int:
    """Return 0–100 for how a raised objection was answered.

    Each step counts once, evidence only if it speaks to what was meant; a discount or an argument caps it at 20.
    """
    given = responses_given(scenario, state, objection)
    steps = {
        step
        for response in given
        for step in response.does
        if step in STEP_POINTS and (step != "evidence" or speaks_to(response, objection))
    }
    points = sum(STEP_POINTS[step] for step in steps)
    failed = any(not FAILURES.isdisjoint(response.does) for response in given)
    return min(points, FAILED_CAP) if failed else points


def responses_given(scenario: Scenario, state: State, objection: Objection) -> tuple[Response, ...]:
    """Return the responses given to `objection`, in the order of the scenario."""
    return tuple(scenario.responses[index] for index in objection.responses if state.responses >> index & 1)


def speaks_to(response: Response, objection: Objection) -> bool:
    """Return whether the evidence of `response` meets what is meant by `objection`."""
    return bool(response.answers & objection.meant)
