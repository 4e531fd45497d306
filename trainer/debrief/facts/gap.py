"""What stood between the ending of a play and a win, where nothing that was tried would have closed it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from trainer.core.decision import minimum
from trainer.core.score.card import OUTCOME_POINTS
from trainer.debrief.facts.losses import Loss
from trainer.debrief.facts.replay import ReplayedPlay


@dataclass(frozen=True, slots=True)
class Missed:
    """Somebody who stayed below what a clean win takes of them, with both: 0–100."""

    person: str
    support: int
    needed: int


@dataclass(frozen=True, slots=True)
class Gap:
    """What a clean win still took.

    Attributes:
        people: whoever stayed below what it takes of them, whoever missed most first.
        weighted: support weighed by influence, 0–100; `threshold` is what it takes, 0 where that was reached.
    """

    people: tuple[Missed, ...]
    weighted: int
    threshold: int


def gap_of(play: ReplayedPlay, found: Iterable[Loss]) -> Gap | None:
    """Return what a clean win still took, None where it was won, or where one of `found` ends the play better.

    A forbidden act has no gap: nothing outweighs it.
    """
    end, levels = play.card.outcome, play.scenario.levels
    if end.kind in ("won", "disqualified"):
        return None
    if any(loss.outcome and OUTCOME_POINTS[loss.outcome] > OUTCOME_POINTS[end.kind] for loss in found):
        return None
    missed = [
        Missed(play.name(person), support, needed)
        for person, (truth, support) in enumerate(zip(play.truths, end.support, strict=True))
        if support < (needed := minimum(levels, truth))
    ]
    missed.sort(key=lambda one: one.support - one.needed)
    return Gap(tuple(missed), end.weighted, levels.threshold if end.weighted < levels.threshold else 0)
