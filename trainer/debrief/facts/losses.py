"""What a play lost, each loss priced in points of the overall result, and the three dearest.

A price is what the result would have been with one thing done otherwise and the rest as played, less what it was: both
are reckoned by the rules, move by move. What is tried is in `trainer.debrief.facts.repairs`. Where two people had to be
won and were not, no one thing ends the play better: two of them are tried together then, and told as one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from trainer.core.decision import contradicting, contradictions, minimum, outcome
from trainer.core.moves import Move, Pitch
from trainer.core.score.card import OUTCOME_POINTS, ScoreCard, score
from trainer.core.state import State
from trainer.debrief.facts.meetings_again import MeetingsAgain
from trainer.debrief.facts.pairs import pairs
from trainer.debrief.facts.pitches import cases_made
from trainer.debrief.facts.played_on import played_on
from trainer.debrief.facts.repairs import LossKind, Repair, repairs
from trainer.debrief.facts.replay import ReplayedPlay

MOST_TOLD = 3
LEAST_TOLD = 1.0
"""Points below which a loss is not told by itself."""
NOTHING_TO_MEND = 2.0
"""Points below which, all losses together, there is nothing to mend: another truth teaches more."""
PAIRED = 6
"""Losses that are tried in pairs, the dearest first; besides them what would have moved each who had to be won most."""
ON_THE_MAP: Final = ("map", "sure", "finding")
"""Kinds of losses that no decision hangs on."""
ABOUT_PROMISES: Final = ("contradiction", "promise")
NEAR = 0.5
"""Points within which two losses cost the same: whose yes weighs more is told first."""


@dataclass(frozen=True, slots=True)
class Loss:
    """Something that a play lost.

    Attributes:
        repair: what was lost, and what would have been done otherwise.
        points: of the overall result, what it cost; below 0 where leaving a breach out would have cost more.
        overall: the result with it mended, 0–100.
        outcome: how the play would have ended, "" if as it did.
        lifted: how the person concerned would have stood at the decision, 0–100; 0 where it concerns nobody.
        moves: the whole play with it mended.
        won_over: of those on whom the decision hung whoever would have come to what it takes, each with how they
            would have stood, 0–100.
        parts: the two things that only together would have brought it, else empty.
    """

    repair: Repair
    points: float
    overall: float
    outcome: str
    lifted: int
    moves: tuple[Move, ...]
    won_over: tuple[tuple[int, int], ...] = ()
    parts: tuple[Loss, ...] = ()

    @property
    def kind(self) -> LossKind:
        """What was lost."""
        return self.repair.kind


def losses(play: ReplayedPlay) -> tuple[Loss, ...]:
    """Return everything that the play lost, the dearest first; of one subject the dearest way to mend it alone.

    Two things that only together would have ended the play better are one loss more, whose parts they are.
    """
    best: dict[tuple[str, int], Loss] = {}
    lifting: dict[int, tuple[int, Loss]] = {}
    unwon = _unwon(play)
    for loss, card in _all_priced(play):
        for person in unwon:
            support = card.outcome.support[person]
            if support > lifting.get(person, (play.card.outcome.support[person], loss))[0]:
                lifting[person] = (support, loss)
        if loss.points <= 0 and loss.kind != "breach":
            continue
        other = best.get(loss.repair.subject)
        if other is None or loss.points > other.points:
            best[loss.repair.subject] = loss
    found = sorted(best.values(), key=_rank)
    both = _together(play, found, [loss for _, loss in lifting.values()])
    return tuple(sorted((*found, *([both] if both is not None else [])), key=_rank))


def _all_priced(play: ReplayedPlay) -> list[tuple[Loss, ScoreCard]]:
    """Return everything that is tried, with its price and the card with it mended.

    What mends a promise by the way is that promise's loss, where too little else comes of it to be told by itself.
    """
    priced: list[tuple[Loss, ScoreCard]] = []
    by_the_way: dict[int, frozenset[tuple[str, int]]] = {}
    own: dict[tuple[str, int], float] = {}
    for repair in repairs(play):
        state, made = _mended(play, repair)
        one = _priced(play, repair, state, made)
        if one is None:
            continue
        if repair.kind in ABOUT_PROMISES:
            own[repair.subject] = max(own.get(repair.subject, 0.0), one[0].points)
        elif repair.kind != "breach":
            by_the_way[len(priced)] = _promises_mended(play, state, one[1])
        priced.append(one)
    return [
        one
        for place, one in enumerate(priced)
        if not any(own.get(subject, 0.0) > one[0].points - LEAST_TOLD >= 0 for subject in by_the_way.get(place, ()))
    ]


def _promises_mended(play: ReplayedPlay, state: State, card: ScoreCard) -> frozenset[tuple[str, int]]:
    """Return the subjects of the promises that are mended in a play which ends with `state` and `card`."""
    mended = {("promise", one.index) for one in play.card.outcome.broken if one not in card.outcome.broken}
    if len(contradictions(play.scenario, state)) < len(contradictions(play.scenario, play.state)):
        mended.add(("contradiction", 0))
    return frozenset(mended)


def _rank(loss: Loss) -> tuple[float, bool, int, int]:
    # The same case made otherwise mends a promise and a pitch: it is the promise that is told.
    return -loss.points, loss.kind not in ABOUT_PROMISES, loss.repair.place, loss.repair.person


def _unwon(play: ReplayedPlay) -> tuple[int, ...]:
    """Return who stayed below what a decision takes of them, whether or not it came to that."""
    return tuple(
        person
        for person, (truth, support) in enumerate(zip(play.truths, play.card.outcome.support, strict=True))
        if support < minimum(play.scenario.levels, truth)
    )


def _together(play: ReplayedPlay, found: Sequence[Loss], lifting: Sequence[Loss]) -> Loss | None:
    """Return the dearest two things of which both end the play better than any one does; None if no two do.

    A play that broke what is forbidden is mended by that alone.
    """
    ended = play.card.outcome.kind
    if ended in ("won", "disqualified"):
        return None
    reached = max(OUTCOME_POINTS[kind] for kind in (ended, *(loss.outcome or ended for loss in (*found, *lifting))))
    dearest = [loss for loss in found if loss.kind not in (*ON_THE_MAP, "breach")][:PAIRED]
    # Told apart by identity: to compare what is done in each costs more than to try it.
    chosen = list({id(loss): loss for loss in (*dearest, *lifting)}.values())
    by_repair = {id(loss.repair): loss for loss in chosen}
    best: Loss | None = None
    for one, other, both in pairs(play, [loss.repair for loss in chosen]):
        state, made = _mended(play, both)
        end = outcome(play.scenario, state)
        # Few pairs end better, and what the others are worth nobody asks.
        if end is None or OUTCOME_POINTS[end.kind] <= reached:
            continue
        priced = _priced(play, both, state, made)
        if priced is None:
            continue
        loss = priced[0]
        if (best is None or loss.points > best.points) and _holds(loss, one) and _holds(loss, other):
            best = replace(loss, parts=(by_repair[id(one)], by_repair[id(other)]))
    return best


def _holds(loss: Loss, repair: Repair) -> bool:
    """Return whether what a repair does is done in a play that is mended by more than it."""
    return all(move in loss.moves for move in (repair.doing, repair.companion) if move is not None)


def told(play: ReplayedPlay, found: tuple[Loss, ...]) -> tuple[Loss, ...]:
    """Return the three dearest of `found`, for whoever lost by somebody's no one about that person among them.

    A breach comes first, whatever it cost. Nothing is told where all is worth less than `NOTHING_TO_MEND`, and nothing
    that would undo what is told of a promise: all of it can be followed at once.
    """
    breach = [loss for loss in found if loss.kind == "breach"]
    against = play.card.outcome.against if play.card.outcome.reason in ("veto", "decider") else ()
    noes = [loss for loss in found if is_about(loss, against) and loss.kind != "breach"]
    # What lifts the whole table may win somebody of whom alone nothing could be mended.
    noes = noes or [loss for loss in found if loss.won_over and loss.kind != "breach"]
    if against and not noes:
        noes = [_no(play, max(against, key=lambda person: play.truths[person].influence))]
    first = [*breach, *noes[:1]]
    others = [loss for loss in found if loss not in first and loss.points >= LEAST_TOLD]
    if not first and sum(max(0.0, loss.points) for loss in found) < NOTHING_TO_MEND:
        return ()
    three = _dearest(first, others)
    while (undone := _undone(play, three, first)) is not None:
        others.remove(undone)
        three = _dearest(first, others)
    return _in_order(play, three)


def _dearest(first: Sequence[Loss], others: Sequence[Loss]) -> list[Loss]:
    """Return `first` and the dearest of `others`, `MOST_TOLD` in all and nothing twice."""
    three: list[Loss] = []
    for loss in (*first, *others):
        if len(three) < MOST_TOLD and not any(says_the_same(loss, one) for one in three):
            three.append(loss)
    return three


def _undone(play: ReplayedPlay, three: Sequence[Loss], first: Sequence[Loss]) -> Loss | None:
    """Return a loss that is not to be told beside another one, None if all can be followed at once.

    Of a case that promises too much and of the advice to leave it out the promise is told: the case has others.
    """
    for promise in three:
        for loss in three:
            spare = promise if loss in first else loss
            if spare not in first and undoes(play, loss, promise):
                return spare
    return None


def undoes(play: ReplayedPlay, loss: Loss, promise: Loss) -> bool:
    """Return whether a loss mended promises again what another one, about promises, would have left unsaid."""
    kinds = {part.kind for part in (promise.parts or (promise,))}
    if kinds.isdisjoint(ABOUT_PROMISES) or loss is promise:
        return False
    own = {*cases_made(moment.move for moment in play.moments)}
    mended, unsaid = {*cases_made(loss.moves)}, {*cases_made(promise.moves)}
    left = {case for _, case in own - unsaid}
    if "promise" not in kinds:
        # A case that is only left to somebody else may be made there.
        left -= {case for _, case in unsaid}
    advised = {move.pitch for move in (loss.repair.doing, loss.repair.companion) if isinstance(move, Pitch)}
    if (advised | {case for _, case in mended - own}) & left:
        return True
    both = (own & mended & unsaid) | (mended - own) | (unsaid - own)
    return not _contradictions(play, both) <= _contradictions(play, unsaid)


def _contradictions(play: ReplayedPlay, made: Iterable[tuple[str, str]]) -> set[tuple[int, int]]:
    cases = {play.scenario.pitch_index[case] for _, case in made}
    return set(contradicting(play.scenario, sum(1 << case for case in cases)))


def _in_order(play: ReplayedPlay, three: Sequence[Loss]) -> tuple[Loss, ...]:
    """Return losses as they are told: a breach, then the dearest; of near ones those about whoever weighs most."""
    left = sorted(three, key=lambda loss: (loss.kind != "breach", -loss.points))
    ordered: list[Loss] = []
    while left:
        near = [one for one in left if left[0].points - one.points <= NEAR] if left[0].kind != "breach" else left[:1]
        # The first of them stays before the second where both weigh the same.
        first = max(near, key=lambda loss: _weight(play, loss))
        ordered.append(first)
        left.remove(first)
    return tuple(ordered)


def _weight(play: ReplayedPlay, loss: Loss) -> tuple[bool, int]:
    """Return how much hangs on whom a loss is about: whether their yes is needed, and their influence."""
    people = [one.repair.person for one in (loss.parts or (loss,)) if one.repair.person >= 0]
    levels = play.scenario.levels
    return (
        any(minimum(levels, play.truths[person]) for person in people),
        max((play.truths[person].influence for person in people), default=0),
    )


def says_the_same(loss: Loss, other: Loss) -> bool:
    """Return whether two losses share a part, or would be mended by the same case to the same person."""
    one, two = (loss.parts or (loss,)), (other.parts or (other,))
    cases = {_case(part) for part in one} & {_case(part) for part in two}
    return bool(cases - {None}) or any(part in two for part in one)


def _case(loss: Loss) -> tuple[int, Pitch] | None:
    """Return the case that would have been better, with whom it is for (an index); None if the way is another."""
    moves = (loss.repair.doing, loss.repair.companion)
    case = next((move for move in moves if isinstance(move, Pitch)), None)
    return None if case is None or loss.kind == "story" else (loss.repair.person, case)


def is_about(loss: Loss, people: Sequence[int]) -> bool:
    """Return whether a loss, or a part of it, concerns one of some people (indexes)."""
    return any(one.repair.person in people for one in (loss, *loss.parts))


def _no(play: ReplayedPlay, person: int) -> Loss:
    """Return the no of somebody, or their want of a yes, whom no single thing would have won."""
    made = tuple(moment.move for moment in play.moments)
    kind: LossKind = "no" if play.card.outcome.reason == "veto" else "unwon"
    repair = Repair(kind, (kind, person), person, len(made), (), None)
    return Loss(repair, 0.0, play.card.overall, "", play.card.outcome.support[person], made)


def _mended(play: ReplayedPlay, repair: Repair) -> tuple[State, tuple[Move, ...]]:
    """Return how the play ends with a repair, and the moves from its place on."""
    meetings = play.once("meetings", lambda: MeetingsAgain(play.scenario))
    return played_on(play.scenario, play.moments[repair.place].before, repair.ahead, meetings)


def _priced(play: ReplayedPlay, repair: Repair, state: State, made: tuple[Move, ...]) -> tuple[Loss, ScoreCard] | None:
    """Return a loss with its price, and the card with it mended; `state` and `made` are those of `_mended`.

    None for what also keeps a rule and gains by that: it is the breach's price.
    """
    card = score(play.scenario, state)
    assert card is not None
    if repair.kind != "breach" and _conduct(card) > _conduct(play.card):
        return None
    ended = card.outcome.kind if card.outcome.kind != play.card.outcome.kind else ""
    before = tuple(moment.move for moment in play.moments[: repair.place])
    points = round(card.overall - play.card.overall, 1)
    lifted = card.outcome.support[repair.person] if repair.person >= 0 else 0
    won_over = tuple(
        (person, card.outcome.support[person])
        for person in play.card.outcome.against
        if card.outcome.support[person] >= minimum(play.scenario.levels, play.truths[person])
    )
    return Loss(repair, points, card.overall, ended, lifted, (*before, *made), won_over), card


def _conduct(card: ScoreCard) -> float:
    return card.scores["conduct"].value or 0.0
