"""Two things that only together would have ended a play better: how moves of both are put into one play."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import combinations

from trainer.core.moves import Move
from trainer.debrief.facts.repairs import Repair
from trainer.debrief.facts.replay import ReplayedPlay

Edit = tuple[int, int, tuple[Move, ...]]
"""Moves in place of those from a place up to another (not included); nothing is taken out where both are the same."""


def pairs(play: ReplayedPlay, chosen: Sequence[Repair]) -> Iterator[tuple[Repair, Repair, Repair]]:
    """Yield every two of `chosen`, about two subjects, that can be done in one play, and both as one."""
    edits = [tuple(_edits(play, repair)) for repair in chosen]
    for first, second in combinations(range(len(chosen)), 2):
        one, other = chosen[first], chosen[second]
        if one.subject == other.subject or _collide(edits[first], edits[second]):
            continue
        # What goes in at the same place stands in the order in which it is told.
        told = (*edits[first], *edits[second])
        if (other.place, other.person) < (one.place, one.person):
            one, other = other, one
            told = (*edits[second], *edits[first])
        both = sorted(told, key=lambda edit: edit[:2])
        yield one, other, _both(play, one, other, both)


def _both(play: ReplayedPlay, one: Repair, other: Repair, edits: Sequence[Edit]) -> Repair:
    place = min(one.place, other.place)
    ahead: list[Move] = []
    at = place
    for begin, end, moves in edits:
        ahead += [moment.move for moment in play.moments[at:begin]]
        ahead += moves
        at = end
    ahead += [moment.move for moment in play.moments[at:]]
    return Repair("together", ("together", 0), one.person, place, tuple(ahead), None)


def _edits(play: ReplayedPlay, repair: Repair) -> Iterator[Edit]:
    """Yield what a repair changes of the play, in order."""
    played = [moment.move for moment in play.moments[repair.place :]]
    # No move is so common that it says nothing, as a short play has few.
    for tag, begin, end, new, until in SequenceMatcher(None, played, repair.ahead, autojunk=False).get_opcodes():
        if tag != "equal":
            yield repair.place + begin, repair.place + end, repair.ahead[new:until]


def _collide(one: Sequence[Edit], other: Sequence[Edit]) -> bool:
    """Return whether both take out the same move, or one puts something in where the other takes out."""
    return any(first[0] < second[1] and second[0] < first[1] for first in one for second in other)
