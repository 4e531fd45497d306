"""What stood between the ending of a play and a win, where nothing that was tried would have closed it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from trainer.core.decision import minimum
from trainer.core.score.card import OUTCOME_POINTS
from trainer.debrief.facts.losses import Loss
from trainer.debrief.facts.replay import ReplayedPlay


@dataclass(frozen=True, slots=True)
class Yes:
    """Somebody whose yes a clean win takes: how they stood at the decision and what it takes of them, 0–100.

    `decides` is whether they decide; else they can only stop it.
    """

    person: str
    support: int
    needed: int
    decides: bool = True


@dataclass(frozen=True, slots=True)
class Gap:
    """What a clean win still took.

    Attributes:
        people: whoever stayed below what it takes of them, whoever missed most first.
        weighted: support weighed by influence, 0–100; `threshold` is what it takes, 0 where that was reached.
    """

    people: tuple[Yes, ...]
    weighted: int
    threshold: int


def yeses(play: ReplayedPlay) -> tuple[Yes, ...]:
    """Return everybody who decides or can stop it, in the scenario's order."""
    return tuple(
        Yes(play.name(person), support, needed, "decider" in truth.roles)
        for person, (truth, support) in enumerate(zip(play.truths, play.card.outcome.support, strict=True))
        if (needed := minimum(play.scenario.levels, truth))
    )


def gap_of(play: ReplayedPlay, found: Iterable[Loss]) -> Gap | None:
    """Return what a clean win still took, None where it was won, or where one of `found` ends the play better.

    A forbidden act has no gap: nothing outweighs it.
    """
    end, levels = play.card.outcome, play.scenario.levels
    if end.kind in ("won", "disqualified"):
        return None
    if any(loss.outcome and OUTCOME_POINTS[loss.outcome] > OUTCOME_POINTS[end.kind] for loss in found):
        return None
    missed = sorted((one for one in yeses(play) if one.support < one.needed), key=lambda one: one.support - one.needed)
    return Gap(tuple(missed), end.weighted, levels.threshold if end.weighted < levels.threshold else 0)
