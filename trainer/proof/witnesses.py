"""A library of plays, and from it the shortest witness of everything that can occur."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from trainer.core.decision import outcome
from trainer.core.happenings import Happening
from trainer.core.moves import (
    Ask,
    Close,
    First,
    Include,
    Leave,
    Meet,
    Move,
    Paperwork,
    Pitch,
    Respond,
    Review,
    Study,
    Survey,
)
from trainer.core.replay import replay
from trainer.core.scenario import Scenario
from trainer.core.state import OVER, State
from trainer.errors import IllegalMove

Thing = tuple[str, int]
"""A kind (question, source, account, answer, clue, pitch, response, objection, event, ending, rule; kept and broken for
a promise) and an index."""

_FROM_HAPPENING = {
    "asked": "question",
    "studied": "source",
    "approached": "account",
    "clue": "clue",
    "pitched": "pitch",
    "responded": "response",
    "objected": "objection",
    "event": "event",
    "breach": "rule",
}


@dataclass(slots=True)
class WitnessLibrary:
    """Witnesses by thing: the shortest play found in which it occurs, notes left out.

    Attributes:
        witnesses: moves up to and with the occurrence.
        plays: how many plays were read.
    """

    scenario: Scenario
    witnesses: dict[Thing, tuple[Move, ...]] = field(default_factory=dict)
    plays: int = 0

    def read(self, moves: Iterable[Move]) -> None:
        """Take over from a play whatever occurs in it sooner than in those read before."""
        self.plays += 1
        made: list[Move] = []
        for move, _, state, happenings in replay(
            self.scenario, (one for one in moves if not isinstance(one, Paperwork))
        ):
            made.append(move)
            for thing in occurring(self.scenario, happenings, state):
                known = self.witnesses.get(thing)
                if known is None or len(made) < len(known):
                    self.witnesses[thing] = tuple(made)

    def shorten(self) -> None:
        """Take out of every witness whatever it can do without, whole meetings first."""
        for thing in sorted(self.witnesses):
            self.witnesses[thing] = shortened(self.scenario, self.witnesses[thing], thing)


def occurring(scenario: Scenario, happenings: Iterable[Happening], after: State) -> Iterator[Thing]:
    """Yield what occurs by a move that brought `happenings` about and led to `after`."""
    for happening in happenings:
        kind = _FROM_HAPPENING.get(happening.kind)
        if kind:
            yield kind, happening.item
        elif happening.kind == "answered":
            yield "answer", scenario.survey_questions[happening.item].answers[happening.person].index
    if after.place == OVER:
        end = outcome(scenario, after)
        if end is not None and end.ending is not None:
            yield "ending", end.ending.index
        if end is not None:
            yield from (("kept", promise.index) for promise in end.kept)
            yield from (("broken", promise.index) for promise in end.broken)


def occurs(scenario: Scenario, moves: Iterable[Move], thing: Thing) -> bool:
    """Return whether `moves` are legal one after the other and `thing` occurs by the last of them."""
    found = False
    try:
        for made in replay(scenario, moves):
            found = thing in occurring(scenario, made.happenings, made.after)
    except IllegalMove:
        return False
    return found


def shortened(scenario: Scenario, moves: tuple[Move, ...], thing: Thing) -> tuple[Move, ...]:
    """Return `moves` without anything that `thing` can do without: no part of it can be taken away any more."""
    changed = True
    while changed:
        changed = False
        for first, last in _chunks(moves):
            fewer = moves[:first] + moves[last:]
            if occurs(scenario, fewer, thing):
                moves, changed = fewer, True
                break
    return moves


def _chunks(moves: tuple[Move, ...]) -> Iterator[tuple[int, int]]:
    """Yield spans that can be left out together: meetings, then single moves, then what an objection took."""
    begin = -1
    for place, move in enumerate(moves):
        if isinstance(move, Meet):
            begin = place
        elif isinstance(move, Leave) and begin >= 0:
            yield begin, place + 1
            begin = -1
    for place, move in enumerate(moves):
        if isinstance(move, Survey):
            last = place + 1
            while last < len(moves) - 1 and isinstance(moves[last], Include):
                last += 1
            yield place, last
    for place, move in enumerate(moves[:-1]):
        if isinstance(move, Study | First | Ask | Pitch | Respond | Review | Close):
            yield place, place + 1
    for place, move in enumerate(moves[:-1]):
        if isinstance(move, Pitch):
            last = place + 1
            while last < len(moves) - 1 and isinstance(moves[last], Respond):
                last += 1
            if last > place + 1:
                yield place, last
