"""What a play lost, each loss priced in points of the overall result, and the three dearest.

A price is what the result would have been with one thing done otherwise and the rest as played, less what it was: both
are reckoned by the rules, move by move. What is tried is in `trainer.debrief.facts.repairs`.
"""

from __future__ import annotations

from dataclasses import dataclass

from trainer.core.moves import Move
from trainer.core.score.card import ScoreCard, score
from trainer.debrief.facts.played_on import played_on
from trainer.debrief.facts.repairs import LossKind, Repair, repairs
from trainer.debrief.facts.replay import ReplayedPlay

MOST_TOLD = 3
LEAST_TOLD = 1.0
"""Points below which a loss is not told by itself."""
NOTHING_TO_MEND = 2.0
"""Points below which, all losses together, there is nothing to mend: another truth teaches more."""


@dataclass(frozen=True, slots=True)
class Loss:
    """Something that a play lost.

    Attributes:
        repair: what was lost, and what would have been done otherwise.
        points: of the overall result, what it cost; below 0 where leaving a breach out would have cost more.
        overall: the result with it mended, 0–100.
        outcome: how the play would have ended, "" if as it did.
        moves: the whole play with it mended.
    """

    repair: Repair
    points: float
    overall: float
    outcome: str
    moves: tuple[Move, ...]

    @property
    def kind(self) -> LossKind:
        """What was lost."""
        return self.repair.kind


def losses(play: ReplayedPlay) -> tuple[Loss, ...]:
    """Return everything that the play lost, the dearest first; of one subject the dearest way to mend it alone."""
    best: dict[tuple[str, int], Loss] = {}
    for repair in repairs(play):
        loss = _priced(play, repair)
        if loss is None or (loss.points <= 0 and repair.kind != "breach"):
            continue
        other = best.get(repair.subject)
        if other is None or loss.points > other.points:
            best[repair.subject] = loss
    return tuple(sorted(best.values(), key=lambda loss: (-loss.points, loss.repair.place, loss.repair.person)))


def told(play: ReplayedPlay, found: tuple[Loss, ...]) -> tuple[Loss, ...]:
    """Return the three dearest of `found`, for whoever lost by somebody's no one about that person among them.

    A breach comes first, whatever it cost. Nothing is told where all is worth less than `NOTHING_TO_MEND`.
    """
    breach = [loss for loss in found if loss.kind == "breach"]
    against = play.card.outcome.against if play.card.outcome.reason in ("veto", "decider") else ()
    noes = [loss for loss in found if loss.repair.person in against and loss.kind != "breach"]
    if against and not noes:
        noes = [_no(play, max(against, key=lambda person: play.truths[person].influence))]
    first = [*breach, *noes[:1]]
    others = [loss for loss in found if loss not in first and loss.points >= LEAST_TOLD]
    three = (*first, *others)[:MOST_TOLD]
    if not first and sum(max(0.0, loss.points) for loss in found) < NOTHING_TO_MEND:
        return ()
    ranked = sorted(three, key=lambda loss: (loss.kind != "breach", -loss.points))
    return tuple(ranked)


def _no(play: ReplayedPlay, person: int) -> Loss:
    """Return the no of somebody, or their want of a yes, whom no single thing would have won."""
    made = tuple(moment.move for moment in play.moments)
    kind: LossKind = "no" if play.card.outcome.reason == "veto" else "unwon"
    repair = Repair(kind, (kind, person), person, len(made), (), None)
    return Loss(repair, 0.0, play.card.overall, "", made)


def _priced(play: ReplayedPlay, repair: Repair) -> Loss | None:
    """Return a loss with its price; None for what also keeps a rule and gains by that: it is the breach's price."""
    scenario = play.scenario
    state, made = played_on(scenario, play.moments[repair.place].before, repair.ahead)
    card = score(scenario, state)
    assert card is not None
    if repair.kind != "breach" and _conduct(card) > _conduct(play.card):
        return None
    outcome = card.outcome.kind if card.outcome.kind != play.card.outcome.kind else ""
    before = tuple(moment.move for moment in play.moments[: repair.place])
    points = round(card.overall - play.card.overall, 1)
    return Loss(repair, points, card.overall, outcome, (*before, *made))


def _conduct(card: ScoreCard) -> float:
    return card.scores["conduct"].value or 0.0
