"""Plans: what to do in which order, carried out by somebody who knows everything."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from trainer.core.calendar import new_clues
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
    Pitch,
    Respond,
    Review,
    Study,
    Survey,
)
from trainer.core.objections import STEP_POINTS, fails, is_shown
from trainer.core.scenario import Scenario
from trainer.core.score.account_map import EVIDENCE_FOR_SURE
from trainer.core.score.card import score
from trainer.core.state import MEETING, OVER, REVIEW_DUE, SURVEY, State
from trainer.core.step import start, step
from trainer.core.vocabulary import CONCERNS, NEED_BIT, WINS
from trainer.errors import IllegalMove
from trainer.proof.players.player import SimulatedPlay

Saying = Ask | Pitch | Include


@dataclass(frozen=True, slots=True)
class PlanStep:
    """One thing on the calendar: a source, an account, or a meeting or questionnaire with what is said in it."""

    opening: Study | First | Survey | Meet
    sayings: tuple[Saying, ...] = ()


Plan = tuple[PlanStep, ...]
Notes = Callable[[Scenario, State], Sequence[Note]]
Answer = Callable[[Scenario, State], Respond]


def carried_out(
    scenario: Scenario, plan: Plan, notes: Notes | None = None, answer: Answer | None = None
) -> SimulatedPlay:
    """Return the play of `plan`: what is illegal is left out, maps are handed in when they are due.

    Where a plan names no account the first meeting is with the customer, and a questionnaire that it does not fill is
    filled up in the scenario's order.

    Args:
        scenario: what is played.
        plan: what is done.
        notes: what is written before a map is handed in; the truth if left out.
        answer: the response to an objection, which must be legal; the best if left out.
    """
    notes, answer = notes or true_notes, answer or best_response
    state = start(scenario)
    moves: list[Move] = []

    def make(move: Move) -> bool:
        nonlocal state
        try:
            state, _ = step(scenario, state, move)
        except IllegalMove:
            return False
        moves.append(move)
        return True

    for block in plan:
        while state.place == REVIEW_DUE:
            for note in notes(scenario, state):
                make(note)
            make(Review())
        if scenario.accounts and state.account < 0 and isinstance(block.opening, Meet | Survey):
            make(scenario.accounts[scenario.account].move)
        if not make(block.opening) or state.place not in (MEETING, SURVEY):
            continue
        if state.place == SURVEY:
            for saying in block.sayings:
                make(saying)
            while state.place == SURVEY:
                make(legal_moves(scenario, state)[0])
            continue
        for saying in block.sayings:
            make(saying)
            while state.objection >= 0:
                make(answer(scenario, state))
        make(Leave())
    for note in notes(scenario, state):
        make(note)
    while state.place != OVER:
        make(Review() if state.place == REVIEW_DUE else Close())
    card = score(scenario, state)
    assert card is not None
    return SimulatedPlay(tuple(moves), state, card)


def plan_of(moves: Iterable[Move]) -> Plan:
    """Return the plan behind the moves of a play."""
    blocks: list[PlanStep] = []
    for move in moves:
        match move:
            case Study() | First() | Survey() | Meet():
                blocks.append(PlanStep(move))
            case Ask() | Pitch() | Include() if blocks:
                blocks[-1] = PlanStep(blocks[-1].opening, (*blocks[-1].sayings, move))
    return tuple(blocks)


def best_response(scenario: Scenario, state: State) -> Respond:
    """Return the response that earns most on the objection on the table, breaches left out where that can be.

    It asks where no clue in hand shows what is meant, and where asking uses no patience or tells something besides.
    """
    objection = scenario.objections[state.objection]
    legal = [move for move in legal_moves(scenario, state) if isinstance(move, Respond)]

    def worth(move: Respond) -> tuple[int, int, int]:
        response = scenario.responses[scenario.response_index[move.response]]
        points = sum(STEP_POINTS.get(does, 0) for does in response.does)
        clean = response.effects.breach < 0 and not fails(response, objection)
        free = state.patience <= 0 or not is_shown(state, objection)
        asks = response.stays and (free or bool(new_clues(state, response.effects.reveals)))
        # To ask again what is known is no better than to say nothing, but no failure.
        idle = response.stays and not asks
        return (clean, asks, -1 if idle else points + 10 * response.effects.trust)

    return max(legal, key=worth)


def true_notes(scenario: Scenario, state: State) -> Sequence[Note]:
    """Return the truth as notes, as sure as the evidence found allows."""
    notes: list[Note] = []
    for person, truth in enumerate(scenario.truths[state.fired]):
        role = ("role", truth.roles[0])
        evidence = tuple(
            clue.id
            for clue in scenario.clues
            if state.clues >> clue.index & 1 and clue.about == person and role in clue.supports
        )
        note = Note(
            scenario.people[person].id,
            roles=truth.roles,
            influence=truth.influence,
            stance=truth.stance,
            veto=truth.veto,
            concerns=tuple(one for one in CONCERNS if truth.needs & NEED_BIT[one]),
            wins=tuple(one for one in WINS if truth.needs & NEED_BIT[one]),
            certainty=3 if len(evidence) >= EVIDENCE_FOR_SURE else 2,
            evidence=evidence,
        )
        if state.board[person] != note:
            notes.append(note)
    return notes
