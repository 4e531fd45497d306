"""The decision: support, moved once along the ties, weighed by influence, and what it comes to."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from trainer.core.objections import LATENT, statuses
from trainer.core.pitch_fit import POOR_BELOW
from trainer.core.scenario import Ending, Levels, PitchCase, Promise, Scenario, Truth
from trainer.core.state import OVER, State
from trainer.core.vocabulary import MIDDLE_SUPPORT

CONTRADICTION = 12
"""Points of support that each hearer of two contradicting promises takes back."""
SHARED_LIFT = 6
"""Points of support that a shared case lifts everybody by, per unit beyond the first that heard it."""
SHARED_LIFT_MOST = 12
UNANSWERED = 4
"""Points of support that each objection costs which nobody ever touched."""
TIE_SHARE = 10
"""A tie of strength 1 carries over one part in so many of (support − 50), rounded towards nothing."""


SIGNED = frozenset({"won", "concessions"})
"""Outcomes with a contract, whose promises have to be kept."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a play ended.

    Attributes:
        kind: one of `OUTCOMES`.
        reason: what decided against a clean win ("support", "decider", "veto", "conduct"), or "" when won.
        ending: the text told, or None where the scenario has none for this outcome.
        support: support of every person at the table, 0–100, after promises were compared and ties pulled.
        weighted: their mean by influence, 0–100.
        against: people whose minimum was missed (deciders or veto holders).
        kept: promises that were made and are kept, once the contract is signed.
        broken: promises that were made and are not.
    """

    kind: str
    reason: str
    ending: Ending | None
    support: tuple[int, ...]
    weighted: int
    against: tuple[int, ...]
    kept: tuple[Promise, ...] = ()
    broken: tuple[Promise, ...] = ()


def minimum(levels: Levels, truth: Truth) -> int:
    """Return what a clean win takes of somebody's support, 0–100: 0 of who neither decides nor can stop it."""
    if not truth.present:
        return 0
    return max(levels.decider if "decider" in truth.roles else 0, levels.veto if truth.veto != "none" else 0)


def contradictions(scenario: Scenario, state: State) -> tuple[tuple[int, int], ...]:
    """Return the pairs of contradicting pitches (indexes) that were both made, to anybody."""
    return contradicting(scenario, _made(state.pitched))


def _made(pitched: tuple[int, ...]) -> int:
    """Return the mask over the pitches that were made to anybody."""
    made = 0
    for mask in pitched:
        made |= mask
    return made


def contradict(first: PitchCase, second: PitchCase) -> bool:
    """Return whether two pitches promise what cannot both be kept, whichever of them says so."""
    return bool((first.conflicts >> second.index | second.conflicts >> first.index) & 1)


# Search asks this of every end, and so does whoever scores a play again with one move changed.
@lru_cache(maxsize=1024)
def contradicting(scenario: Scenario, made: int) -> tuple[tuple[int, int], ...]:
    """Return the pairs of contradicting pitches (indexes) among those of the mask `made`."""
    cases = [case for case in scenario.pitches if made >> case.index & 1]
    return tuple((first.index, second.index) for first, second in combinations(cases, 2) if contradict(first, second))


def units_sharing(scenario: Scenario, state: State) -> int:
    """Return how many units heard a shared case that was not poorly made."""
    return len(
        {
            scenario.people[person].unit_index
            for person, pitch, fit in state.fits
            if scenario.pitches[pitch].shared and fit >= POOR_BELOW
        }
    )


def shared_lift(scenario: Scenario, state: State) -> int:
    """Return by how many points a shared case lifts everybody's support."""
    return min(SHARED_LIFT_MOST, SHARED_LIFT * max(0, units_sharing(scenario, state) - 1))


def table_support(scenario: Scenario, state: State) -> tuple[int, ...]:
    """Return everybody's support, 0–100, when the committee has compared notes and ties have pulled."""
    support, lift = state.support, shared_lift(scenario, state)
    return _compared(scenario, state.fired, support, state.pitched, lift, statuses(scenario, state))


@lru_cache(maxsize=256)
def _compared(
    scenario: Scenario,
    fired: int,
    support_so_far: tuple[int, ...],
    pitched: tuple[int, ...],
    lift: int,
    objections: tuple[str, ...],
) -> tuple[int, ...]:
    support = [value + lift for value in support_so_far]
    for first, second in contradicting(scenario, _made(pitched)):
        for person, mask in enumerate(pitched):
            if (mask >> first | mask >> second) & 1:
                support[person] -= CONTRADICTION
    for objection, status in zip(scenario.objections, objections, strict=True):
        if status == LATENT:
            support[objection.person] -= UNANSWERED
    moved = list(support)
    for person, truth in enumerate(scenario.truths[fired]):
        if truth.present:
            for other, strength in truth.sways:
                moved[other] += int(strength * (support[person] - MIDDLE_SUPPORT) / TIE_SHARE)
    return tuple([0 if value < 0 else 100 if value > 100 else value for value in moved])


def outcome(scenario: Scenario, state: State) -> Outcome | None:
    """Return how the play ended, or None while it is on."""
    if state.place != OVER:
        return None
    support = table_support(scenario, state)
    truths = scenario.truths[state.fired]
    weight = total = 0
    levels = scenario.levels
    vetoes: tuple[int, ...] = ()
    deciders: tuple[int, ...] = ()
    for person, (truth, value) in enumerate(zip(truths, support, strict=True)):
        if truth.present:
            weight += truth.influence
            total += truth.influence * value
            if value < levels.veto and truth.veto != "none":
                vetoes += (person,)
            if value < levels.decider and "decider" in truth.roles:
                deciders += (person,)
    weighted = total // weight if weight else 0
    kind, reason = "lost", "support"
    against: tuple[int, ...] = ()
    if any(rule.grade == "forbidden" and state.breaches >> rule.index & 1 for rule in scenario.rules):
        kind, reason = "disqualified", "conduct"
    elif vetoes:
        reason, against = "veto", vetoes
    elif deciders:
        kind = "deferred" if weighted >= levels.deferred else "lost"
        reason, against = "decider", deciders
    elif weighted >= levels.threshold:
        kind, reason = "won", ""
    elif weighted >= levels.concessions:
        kind = "concessions"
    elif weighted >= levels.deferred:
        kind = "deferred"
    ending = _ending(scenario, state, kind, reason, against)
    promised = _promised(scenario, state) if kind in SIGNED else ()
    return Outcome(
        kind, reason, ending, support, weighted, against,
        tuple(one for one in promised if one.kept is None or one.kept.holds(state)),
        tuple(one for one in promised if one.kept is not None and not one.kept.holds(state)),
    )  # fmt: skip


def _promised(scenario: Scenario, state: State) -> tuple[Promise, ...]:
    return tuple(one for one in scenario.promises if one.made is None or one.made.holds(state))


def _ending(scenario: Scenario, state: State, kind: str, reason: str, against: tuple[int, ...]) -> Ending | None:
    for ending in scenario.endings:
        if (
            ending.outcome == kind
            and ending.reason in ("", reason)
            and (ending.person < 0 or ending.person in against)
            and (ending.needs is None or ending.needs.holds(state))
        ):
            return ending
    return None
