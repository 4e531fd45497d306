"""Moves made one after the other: the one way from a list of moves to what they bring about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from trainer.core.happenings import Happening
from trainer.core.moves import Move
from trainer.core.scenario import Scenario
from trainer.core.state import State
from trainer.core.step import start, step
from trainer.errors import IllegalMove


class MoveMade(NamedTuple):
    """One move of a play: the state before it, the state after it, and what it brought about, in order."""

    move: Move
    before: State
    after: State
    happenings: tuple[Happening, ...]


def replay(scenario: Scenario, moves: Iterable[Move], state: State | None = None) -> Iterator[MoveMade]:
    """Yield what becomes of `moves`, from `state` on; from the start of the play if it is None.

    Raises:
        IllegalMove: if the rules do not allow one of them, with its number from 1.
    """
    here = start(scenario) if state is None else state
    for number, move in enumerate(moves, start=1):
        try:
            after, happenings = step(scenario, here, move)
        except IllegalMove as fault:
            fault.number = number
            raise
        yield MoveMade(move, here, after, happenings)
        here = after


def final_state(scenario: Scenario, moves: Iterable[Move]) -> State:
    """Return the state after `moves`, from the start of the play.

    Raises:
        IllegalMove: if the rules do not allow one of them, with its number from 1.
    """
    state = start(scenario)
    for made in replay(scenario, moves):
        state = made.after
    return state
