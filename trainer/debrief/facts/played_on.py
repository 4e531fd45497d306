"""How a play would have gone on: other moves from some place, the rest as it was played."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

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
from trainer.debrief.facts.meetings_again import Held, MeetingsAgain, end_of_meeting
from trainer.errors import IllegalMove

_PLACES: Final[dict[type, int]] = {
    **dict.fromkeys((Ask, Pitch, Respond, Leave), MEETING),
    **dict.fromkeys((Study, Meet, First, Survey), DESK),
    Include: SURVEY,
}
"""Where a move is made, of those that are made in one place only."""


def played_on(
    scenario: Scenario, state: State, ahead: Sequence[Move], meetings: MeetingsAgain | None = None
) -> tuple[State, tuple[Move, ...]]:
    """Return how a play ends that goes on from `state` with `ahead`, and the moves that were made.

    What is no longer legal is left out, what was begun is ended, and an objection for which `ahead` has no answer is
    met as by somebody who listens: by asking where no clue in hand shows what is meant, then by the evidence for that.

    Args:
        scenario: what is played.
        state: where the play stands.
        ahead: the moves from there on.
        meetings: what meetings came to before, for whoever plays on many times; it changes nothing but the time taken.
    """
    rest = _Rest(scenario, state, meetings)
    rest.go(list(reversed(ahead)))
    while rest.state.place != OVER:
        if rest.state.objection >= 0:
            rest.answer()
        rest.fill_up()
        place = rest.state.place
        rest.do(Leave() if place == MEETING else Review() if place == REVIEW_DUE else Close())
    return rest.state, tuple(rest.made)


class _Rest:
    """The rest of a play as it goes on."""

    def __init__(self, scenario: Scenario, state: State, meetings: MeetingsAgain | None) -> None:
        self.scenario = scenario
        self.state = state
        self.meetings = meetings
        self.made: list[Move] = []

    def go(self, left: list[Move]) -> None:
        """Make the moves that are left, the last one first."""
        while left:
            move = left[-1]
            state = self.state
            if type(move) is Note:
                self.write(left)
            elif state.objection >= 0 and not isinstance(move, (Respond, Strategy)):
                self.answer()
            elif state.place == SURVEY and not isinstance(move, (Include, Strategy)):
                self.fill_up()
            elif state.place == REVIEW_DUE and not isinstance(move, (Review, Strategy)):
                # The map came due earlier than it did: what was written for it is written now.
                self.hand_in(left)
            elif type(move) is Meet and self.meetings is not None and state.place == DESK:
                end = end_of_meeting(left)
                if end < len(left):
                    self.hold(left[end:])
                    del left[end:]
                else:
                    self.make(left.pop())
            else:
                self.make(left.pop())

    def hold(self, moves: Sequence[Move]) -> None:
        """Hold a whole meeting, of whose moves the last one comes first."""
        assert self.meetings is not None
        self.state, made = self.meetings.hold(self.state, moves, self._held)
        self.made += made

    def _held(self, state: State, person: int, moves: Sequence[Move]) -> Held:
        inside = _Inside(self.scenario, state, person)
        inside.go(list(moves))
        if inside.state.objection >= 0:
            inside.answer()
        return Held(inside.state, tuple(inside.made), tuple(inside.supports))

    def do(self, move: Move) -> None:
        """Make a move that is legal."""
        self.state, _ = step(self.scenario, self.state, move)
        self.made.append(move)

    def write(self, left: list[Move]) -> None:
        """Write the notes onto the map that come next of what is left, the last move first."""
        state, scenario = self.state, self.scenario
        board = list(state.board)
        while left and isinstance(note := left[-1], Note):
            del left[-1]
            if state.place != OVER:
                if _mask(scenario, note.evidence) & ~state.clues:
                    # It was legal in the play: all that can be wrong with it now is a clue that was not found.
                    held = tuple(clue for clue in note.evidence if state.clues >> scenario.clue_index[clue] & 1)
                    note = replace(note, evidence=held)
                board[scenario.person_index[note.person]] = note
                self.made.append(note)
        self.state = state.but(board=tuple(board))

    def make(self, move: Move) -> None:
        """Make a move, unless it is not legal any more."""
        state, scenario = self.state, self.scenario
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
        later = left[due + 1 :]
        del left[due:]
        left += [move for move in later if not isinstance(move, Paperwork)]
        self.go([move for move in later if isinstance(move, Paperwork)])
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


class _Inside(_Rest):
    """A meeting as it goes on, and how the person stood in it."""

    def __init__(self, scenario: Scenario, state: State, person: int) -> None:
        super().__init__(scenario, state, None)
        self.supports = [state.support[person]]

    def do(self, move: Move) -> None:
        """Make a move that is legal."""
        self.state, told = step(self.scenario, self.state, move)
        self.made.append(move)
        for one in told:
            if one.kind == "support":
                self.supports.append(self.supports[-1] + one.amount)


@lru_cache(maxsize=1024)
def _mask(scenario: Scenario, evidence: tuple[str, ...]) -> int:
    return sum(1 << scenario.clue_index[clue] for clue in evidence)


def _order(response: Response, objection: Objection, *, known: bool) -> tuple[bool, bool, bool, bool, int]:
    asks = response.stays and not known
    idle = (response.stays and known) or not speaks_to(response, objection)
    return (response.effects.breach >= 0, fails(response, objection), not asks, idle, response.index)
