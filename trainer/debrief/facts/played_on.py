"""How a play would have gone on: other moves from some place, the rest as it was played."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from trainer.core.account_map import with_note
from trainer.core.legal import legal_moves
from trainer.core.moves import (
    Ask,
    Close,
    First,
    Include,
    Leave,
    Meet,
    Move,
    Note,
    Paperwork,
    Pitch,
    Respond,
    Review,
    Strategy,
    Study,
    Survey,
)
from trainer.core.objections import fails, is_shown, speaks_to
from trainer.core.scenario import Objection, Response, Scenario
from trainer.core.state import DESK, MEETING, OVER, REVIEW_DUE, SURVEY, State
from trainer.core.step import step
from trainer.errors import IllegalMove

_PLACES: Final[dict[type, int]] = {
    **dict.fromkeys((Ask, Pitch, Respond, Leave), MEETING),
    **dict.fromkeys((Study, Meet, First, Survey), DESK),
    Include: SURVEY,
}
"""Where a move is made, of those that are made in one place only."""


def played_on(scenario: Scenario, state: State, ahead: Sequence[Move]) -> tuple[State, tuple[Move, ...]]:
    """Return how a play ends that goes on from `state` with `ahead`, and the moves that were made.

    What is no longer legal is left out, what was begun is ended, and an objection for which `ahead` has no answer is
    met as by somebody who listens: by asking where no clue in hand shows what is meant, then by the evidence for that.
    """
    rest = _Rest(scenario, state)
    left = list(reversed(ahead))
    while left:
        move = left[-1]
        state = rest.state
        if state.objection >= 0 and not isinstance(move, (Respond, Note, Strategy)):
            rest.answer()
        elif state.place == SURVEY and not isinstance(move, (Include, Note, Strategy)):
            rest.fill_up()
        elif state.place == REVIEW_DUE and not isinstance(move, (Review, Note, Strategy)):
            # The map came due earlier than it did: what was written for it is written now.
            rest.hand_in(left)
        else:
            rest.make(left.pop())
    while rest.state.place != OVER:
        if rest.state.objection >= 0:
            rest.answer()
        rest.fill_up()
        place = rest.state.place
        rest.do(Leave() if place == MEETING else Review() if place == REVIEW_DUE else Close())
    return rest.state, tuple(rest.made)


class _Rest:
    """The rest of a play as it goes on."""

    def __init__(self, scenario: Scenario, state: State) -> None:
        self.scenario = scenario
        self.state = state
        self.made: list[Move] = []

    def do(self, move: Move) -> None:
        """Make a move that is legal."""
        self.state, _ = step(self.scenario, self.state, move)
        self.made.append(move)

    def make(self, move: Move) -> None:
        """Make a move, unless it is not legal any more."""
        state, scenario = self.state, self.scenario
        if isinstance(move, Note):
            if state.place != OVER:
                # It was legal in the play: all that can be wrong with it now is a clue that was not found.
                held = tuple(clue for clue in move.evidence if state.clues >> scenario.clue_index[clue] & 1)
                note = move if held == move.evidence else replace(move, evidence=held)
                self.state = with_note(scenario, state, note)
                self.made.append(note)
            return
        # Cheaper than the error that says all that would be legal.
        if _PLACES.get(type(move), state.place) != state.place:
            return
        if isinstance(move, Respond) and state.objection < 0:
            return
        if isinstance(move, Ask) and scenario.questions[scenario.question_index[move.question]].person != state.person:
            return
        try:
            self.do(move)
        except IllegalMove:
            return

    def hand_in(self, left: list[Move]) -> None:
        """Hand in the next map of the play, and take it with its notes out of what is left, the last move first."""
        due = next((place for place in reversed(range(len(left))) if isinstance(left[place], Review)), len(left))
        for place in reversed(range(due + 1, len(left))):
            if isinstance(left[place], Paperwork):
                self.make(left.pop(place))
        del left[due : due + 1]
        self.do(Review())

    def fill_up(self) -> None:
        """Put into a questionnaire that is open whatever comes first, until it is full."""
        while self.state.place == SURVEY:
            self.do(legal_moves(self.scenario, self.state)[0])

    def answer(self) -> None:
        """Answer the objection on the table until it is off it."""
        scenario = self.scenario
        while self.state.objection >= 0:
            legal = [
                scenario.responses[scenario.response_index[move.response]]
                for move in legal_moves(scenario, self.state)
                if isinstance(move, Respond)
            ]
            objection = scenario.objections[self.state.objection]
            known = is_shown(self.state, objection)
            self.do(min(legal, key=lambda one: _order(one, objection, known=known)).move)


def _order(response: Response, objection: Objection, *, known: bool) -> tuple[bool, bool, bool, bool, int]:
    asks = response.stays and not known
    idle = (response.stays and known) or not speaks_to(response, objection)
    return (response.effects.breach >= 0, fails(response, objection), not asks, idle, response.index)
