"""Conditions, compiled once to bit masks so that testing one costs a few integer operations."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, fields

from trainer.core.state import State
from trainer.core.vocabulary import CONCERN_MASK

COACH_TRUST = 3
"""Trust from which a person whose personal win was served acts as a coach."""


def is_coached(state: State, person: int) -> bool:
    """Return whether `person` (an index) has been developed into a coach: trusts you, and has won something by it."""
    return state.trust[person] >= COACH_TRUST and state.served[person] > CONCERN_MASK


Test = Callable[[State], bool]
NEVER = 1 << 30
"""A slot that no calendar reaches."""


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
        spent: pairs of channel and the slots that a meeting by it has used since it began: it is on the day it began.
    """

    clues: int = 0
    asked: int = 0
    flags: int = 0
    without: int = 0
    met: int = 0
    trust: tuple[tuple[int, int], ...] = ()
    earliest: int = 0
    latest: int = NEVER
    companion: str = ""
    channel: str = ""
    coach: int = -1
    spent: tuple[tuple[str, int], ...] = ()

    holds: Test = field(init=False, repr=False, compare=False)
    """Whether the condition holds in a state: only what it names is tested, since most name one thing."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "holds", _joined(self._tests()))

    def __reduce__(self) -> tuple[type[Condition], tuple[object, ...]]:
        # What `holds` is made of cannot be written down; it is made again.
        return Condition, tuple(getattr(self, one.name) for one in fields(self) if one.init)

    def _tests(self) -> list[Test]:
        clues, asked, flags, without, met = self.clues, self.asked, self.flags, self.without, self.met
        earliest, latest, companion, channel, coach = (
            self.earliest, self.latest, self.companion, self.channel, self.coach,
        )  # fmt: skip
        tests: list[Test] = [_trusts(person, least) for person, least in self.trust]
        if clues:
            tests.append(lambda state: not clues & ~state.clues)
        if asked:
            tests.append(lambda state: not asked & ~state.asked)
        if flags:
            tests.append(lambda state: not flags & ~state.flags)
        if without:
            tests.append(lambda state: not without & state.flags)
        if met:
            tests.append(lambda state: not met & ~state.met)
        spent = dict(self.spent)
        if earliest:
            tests.append(lambda state: state.clock - spent.get(state.channel, 0) >= earliest)
        if latest != NEVER:
            tests.append(lambda state: state.clock - spent.get(state.channel, 0) < latest)
        if companion:
            tests.append(lambda state: state.counterpart == companion)
        if channel:
            tests.append(lambda state: state.channel == channel)
        if coach >= 0:
            tests.append(lambda state: is_coached(state, coach))
        return tests


def _trusts(person: int, least: int) -> Test:
    return lambda state: state.trust[person] >= least


def _joined(tests: list[Test]) -> Test:
    if len(tests) == 1:
        return tests[0]
    if len(tests) == 2:
        first, second = tests
        return lambda state: first(state) and second(state)
    return lambda state: all(test(state) for test in tests)
