"""Meetings held again: what one comes to is worked out once for all states that are alike in what it reads of them.

A debrief plays most meetings of a play a hundred times, each time with something else done otherwise elsewhere. What a
meeting does not read of clues, flags, questions and cases is not there when it is worked out, so that it cannot depend
on it unseen.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field
from typing import Final

from trainer.core.calendar import come_due
from trainer.core.condition import NEVER, is_coached
from trainer.core.moves import Ask, Leave, Meet, Move, Note, Pitch, Respond
from trainer.core.scenario import Scenario
from trainer.core.state import MEETING, Board, State, put

_INSIDE: Final = frozenset({Ask, Pitch, Respond, Note})


@dataclass(frozen=True, slots=True)
class Held:
    """A meeting as it was held, up to its end.

    Attributes:
        state: the state in which it stands then; at the desk if nobody received the trainee.
        made: the moves that were made.
        supports: how the person stood before it and after each change, 0–100.
    """

    state: State
    made: tuple[Move, ...]
    supports: tuple[int, ...]


def end_of_meeting(left: Sequence[Move]) -> int:
    """Return where in `left` (moves to be made, the last one first) the meeting ends that its last move arranges.

    That is the place of the move that ends it; the length of `left` where something else comes before its end.
    """
    place = len(left) - 2
    while place >= 0 and type(left[place]) in _INSIDE:
        place -= 1
    return place if place >= 0 and type(left[place]) is Leave else len(left)


class MeetingsAgain:
    """The meetings of one play and of what is tried instead of it."""

    def __init__(self, scenario: Scenario) -> None:
        self._scenario = scenario
        # A move that is kept here is no other one's: their identities are the key, since a move is slow to hash.
        self._known: dict[tuple[int, ...], _Meeting] = {}

    def hold(
        self, state: State, moves: Sequence[Move], work: Callable[[State, int, Sequence[Move]], Held]
    ) -> tuple[State, tuple[Move, ...]]:
        """Return what becomes of a state by a meeting, and the moves that are made.

        Args:
            state: where the play stands: at the desk.
            moves: the meeting from its end to how it is arranged, the last move first.
            work: holds a meeting with a person (an index) by its moves but for the one that ends it, with no objection
                left on the table then.
        """
        key = tuple(map(id, moves))
        meeting = self._known.get(key)
        if meeting is None:
            meeting = self._known[key] = _Meeting(moves, _reads_of(self._scenario, moves))
        outcome = meeting.outcome_in(state, work)
        if not outcome.begun:
            return (state.but(board=_noted(state.board, outcome.after.board)) if outcome.noted else state), outcome.made
        return come_due(self._scenario, outcome.put_into(state), []), outcome.made


@dataclass(frozen=True, slots=True)
class _Meeting:
    """A meeting: its moves, what it reads, and what it came to by that."""

    moves: Sequence[Move]
    reads: _Reads
    outcomes: dict[Hashable, _Outcome] = field(default_factory=dict)

    def outcome_in(self, state: State, work: Callable[[State, int, Sequence[Move]], Held]) -> _Outcome:
        """Return what the meeting comes to in `state`."""
        reads, outcomes = self.reads, self.outcomes
        seen = reads.of(state)
        support = state.support[reads.person]
        outcome = outcomes.get(seen)
        if outcome is None or not outcome.low <= support <= outcome.high:
            # Whoever is wholly for or against it can't be moved further: what came of it holds only where they stood.
            outcome = outcomes.get((seen, support))
        if outcome is None:
            alike = reads.alone_in(state)
            outcome = _outcome(reads, alike, work(alike, reads.person, self.moves[1:]), self.moves[0])
            outcomes[seen if outcome.low < outcome.high else (seen, support)] = outcome
        return outcome


@dataclass(frozen=True, slots=True)
class _Reads:
    """What a meeting depends on; masks over clues, questions asked, flags, people met, pitches, objections, responses.

    Attributes:
        person: whom it is with (an index).
        companion: the colleague who comes along (an index), −1 if nobody does.
        spent: meetings from which on the colleague can spare none.
        slots: slots from which on something is open or shut, in order.
        heard: questions to the person: whether one was asked, not which.
        served: what pitches may have served to the person (bits of `NEEDS`).
        trusting: people other than `person` whose trust is asked for.
        coaches: people of whom it is asked whether they were developed as coaches.
    """

    person: int
    companion: int
    spent: int
    slots: tuple[int, ...]
    clues: int
    asked: int
    heard: int
    flags: int
    met: int
    served: int
    pitched: int
    objections: int
    responses: int
    trusting: tuple[int, ...]
    coaches: tuple[int, ...]

    def of(self, state: State) -> Hashable:
        """Return all of `state` that the meeting depends on, but for how the person stands."""
        person = self.person
        seen = (
            bisect_right(self.slots, state.clock),
            state.fired,
            state.clues & self.clues,
            state.asked & self.asked,
            not state.asked & self.heard,
            state.flags & self.flags,
            state.met & self.met,
            state.matched >> person & 1,
            state.trust[person],
            state.served[person] & self.served,
            state.pitched[person] & self.pitched,
            state.raised & self.objections,
            state.understood & self.objections,
            state.responses & self.responses,
            state.account,
            self.companion >= 0 and state.meetings[self.companion] >= self.spent,
        )
        if self.trusting or self.coaches:
            return (
                *seen,
                *[state.trust[other] for other in self.trusting],
                *[is_coached(state, other) for other in self.coaches],
            )
        return seen

    def alone_in(self, state: State) -> State:
        """Return `state` without what the meeting does not depend on."""
        person = self.person
        heard = state.asked & self.heard
        return state.but(
            clues=state.clues & self.clues,
            asked=state.asked & self.asked | heard & -heard,
            flags=state.flags & self.flags,
            met=state.met & self.met,
            breaches=0,
            matched=state.matched & 1 << person,
            served=put(state.served, person, state.served[person] & self.served),
            pitched=put(state.pitched, person, state.pitched[person] & self.pitched),
            fits=(),
            raised=state.raised & self.objections,
            understood=state.understood & self.objections,
            responses=state.responses & self.responses,
            board=(None,) * len(state.board),
        )


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What a meeting came to.

    Attributes:
        person: whom it is with (an index).
        companion: the colleague who comes along (an index), −1 if nobody does.
        slots: half-day slots that it takes.
        asked: questions that were asked in it.
        moved: by how much the person's support moved.
        low: the least support before it at which it moves so.
        high: the most.
        after: the state before its end, with nothing in it that it did not depend on.
        made: the moves that were made.
        noted: whether something was written on the map.
    """

    person: int
    companion: int
    slots: int
    asked: int
    moved: int
    low: int
    high: int
    after: State
    made: tuple[Move, ...]
    noted: bool

    @property
    def begun(self) -> bool:
        """Whether the person received the trainee."""
        return self.after.place == MEETING

    def put_into(self, state: State) -> State:
        """Return what becomes of `state`, at the desk, by the meeting, but for the time that passes at its end."""
        person = self.person
        (
            place, clock, agenda, fired, clues, asked, studied, flags, breaches, met, matched, trust, support, served,
            pitched, fits, raised, responses, understood, meetings, account, surveyed, included, nobody, channel,
            counterpart, patience, objection, board, strategy, handed,
        ) = state  # fmt: skip
        after = self.after
        if self.noted:
            board = _noted(board, after.board)
        if self.companion >= 0:
            meetings = put(meetings, self.companion, meetings[self.companion] + 1)
        if after.fits:
            fits = tuple(sorted((*fits, *after.fits)))
            served = put(served, person, served[person] | after.served[person])
            pitched = put(pitched, person, pitched[person] | after.pitched[person])
        if self.moved:
            support = put(support, person, support[person] + self.moved)
        if trust[person] != after.trust[person]:
            trust = put(trust, person, after.trust[person])
        # Half as long as by names; a field more would be missed here at once.
        return State(
            place,
            clock + self.slots,
            agenda,
            fired,
            clues | after.clues,
            asked | self.asked,
            studied,
            flags | after.flags,
            breaches | after.breaches,
            met | after.met,
            matched | after.matched,
            trust,
            support,
            served,
            pitched,
            fits,
            raised | after.raised,
            responses | after.responses,
            understood | after.understood,
            meetings,
            account,
            surveyed,
            included,
            nobody,
            channel,
            counterpart,
            patience,
            objection,
            board,
            strategy,
            handed,
        )


