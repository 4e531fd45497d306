"""What the score for roles lost, and by what: a primary role that is right does not earn all of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from trainer.core.moves import Note
from trainer.core.scenario import Truth
from trainer.core.score.account_map import mark, role_right, weight_of
from trainer.core.score.breakdown import f1
from trainer.core.state import Handed
from trainer.debrief.facts.replay import ReplayedPlay

FULL_MARKS: Final = 3
LEAST = 0.05
"""Points of the score below which nothing is told."""


@dataclass(frozen=True, slots=True)
class RolesLost:
    """Points of 100 that the score for roles lost by one thing.

    Attributes:
        kind: on the last map "primary" (wrong or blank), "certainty" (right, and less than sure), "evidence" (sure, and
            fewer than two clues cited that show it) or "further"; "earlier" for all that the maps before it lost.
    """

    kind: str
    points: float


def roles_lost(play: ReplayedPlay) -> tuple[RolesLost, ...]:
    """Return what the score for roles lost, the most first; together it is what that score lacks of 100."""
    found = play.card.scores["roles"]
    if found.value is None or not found.parts:
        return ()
    lost: dict[str, float] = {}
    whole = sum(part.weight for part in found.parts)
    for part in found.parts:
        pieces = list(_pieces(play, further=part.id == "roles.further"))
        missed = sum(points for _, points in pieces)
        # A map worth less than nothing counts as nothing.
        scale = (100 - part.value) * part.weight / whole / missed if missed else 0.0
        for kind, points in pieces:
            lost[kind] = lost.get(kind, 0.0) + points * scale
    told = (RolesLost(kind, points) for kind, points in lost.items() if points >= LEAST)
    return tuple(sorted(told, key=lambda one: (-one.points, one.kind)))


def _pieces(play: ReplayedPlay, *, further: bool) -> Iterator[tuple[str, float]]:
    """Yield by what each entry lost how much, weighed as the score weighs people and reviews."""
    last = len(play.state.handed)
    for order, handed in enumerate(play.state.handed, start=1):
        entries = [
            (truth, *missed)
            for person, truth in enumerate(play.scenario.truth(handed.fired))
            if truth.present and (missed := _missed(play, handed, person, truth, further=further)) is not None
        ]
        weight = sum(weight_of(truth) for truth, _, _ in entries)
        for truth, kind, share in entries:
            yield kind if order == last else "earlier", share * weight_of(truth) / weight * order


def _missed(
    play: ReplayedPlay, handed: Handed, person: int, truth: Truth, *, further: bool
) -> tuple[str, float] | None:
    """Return by what an entry on a map lost, and which share of it, 0–3; None where it does not count."""
    note = handed.board[person]
    if further:
        chosen, true = frozenset(note.roles[1:] if note else ()), frozenset(truth.roles[1:])
        return ("further", 1 - f1(chosen, true)) if chosen or true else None
    return _kind(note, truth), 1 - mark(play.scenario, person, note, truth) / FULL_MARKS


def _kind(note: Note | None, truth: Truth) -> str:
    if note is None or not role_right(note, truth):
        return "primary"
    return "certainty" if note.certainty < FULL_MARKS else "evidence"
