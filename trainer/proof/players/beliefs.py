"""What a careful reader makes of the clues in the notebook; a misleading clue misleads here too."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from trainer.core.moves import Note
from trainer.core.scenario import Scenario
from trainer.core.score.account_map import EVIDENCE_FOR_SURE
from trainer.core.vocabulary import CONCERNS, NEED_BIT, WINS

Support = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Belief:
    """What the clues say of one person.

    Attributes:
        votes: clues (indexes, in the order found) for each (axis, value).
        fresh: those of them found since the last event.
    """

    votes: dict[Support, tuple[int, ...]]
    fresh: frozenset[int]

    def ranked(self, axis: str) -> list[str]:
        """Return the values of an axis that any clue supports: those with fresh clues first, then by their number."""
        values = [value for name, value in self.votes if name == axis]
        return sorted(values, key=lambda value: self._weight((axis, value)), reverse=True)

    def clues(self, axis: str, value: str) -> tuple[int, ...]:
        """Return the clues that support `value` on `axis`."""
        return self.votes.get((axis, value), ())

    def needs(self) -> int:
        """Return the concerns and wins believed, as bits of `NEEDS`."""
        return sum(NEED_BIT[value] for axis, value in self.votes if axis in ("concern", "win"))

    def first(self, axis: str) -> str:
        """Return the best supported value of an axis, or ""."""
        ranked = self.ranked(axis)
        return ranked[0] if ranked else ""

    def is_stale(self, axis: str, value: str) -> bool:
        """Return whether the clues for `value` are older than an event that brought others on the same axis."""
        moved = any(self.fresh.intersection(clues) for (name, _), clues in self.votes.items() if name == axis)
        return moved and value != self.first(axis) and self.fresh.isdisjoint(self.votes[axis, value])

    def _weight(self, support: Support) -> tuple[int, int]:
        clues = self.votes[support]
        return (sum(1 for clue in clues if clue in self.fresh), len(clues))


def believe(scenario: Scenario, person: int, order: Sequence[int], fresh: Iterable[int] = ()) -> Belief:
    """Return what the clues found in `order` say of `person` (an index)."""
    votes: dict[Support, tuple[int, ...]] = {}
    for index in order:
        clue = scenario.clues[index]
        if clue.about == person:
            for support in clue.supports:
                votes[support] = (*votes.get(support, ()), index)
    return Belief(votes, frozenset(fresh))


def note_of(scenario: Scenario, person: int, belief: Belief) -> Note:
    """Return what the belief comes to on the map, as sure as its clues allow and no surer."""
    roles = [role for role in belief.ranked("role") if not belief.is_stale("role", role)]
    certainty = 1
    evidence: tuple[str, ...] = ()
    if roles:
        clues = belief.clues("role", roles[0])
        evidence = tuple(scenario.clues[clue].id for clue in clues)
        rival = max((len(belief.clues("role", role)) for role in roles[1:]), default=0)
        certainty = 3 if len(clues) >= EVIDENCE_FOR_SURE and len(clues) > rival / 2 else 2 if len(clues) > rival else 1
    further = [role for role in roles[1:] if len(belief.clues("role", role)) >= EVIDENCE_FOR_SURE]
    influence = belief.first("influence")
    stance = belief.first("stance")
    return Note(
        scenario.people[person].id,
        roles=(*roles[:1], *further[:1]),
        influence=int(influence) if influence else None,
        stance=int(stance) if stance else None,
        veto=belief.first("veto") or None,
        concerns=tuple(one for one in CONCERNS if belief.clues("concern", one)),
        wins=tuple(one for one in WINS if belief.clues("win", one)),
        certainty=certainty,
        evidence=evidence,
    )
