"""Playing a scenario to its end by a player that chooses move by move."""

from __future__ import annotations

import random
from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass, replace

from trainer.core.calendar import new_clues
from trainer.core.legal import legal_moves
from trainer.core.moves import Close, Move, Note, Respond, Review
from trainer.core.scenario import Objection, Scenario
from trainer.core.score.card import ScoreCard, score
from trainer.core.state import State
from trainer.core.step import start, step

MOST_MOVES = 5_000


@dataclass(frozen=True, slots=True)
class SimulatedPlay:
    """A play that was played out: its moves, where it ended, and how it was scored."""

    moves: tuple[Move, ...]
    state: State
    card: ScoreCard


class Player(ABC):
    """Somebody who plays one play of a scenario from its start.

    Attributes:
        scenario: what the player knows of it; hidden truth is blanked out for everybody but the oracle.
        chance: the player's own source of choice, seeded.
        order: clues in the order in which they were found.
        fresh: clues found since the last event.
        meanings: what an objection means (bits of `NEEDS`) by its index, where the reply to a question said it.
    """

    def __init__(self, scenario: Scenario, seed: int) -> None:
        self.scenario = scenario
        self.chance = random.Random(seed)
        self.order: list[int] = []
        self.fresh: set[int] = set()
        self.meanings: dict[int, int] = {}
        self._noted = -1

    @abstractmethod
    def choose(self, state: State, legal: tuple[Move, ...]) -> Move:
        """Return one of the legal moves."""

    def notes(self, state: State) -> list[Note]:
        """Return what is written onto the map before it is handed in."""
        return []

    def watch(self, before: State, after: State) -> None:
        """Remember what came to light by a move."""
        if before.fired != after.fired:
            self.fresh.clear()
        for clue in new_clues(before, after.clues):
            self.order.append(clue)
            self.fresh.add(clue)

    def hear(self, objection: Objection) -> None:
        """Remember what is meant by an objection (with its truth), as the reply to whoever asks says it."""
        self.meanings[objection.index] = objection.meant

    def notes_due(self, state: State, move: Move) -> list[Note]:
        """Return the notes to write before `move`, once for each map."""
        if not isinstance(move, Review | Close) or self._noted == len(state.handed):
            return []
        self._noted = len(state.handed)
        return self.notes(state)


MakePlayer = Callable[[Scenario, int], Player]


def blinded(scenario: Scenario) -> Scenario:
    """Return the scenario without its hidden truth: nobody's roles, needs or preferences, no meaning of objections."""
    nothing = {
        fired: tuple(
            replace(
                truth, roles=(), influence=0, veto="none", stance=0, weights=(0,) * len(truth.weights), needs=0,
                channel="", counterpart="", sways=(),
            )
            for truth in truths
        )
        for fired, truths in scenario.truths.items()
    }  # fmt: skip
    return replace(
        scenario,
        truths=nothing,
        objections=tuple(replace(objection, meant=0, shown_by=0) for objection in scenario.objections),
        pitches=tuple(replace(pitch, fit={}) for pitch in scenario.pitches),
        memo={},
        substance={},
    )


def play_out(scenario: Scenario, player: Player) -> SimulatedPlay:
    """Return the play that `player` plays."""
    state = start(scenario)
    moves: list[Move] = []
    while legal := legal_moves(scenario, state):
        move = player.choose(state, legal)
        for note in player.notes_due(state, move):
            state, _ = step(scenario, state, note)
            moves.append(note)
        before = state
        state, _ = step(scenario, state, move)
        player.watch(before, state)
        if isinstance(move, Respond):
            response = scenario.responses[scenario.response_index[move.response]]
            if "probe" in response.does:
                player.hear(scenario.objections[response.objection])
        moves.append(move)
        if len(moves) > MOST_MOVES:
            raise AssertionError("a play did not end")
    card = score(scenario, state)
    assert card is not None
    return SimulatedPlay(tuple(moves), state, card)
