"""Two people whose results tell how hard a scenario is: a beginner who listens, and a careless expert."""

from __future__ import annotations

from trainer.core.moves import Close, Meet, Move
from trainer.core.scenario import PitchCase
from trainer.core.state import State
from trainer.proof.players.textbook import DRY, TextbookPlayer

GLANCES = 2
"""Sources that a beginner looks into before the first visit."""


class Listener(TextbookPlayer):
    """A beginner who listens: asks everything and notes it, but comes alone, always visits, and weighs no promises."""

    def at_desk(self, state: State, legal: tuple[Move, ...]) -> Move:
        """Return one of a few cheap studies, then a visit to whoever promises most."""
        studies = sorted(self.studies(legal), key=self.cost)
        if studies and state.studied.bit_count() < GLANCES:
            return studies[0]
        alone = [move for move in legal if isinstance(move, Meet) and move.companion is None]
        who = self.next_person(state, alone)
        if who < 0:
            return studies[0] if studies else Close()
        return next((move for move in self.ways(who, alone) if move.channel == "visit"), self.ways(who, alone)[0])

    def contradicts(self, state: State, case: PitchCase) -> bool:
        """Return False: what was promised elsewhere is not thought of."""
        return False


class Careless(TextbookPlayer):
    """A careless expert: knows the trade, but never looks twice; an event is read and changes no plan."""

    def urgency(self, state: State, person: int) -> tuple[float, float]:
        """Return how much is to be gained with a person: nothing more with those met before power moved."""
        urgency, turn = super().urgency(state, person)
        return (urgency - DRY if state.fired and self.visits[person] else urgency, turn)

    def forget(self) -> None:
        """Keep who had nothing more to say: an event gives no reason to ask again."""

    def contradicts(self, state: State, case: PitchCase) -> bool:
        """Return False: what was promised elsewhere is not thought of."""
        return False
