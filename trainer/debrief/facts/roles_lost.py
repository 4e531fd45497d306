"""What the score for roles lost, and by what: a primary role that is right does not earn all of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from trainer.core.moves import Note
from trainer.core.scenario import Truth
from trainer.core.score.account_map import mark, role_right, weight_of
from trainer.core.score.breakdown import f1
from trainer.core.state import Handed
from trainer.debrief.facts.replay import ReplayedPlay
from trainer.debrief.facts.strategy import map_day

FULL_MARKS: Final = 3
LEAST = 0.05
"""Points of the score below which nothing is told."""


class LostEntry(NamedTuple):
    """An entry of a map that lost points: the day of the map, the person's name, and by what, as in `RolesLost`."""

    day: int
    person: str
    kind: str


@dataclass(frozen=True, slots=True)
class RolesLost:
    """Points of 100 that the score for roles lost by one thing.

    Attributes:
        kind: on the last map "primary" (wrong or blank), "certainty" (right, and less than sure), "evidence" (sure, and
            fewer than two clues cited that show it) or "further"; "earlier" for all that the maps before it lost.
        points: how many.
        entries: where on the maps it was lost, the most first.
    """

    kind: str
    points: float
    entries: tuple[LostEntry, ...]


def roles_lost(play: ReplayedPlay) -> tuple[RolesLost, ...]:
    """Return what the score for roles lost, the most first; together it is what that score lacks of 100."""
    found = play.card.scores["roles"]
    if found.value is None or not found.parts:
        return ()
    lost: dict[str, dict[LostEntry, float]] = {}
    whole = sum(part.weight for part in found.parts)
    for part in found.parts:
        pieces = list(_pieces(play, further=part.id == "roles.further"))
        missed = sum(points for *_, points in pieces)
        # A map worth less than nothing counts as nothing.
        scale = (100 - part.value) * part.weight / whole / missed if missed else 0.0
        for kind, entry, points in pieces:
            entries = lost.setdefault(kind, {})
            entries[entry] = entries.get(entry, 0.0) + points * scale
    told = (_told(kind, entries) for kind, entries in lost.items() if sum(entries.values()) >= LEAST)
    return tuple(sorted(told, key=lambda one: (-one.points, one.kind)))


def _told(kind: str, entries: dict[LostEntry, float]) -> RolesLost:
    dearest = sorted((entry for entry, points in entries.items() if points >= LEAST), key=lambda one: -entries[one])
    return RolesLost(kind, sum(entries.values()), tuple(dearest))


def _pieces(play: ReplayedPlay, *, further: bool) -> Iterator[tuple[str, LostEntry, float]]:
    """Yield by what each entry lost how much, weighed as the score weighs people and reviews."""
    last = len(play.state.handed)
    for order, handed in enumerate(play.state.handed, start=1):
        entries = [
            (play.name(person), truth, *missed)
            for person, truth in enumerate(play.scenario.truth(handed.fired))
            if truth.present and (missed := _missed(play, handed, person, truth, further=further)) is not None
        ]
        weight = sum(weight_of(truth) for _, truth, _, _ in entries)
        day = map_day(play, order)
        for name, truth, kind, share in entries:
            points = share * weight_of(truth) / weight * order
            yield kind if order == last else "earlier", LostEntry(day, name, kind), points


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
