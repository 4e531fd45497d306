"""Conditions, compiled once to bit masks so that testing one costs a few integer operations."""

from __future__ import annotations

from dataclasses import dataclass

from trainer.core.state import State
from trainer.core.vocabulary import CONCERN_MASK

COACH_TRUST = 3
"""Trust from which a person whose personal win was served acts as a coach."""


def is_coached(state: State, person: int) -> bool:
    """Return whether `person` (an index) has been developed into a coach: trusts you, and has won something by it."""
    return state.trust[person] >= COACH_TRUST and state.served[person] > CONCERN_MASK


@dataclass(frozen=True, slots=True)
class Condition:
    """Everything named must hold at once. Masks are bit sets over indexes; slots count half days from 0.

    Attributes:
        clues: clues found.
        asked: questions asked.
        flags: flags set.
        without: flags not set.
        met: people met at least once.
        trust: pairs of person and least trust.
        earliest: slot from which it holds.
        latest: slot from which it no longer holds.
        companion: kind of counterpart who must sit in the meeting, or "".
        channel: channel of the meeting, or "".
        coach: person who must be developed as a coach, or −1.
    """

    clues: int = 0
    asked: int = 0
    flags: int = 0
    without: int = 0
    met: int = 0
    trust: tuple[tuple[int, int], ...] = ()
    earliest: int = 0
    latest: int = 1 << 30
    companion: str = ""
    channel: str = ""
    coach: int = -1

    def holds(self, state: State) -> bool:
        """Return whether the condition holds in `state`."""
        if self.clues & ~state.clues or self.asked & ~state.asked:
            return False
        for person, least in self.trust:
            if state.trust[person] < least:
                return False
        if self.flags & ~state.flags or self.without & state.flags or self.met & ~state.met:
            return False
        if not self.earliest <= state.clock < self.latest:
            return False
        if self.companion and state.counterpart != self.companion:
            return False
        if self.channel and state.channel != self.channel:
            return False
        return self.coach < 0 or is_coached(state, self.coach)