def _outcome(reads: _Reads, alike: State, held: Held, end: Move) -> _Outcome:
    """Return what a meeting came to that was held in `alike` and is ended by `end`."""
    after, supports = held.state, held.supports
    begun = alike.support[reads.person]
    low = high = begun
    if min(supports) > 0 and max(supports) < 100:
        low, high = begun - min(supports), 100 - (max(supports) - begun)
    return _Outcome(
        person=reads.person,
        companion=reads.companion,
        slots=after.clock - alike.clock,
        asked=after.asked & ~alike.asked,
        moved=after.support[reads.person] - begun,
        low=low,
        high=high,
        after=after,
        made=(*held.made, end) if after.place == MEETING else held.made,
        noted=any(isinstance(move, Note) for move in held.made),
    )


def _noted(board: Board, more: Board) -> Board:
    return tuple([note if new is None else new for note, new in zip(board, more, strict=True)])


def _reads_of(scenario: Scenario, moves: Sequence[Move]) -> _Reads:
    """Return what a meeting of these moves, the last one first, depends on."""
    meet = moves[-1]
    assert isinstance(meet, Meet)
    index = scenario.person_index[meet.person]
    person = scenario.people[index]
    companion = -1 if meet.companion is None else scenario.team_index[meet.companion]
    colleague = scenario.team[companion] if companion >= 0 else None
    conditions = [person.access, colleague.needs if colleague else None]
    clues = asked = flags = met = served = pitched = objections = responses = 0
    slots = {scenario.slots - scenario.costs[meet.channel] + 1}
    for one in person.objections:
        objection = scenario.objections[one]
        objections |= 1 << one
        clues |= objection.shown_by
        served |= objection.meant
        responses |= objection.response_mask
        conditions += [objection.needs, *(scenario.responses[response].needs for response in objection.responses)]
    for move in moves:
        match move:
            case Ask(ref):
                question = scenario.questions[scenario.question_index[ref]]
                asked |= 1 << question.index
                conditions.append(question.needs)
            case Pitch(ref):
                made = scenario.pitches[scenario.pitch_index[ref]]
                pitched |= 1 << made.index
                clues |= made.proof
                conditions.append(made.needs)
            case Note():
                for clue in move.evidence:
                    clues |= 1 << scenario.clue_index[clue]
    trusting: set[int] = set()
    coaches: set[int] = set()
    for condition in conditions:
        if condition is not None:
            clues |= condition.clues
            asked |= condition.asked
            flags |= condition.flags | condition.without
            met |= condition.met
            slots |= {condition.earliest, condition.latest} - {0, NEVER}
            trusting |= {other for other, _ in condition.trust} - {index}
            coaches |= {condition.coach} - {-1}
    if index in coaches:
        # Whether they are one may change in the middle of the meeting.
        served = -1
    return _Reads(
        person=index, companion=companion, spent=colleague.times if colleague else 0, slots=tuple(sorted(slots)),
        clues=clues, asked=asked, heard=person.asked_mask, flags=flags, met=met, served=served, pitched=pitched,
        objections=objections, responses=responses, trusting=tuple(sorted(trusting)), coaches=tuple(sorted(coaches)),
    )  # fmt: skip
