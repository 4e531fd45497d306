"""The textbook player, who goes by clues alone, and two who fall short of it and tell how hard a scenario is."""

from __future__ import annotations

from trainer.core.decision import contradict
from trainer.core.legal import breaks_rule
from trainer.core.moves import Ask, Close, First, Include, Leave, Meet, Move, Note, Respond, Study, Survey
from trainer.core.objections import FAILURES
from trainer.core.scenario import PitchCase, Response, Scenario
from trainer.core.state import DESK, MEETING, SURVEY, State
from trainer.core.vocabulary import CONCERN_MASK
from trainer.proof.players.beliefs import Belief, believe, note_of
from trainer.proof.players.player import Player

KINDS = ("situation", "relationship", "problem", "personal", "implication", "payoff")
"""The order in which questions are asked: facts, then trust, then what lies behind."""
WORTH_PITCHING = 55
LAST_RESORT = 45
"""Expected fit from which a pitch is made when there is nothing left to ask."""
SOURCES_FIRST = 4
DRY = 100.0
"""How little there is to gain where all was asked and no pitch is left."""
SHARED_UNITS = 3
GLANCES = 2
"""Sources that a beginner looks into before the first visit."""


class TextbookPlayer(Player):
    """Collects, analyses, defines roles, chooses a strategy, evaluates.

    Studies, asks before it pitches, brings whom the other side likes, and keeps clear of breaches. Meets an objection
    with the evidence for what its clues show, asks what is meant where they show none or several, and understands the
    reply. Reads what is known of accounts, and goes first where least is lost; sees which questions of a questionnaire
    lead nowhere, and leaves them out; looks for what a colleague wants who does not come along yet.

    Attributes:
        asks_what_is_meant: whether it does ask.
        sources_first: how many sources it looks into before anything else.
        reads: whether it takes texts about accounts and questions in writing for what they are; else it guesses.
    """

    asks_what_is_meant = True
    sources_first = SOURCES_FIRST
    reads = True

    def __init__(self, scenario: Scenario, seed: int) -> None:
        super().__init__(scenario, seed)
        self._turn = {person.index: self.chance.random() for person in scenario.people}
        self.visits = dict.fromkeys(range(len(scenario.people)), 0)
        self._dry: set[int] = set()

    def choose(self, state: State, legal: tuple[Move, ...]) -> Move:
        """Return the next move of the loop."""
        if state.place == DESK:
            return self._in_writing(state, legal) or self.at_desk(state, legal)
        if state.place == SURVEY:
            return self._put_in(legal)
        if state.place != MEETING:
            return legal[0]
        if state.objection >= 0:
            return self._answer(state, legal)
        return self._talk(state, legal)

    def notes(self, state: State) -> list[Note]:
        """Return the map as the clues have it."""
        return [note_of(self.scenario, person, self.belief(person)) for person in range(len(self.scenario.people))]

    def belief(self, person: int) -> Belief:
        """Return what the clues found say of a person."""
        return believe(self.scenario, person, self.order, self.fresh)

    def at_desk(self, state: State, legal: tuple[Move, ...]) -> Move:
        """Return a study, then the best way to whoever promises most, then the close."""
        studies = sorted(self.studies(legal), key=self.cost)
        if studies and (state.studied.bit_count() < self.sources_first or self._stays_away(state)):
            return studies[0]
        meets = [move for move in legal if isinstance(move, Meet)]
        who = self.next_person(state, meets)
        if who < 0:
            return studies[0] if studies else Close()
        return self._way_to(who, meets)

    def _in_writing(self, state: State, legal: tuple[Move, ...]) -> Move | None:
        """Return the account to go to first or a questionnaire to send, once the first sources were looked into."""
        firsts = [move for move in legal if isinstance(move, First)]
        surveys = [move for move in legal if isinstance(move, Survey)]
        if not firsts and not surveys:
            return None
        if self.studies(legal) and state.studied.bit_count() < self.sources_first:
            return None
        if not firsts:
            return self.chance.choice(surveys)
        if not self.reads:
            return self.chance.choice(firsts)
        accounts = sorted(self.scenario.accounts, key=lambda one: (one.cost, one.index != self.scenario.account))
        return accounts[0].move

    def _put_in(self, legal: tuple[Move, ...]) -> Move:
        """Return a question for the questionnaire; one to which nobody answers anything was seen to lead nowhere."""
        open_ = [move for move in legal if isinstance(move, Include)]
        questions = (self.scenario.survey_questions[self.scenario.survey_question_index[one.question]] for one in open_)
        telling = [
            one.move
            for one in questions
            if any(answer.effects.reveals or answer.effects.sets for answer in one.answers.values())
        ]
        return self.chance.choice(telling if telling and self.reads else open_)

    def studies(self, legal: tuple[Move, ...]) -> list[Study]:
        """Return the sources that may be looked into without a breach."""
        return [move for move in legal if isinstance(move, Study) and not breaks_rule(self.scenario, move)]

    def _stays_away(self, state: State) -> bool:
        """Return whether some colleague does not come along yet."""
        return any(one.needs is not None and not one.needs.holds(state) for one in self.scenario.team)

    def next_person(self, state: State, meets: list[Meet]) -> int:
        """Return whom to meet next and count the visit; -1 if nobody is worth it any more."""
        people = {self.scenario.person_index[move.person] for move in meets}
        who = max(people, key=lambda person: self.urgency(state, person), default=-1)
        if who < 0 or self.urgency(state, who)[0] < -DRY / 2:
            return -1
        self.visits[who] += 1
        return who

    def ways(self, person: int, meets: list[Meet]) -> list[Meet]:
        """Return the meetings with a person."""
        return [move for move in meets if self.scenario.person_index[move.person] == person]

    def watch(self, before: State, after: State) -> None:
        """Remember also who had nothing more to say, until something new happens."""
        super().watch(before, after)
        if before.fired != after.fired:
            self.forget()
        if before.place == MEETING and after.place != MEETING and before.patience > 0:
            self._dry.add(before.person)

    def forget(self) -> None:
        """Think again about who had nothing more to say: something new has happened."""
        self._dry.clear()

    def urgency(self, state: State, person: int) -> tuple[float, float]:
        """Return how much a meeting promises, and the player's own order among equals."""
        belief = self.belief(person)
        influence = int(belief.first("influence") or 1)
        promising = self._best_pitch(state, person, LAST_RESORT) is not None
        urgency = 2.0 * promising + 0.5 * influence - 1.5 * self.visits[person]
        if person in self._dry and not promising:
            urgency -= DRY
        return (urgency, self._turn[person])

    def _way_to(self, person: int, meets: list[Meet]) -> Meet:
        belief = self.belief(person)
        channel, counterpart = belief.first("channel"), belief.first("counterpart")
        matching = {one.id for one in self.scenario.team if one.counterpart == counterpart}
        # Without a hint a call costs least for the questions that it holds.
        cheap = min(self.scenario.costs, key=lambda name: (self.scenario.costs[name], name != "call"))
        return max(
            self.ways(person, meets),
            key=lambda move: (
                move.channel == (channel or cheap),
                move.companion in matching if matching else move.companion is None,
                -self.scenario.costs[move.channel],
            ),
        )

    def _talk(self, state: State, legal: tuple[Move, ...]) -> Move:
        asks = [move for move in legal if isinstance(move, Ask) and not breaks_rule(self.scenario, move)]
        best = self._best_pitch(state, state.person, WORTH_PITCHING if asks else LAST_RESORT)
        if asks and (best is None or state.patience > 1 or not state.asked & self._asked_mask(state)):
            return min(asks, key=lambda move: (KINDS.index(self._question_kind(move)), self._turn[state.person]))
        if best is not None and best.move in legal:
            return best.move
        return asks[0] if asks else Leave()

    def _best_pitch(self, state: State, person: int, worth: int) -> PitchCase | None:
        belief = self.belief(person)
        best = None
        for case in self.scenario.pitches:
            if state.pitched[person] >> case.index & 1 or case.effects.breach >= 0 or self.contradicts(state, case):
                continue
            if case.needs is not None and not case.needs.holds(state):
                continue
            expected = self._expected(state, person, case, belief)
            if expected >= worth:
                best, worth = case, expected
        return best

    def _expected(self, state: State, person: int, case: PitchCase, belief: Belief) -> int:
        known = belief.needs() & ~state.served[person]
        if case.shared:
            unit = self.scenario.people[person].unit_index
            heard = {
                self.scenario.people[other].unit_index
                for other, pitch, _ in state.fits
                if self.scenario.pitches[pitch].shared
            }
            return 60 if state.pitched[person] and unit not in heard and len(heard) < SHARED_UNITS else 0
        concerns, wins = known & CONCERN_MASK, known & ~CONCERN_MASK
        points = 30 * bool(case.answers & concerns) + 20 * (case.answers & concerns).bit_count()
        points += 30 * bool(case.appeals & wins)
        points -= 15 * (case.answers & ~belief.needs()).bit_count()
        points -= 10 * bool(case.proof & ~state.clues)
        return points

    def contradicts(self, state: State, case: PitchCase) -> bool:
        """Return whether a pitch contradicts one that was made to anybody."""
        made = 0
        for mask in state.pitched:
            made |= mask
        return any(made >> other.index & 1 and contradict(case, other) for other in self.scenario.pitches)

    def _answer(self, state: State, legal: tuple[Move, ...]) -> Move:
        options = [self._response(move) for move in legal if isinstance(move, Respond)]
        decent = [one for one in options if FAILURES.isdisjoint(one.does) and one.effects.breach < 0] or options
        probes = [one for one in decent if "probe" in one.does]
        evidence = [one for one in decent if "evidence" in one.does]
        told = self.meanings.get(state.objection, 0)
        unmet = told or self.belief(state.person).needs() & ~state.served[state.person]
        fitting = [one for one in evidence if one.answers & unmet]
        if probes and not told and len(fitting) != 1 and self.asks_what_is_meant:
            return probes[0].move
        # Evidence for something else is worse than none, but who has nothing else to say brings some.
        others = [one for one in decent if "probe" not in one.does and one not in evidence] if told else []
        return self.chance.choice(fitting or others or evidence or decent).move

    def _response(self, move: Respond) -> Response:
        return self.scenario.responses[self.scenario.response_index[move.response]]

    def cost(self, move: Study) -> int:
        """Return the half-day slots that a study takes."""
        return self.scenario.sources[self.scenario.source_index[move.source]].cost

    def _question_kind(self, move: Ask) -> str:
        return self.scenario.questions[self.scenario.question_index[move.question]].kind

    def _asked_mask(self, state: State) -> int:
        return self.scenario.people[state.person].asked_mask


class Listener(TextbookPlayer):
    """A beginner who listens: asks everything and notes it, but comes alone, always visits, and weighs no promises."""

    sources_first = GLANCES
    reads = False

    def at_desk(self, state: State, legal: tuple[Move, ...]) -> Move:
        """Return one of a few cheap studies, then a visit to whoever promises most."""
        studies = sorted(self.studies(legal), key=self.cost)
        if studies and state.studied.bit_count() < self.sources_first:
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
    """A careless expert: knows the trade, but never looks twice; an event is read and changes no plan.

    Takes an objection for what it guesses, and asks nobody what is meant.
    """

    asks_what_is_meant = False
    reads = False

    def urgency(self, state: State, person: int) -> tuple[float, float]:
        """Return how much is to be gained with a person: nothing more with those met before power moved."""
        urgency, turn = super().urgency(state, person)
        return (urgency - DRY if state.fired and self.visits[person] else urgency, turn)

    def forget(self) -> None:
        """Keep who had nothing more to say: an event gives no reason to ask again."""

    def contradicts(self, state: State, case: PitchCase) -> bool:
        """Return False: what was promised elsewhere is not thought of."""
        return False
