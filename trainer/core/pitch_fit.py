"""How well a pitch fits a person: derived from what it answers and what the person needs, never marked by hand."""

from __future__ import annotations

from typing import NamedTuple

from trainer.core.scenario import PitchCase, Scenario
from trainer.core.state import State
from trainer.core.vocabulary import CONCERN_MASK

CONCERN_POINTS = 45
WIN_POINTS = 25
DELIVERY_POINTS = 10
TALKS_PAST = 6
UNHEARD = 15
SERVES_FROM = 50
"""Fit from which a pitch counts as having addressed what it answers."""
GOOD_FROM = 70
POOR_BELOW = 40


class Fit(NamedTuple):
    """The fit of one pitch and what it is made of. Points; `total` is 0–100.

    Attributes:
        total: the fit.
        concerns: 0–45 for the organisational concerns answered.
        wins: 0–25 for the personal wins appealed to.
        channel: 0 or 10.
        counterpart: 0 or 10.
        proof: 0 or 10.
        past: 0 or less, for concerns answered that the person does not hold.
        unheard: 0 or −15, for a pitch to somebody who was never asked anything.
        fixed: whether the scenario sets the total itself.
    """

    total: int
    concerns: int
    wins: int
    channel: int
    counterpart: int
    proof: int
    past: int
    unheard: int
    fixed: bool = False


def fit_of(scenario: Scenario, state: State, person: int, pitch: PitchCase) -> Fit:
    """Return the fit of `pitch` made now to `person` (an index), who sits in the meeting of `state`.

    Two thirds of the weight of the concerns earn all of their points, and so for the wins: a talk that tries to
    answer everything is not a better one. A person without concerns (or wins) grants those points.
    """
    concerns, wins, past = substance(scenario, state.fired, person, pitch)
    truth = scenario.truths[state.fired][person]
    channel = DELIVERY_POINTS if truth.channel in ("", state.channel) else 0
    counterpart = DELIVERY_POINTS if truth.counterpart in ("", state.counterpart) else 0
    proof = 0 if pitch.proof & ~state.clues else DELIVERY_POINTS
    unheard = 0 if state.asked & scenario.people[person].asked_mask else -UNHEARD
    fixed = pitch.fit.get(person)
    total = concerns + wins + channel + counterpart + proof + past + unheard if fixed is None else fixed
    total = 0 if total < 0 else 100 if total > 100 else total
    return Fit(total, concerns, wins, channel, counterpart, proof, past, unheard, fixed is not None)


def support_moved(fit: int) -> int:
    """Return by how many points of 100 a pitch of this fit moves support: 45 leaves it, 100 lifts it by 22."""
    return (fit - 45) * 2 // 5


def substance(scenario: Scenario, fired: int, person: int, pitch: PitchCase) -> tuple[int, int, int]:
    """Return the points for concerns (0–45), for wins (0–25) and for talking past (0 or less) after events `fired`.

    It is what does not depend on the delivery.
    """
    key = (fired, person, pitch.index)
    known = scenario.substance.get(key)
    if known is None:
        truth = scenario.truths[fired][person]
        known = scenario.substance[key] = (
            _share(truth.weights, truth.needs & CONCERN_MASK, pitch.answers, CONCERN_POINTS),
            _share(truth.weights, truth.needs & ~CONCERN_MASK, pitch.appeals, WIN_POINTS),
            -TALKS_PAST * (pitch.answers & ~truth.needs).bit_count(),
        )
    return known


def _share(weights: tuple[int, ...], held: int, served: int, points: int) -> int:
    total = sum(weight for bit, weight in enumerate(weights) if held >> bit & 1)
    reached = sum(weight for bit, weight in enumerate(weights) if (held & served) >> bit & 1)
    return min(points, points * 3 * reached // (2 * total)) if total else points
