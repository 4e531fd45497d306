"""What became of each objection: understood and answered, prevented, or still in the room."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from trainer.core.scenario import Objection, Response, Scenario, Truth
from trainer.core.state import State

RAISED: Final = "raised"
PREVENTED: Final = "prevented"
LATENT: Final = "latent"
ABSENT: Final = "absent"

UNDERSTANDING: Final = 35
"""Points for knowing what is meant: a clue in hand showed it, or it was asked."""
STEP_POINTS: Final = {"acknowledge": 10, "evidence": 45, "confirm": 10}
FAILURES: Final = frozenset({"discount", "argue"})
FAILED_CAP: Final = 10


def status_of(scenario: Scenario, state: State, objection: Objection) -> str:
    """Return `RAISED`, `PREVENTED` (its cause was addressed first), `LATENT` (nobody touched it) or `ABSENT`.

    An objection is absent where the person is gone or does not hold what it means.
    """
    return _status(scenario.truths[state.fired], state.raised, state.served, objection)


def statuses(scenario: Scenario, state: State) -> tuple[str, ...]:
    """Return what `status_of` says of each objection, in the scenario's order."""
    return _statuses(scenario, state.fired, state.raised, state.served)


# A decision and its score ask the same.
@lru_cache(maxsize=256)
def _statuses(scenario: Scenario, fired: int, raised: int, served: tuple[int, ...]) -> tuple[str, ...]:
    truths = scenario.truths[fired]
    return tuple([_status(truths, raised, served, objection) for objection in scenario.objections])


def _status(truths: tuple[Truth, ...], raised: int, served: tuple[int, ...], objection: Objection) -> str:
    if raised >> objection.index & 1:
        return RAISED
    truth = truths[objection.person]
    if not truth.present or not objection.meant & truth.needs:
        return ABSENT
    return PREVENTED if objection.meant & served[objection.person] else LATENT


def handled(scenario: Scenario, objection: Objection, responses: int, understood: int) -> int:
    """Return 0–100 for how a raised objection was answered.

    Understanding and each step count once; what fails (a discount, an argument, evidence for something else than what
    is meant) caps it at `FAILED_CAP`.

    Args:
        scenario: what is played.
        objection: one of its objections.
        responses: mask over the responses that were given.
        understood: mask over the objections that were answered by somebody who knew what is meant, or asked.
    """
    given = responses & objection.response_mask
    return _handled(scenario, objection.index, given, bool(understood >> objection.index & 1))


# Every end of a play that search or a debrief tries asks this of each objection, and few of them differ in it.
@lru_cache(maxsize=4096)
def _handled(scenario: Scenario, index: int, given: int, understood: bool) -> int:
    objection = scenario.objections[index]
    return points((scenario.responses[one] for one in objection.responses if given >> one & 1), objection, understood)


def points(given: Iterable[Response], objection: Objection, understood: bool) -> int:
    """Return 0–100 for answering `objection` with `given` by somebody who has understood it, or has not."""
    given = tuple(given)
    steps = {step for response in given for step in response.does if step in STEP_POINTS}
    earned = sum(STEP_POINTS[step] for step in steps) + UNDERSTANDING * understood
    return min(earned, FAILED_CAP) if any(fails(response, objection) for response in given) else earned


def responses_given(scenario: Scenario, state: State, objection: Objection) -> tuple[Response, ...]:
    """Return the responses given to `objection`, in the order of the scenario."""
    return tuple(scenario.responses[index] for index in objection.responses if state.responses >> index & 1)


def is_shown(state: State, objection: Objection) -> bool:
    """Return whether a clue in hand shows what is meant by `objection`."""
    return bool(state.clues & objection.shown_by)


def speaks_to(response: Response, objection: Objection) -> bool:
    """Return whether the evidence of `response` meets what is meant by `objection`."""
    return bool(response.answers & objection.meant)


def misses(response: Response, objection: Objection) -> bool:
    """Return whether `response` brings evidence, and for something else than what is meant."""
    return "evidence" in response.does and not speaks_to(response, objection)


def fails(response: Response, objection: Objection) -> bool:
    """Return whether `response` leaves what is behind `objection` where it is: it discounts, argues or misses."""
    return not FAILURES.isdisjoint(response.does) or misses(response, objection)
