"""Players without a plan: chance, position, length, talk, and one who pleases everybody."""

from __future__ import annotations

from trainer.core.moves import Ask, Close, First, Leave, Meet, Move, Note, Pitch, Respond, Review, Study, Survey
from trainer.core.scenario import Scenario
from trainer.core.state import DESK, MEETING, SURVEY, State
from trainer.core.view import choice_for
from trainer.core.vocabulary import CONCERNS, ROLES, WINS
from trainer.proof.players.player import Player


class RandomPlayer(Player):
    """Chooses by chance, and writes chance onto the map; asks for the decision only when the time is up."""

    def choose(self, state: State, legal: tuple[Move, ...]) -> Move:
        """Return any move but an early end."""
        lasting = tuple(move for move in legal if not isinstance(move, Close | Review))
        return self.chance.choice(lasting or legal)

    def notes(self, state: State) -> list[Note]:
        """Return a guess about everybody."""
        return [
            Note(
                person.id,
                roles=(self.chance.choice(ROLES),),
                concerns=tuple(self.chance.sample(CONCERNS, 2)),
                wins=(self.chance.choice(WINS),),
                certainty=self.chance.randint(1, 3),
            )
            for person in self.scenario.people
        ]


class PositionPlayer(Player):
    """Takes the first of what is written, everywhere."""

    def choose(self, state: State, legal: tuple[Move, ...]) -> Move:
        """Return the first thing to say; at the desk the next source, then the next person in turn."""
        if state.place == MEETING:
            return self.pick([move for move in legal if not isinstance(move, Leave)] or list(legal))
        if state.place == DESK:
            return self.next_at_desk(state, legal)
        return self.pick(list(legal))

    def pick(self, moves: list[Move]) -> Move:
        """Return the first of `moves`."""
        return moves[0]

    def next_at_desk(self, state: State, legal: tuple[Move, ...]) -> Move:
        """Return the next source to study, or a meeting with whom the turn has come to."""
        studies = [move for move in legal if isinstance(move, Study)]
        if studies:
            return self.pick(list(studies))
        written: list[Move] = [move for move in legal if isinstance(move, First | Survey)]
        if written:
            return self.pick(written)
        people = list(dict.fromkeys(move.person for move in legal if isinstance(move, Meet)))
        if not people:
            return Close()
        who = people[state.clock % len(people)]
        return next(move for move in legal if isinstance(move, Meet) and move.person == who)


class LongestPlayer(PositionPlayer):
    """Takes the longest of what is written, everywhere."""

    def pick(self, moves: list[Move]) -> Move:
        """Return the move with the most words."""
        return max(moves, key=lambda move: len(self._words(move)))

    def _words(self, move: Move) -> str:
        choice = choice_for(self.scenario, move)
        return choice.title + choice.say


class Talker(PositionPlayer):
    """Pitches to everybody and asks nobody anything; guesses roles from the order of the chart."""

    def choose(self, state: State, legal: tuple[Move, ...]) -> Move:
        """Return a pitch where one can be made, in an order of the player's own."""
        if state.place == MEETING:
            pitches = [move for move in legal if isinstance(move, Pitch)]
            responses = [move for move in legal if isinstance(move, Respond)]
            return self.chance.choice(pitches) if pitches else self.chance.choice(responses) if responses else legal[-1]
        if state.place == DESK:
            meets = [move for move in legal if isinstance(move, Meet | First)]
            return self.chance.choice(meets) if meets else Close()
        return self.chance.choice(legal) if state.place == SURVEY else legal[0]

    def notes(self, state: State) -> list[Note]:
        """Return what titles suggest: whoever stands at the top decides, the rest have influence."""
        return [
            Note(person.id, roles=("decider" if person.boss < 0 else "influencer",), certainty=2)
            for person in self.scenario.people
        ]


class Pleaser(PositionPlayer):
    """Takes every tempting breach that can be reached, and is otherwise like chance with some curiosity."""

    def __init__(self, scenario: Scenario, seed: int) -> None:
        super().__init__(scenario, seed)
        self._breaching: set[Move] = {
            one.move
            for group in (scenario.questions, scenario.responses, scenario.sources, scenario.pitches)
            for one in group
            if one.effects.breach >= 0
        }

    def choose(self, state: State, legal: tuple[Move, ...]) -> Move:
        """Return a breach if there is one, else what leads on."""
        breaches = [move for move in legal if move in self._breaching]
        if breaches:
            return breaches[0]
        if state.place == MEETING:
            asks = [move for move in legal if isinstance(move, Ask)]
            pitches = [move for move in legal if isinstance(move, Pitch)]
            if asks and (not pitches or self.chance.random() < 0.6):
                return self.chance.choice(asks)
            return self.chance.choice([move for move in legal if not isinstance(move, Leave)] or list(legal))
        if state.place == DESK:
            meets = [move for move in legal if isinstance(move, Meet | First)]
            studies = [move for move in legal if isinstance(move, Study | Survey)]
            return self.chance.choice(studies) if studies else self.chance.choice(meets) if meets else Close()
        return self.chance.choice(legal) if state.place == SURVEY else legal[0]
