"""Scripts: what somebody does who goes by memory or by a list, whatever they hear."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from trainer.core.legal import legal_moves
from trainer.core.moves import Move, Note, Respond, Review
from trainer.core.objections import FAILURES
from trainer.core.scenario import Response, Scenario
from trainer.core.score.account_map import EVIDENCE_FOR_SURE
from trainer.core.state import State
from trainer.proof.plan import Plan, carried_out, plan_of
from trainer.proof.players.player import SimulatedPlay

Answers = Mapping[str, tuple[str, ...]]
"""By objection (`person.objection`) the responses to it (as in moves), in their order."""
Maps = tuple[tuple[Note, ...], ...]
"""What is written before the first map is handed in, before the second, …"""


@dataclass(frozen=True, slots=True)
class Script:
    """A list of moves that is gone through in every variant alike; what is illegal is skipped.

    Attributes:
        plan: sources and meetings, with what is said.
        answers: the responses to objections.
        maps: the notes before each map.
    """

    plan: Plan
    answers: Answers = field(default_factory=dict)
    maps: Maps = ()

    def play(self, scenario: Scenario) -> SimulatedPlay:
        """Return the play that comes of it in `scenario`, played to its end."""
        return carried_out(scenario, self.plan, self._notes, self._answer)

    def _notes(self, scenario: Scenario, state: State) -> Sequence[Note]:
        handed = len(state.handed)
        if handed >= len(self.maps):
            return ()
        noted = (_as_held(scenario, state, note) for note in self.maps[handed])
        return [note for note in noted if state.board[scenario.person_index[note.person]] != note]

    def _answer(self, scenario: Scenario, state: State) -> Respond:
        objection = scenario.objections[state.objection]
        name = f"{scenario.people[objection.person].id}.{objection.id}"
        legal = {move.response: move for move in legal_moves(scenario, state) if isinstance(move, Respond)}
        for response in self.answers.get(name, ()):
            if response in legal:
                return legal[response]
        responses = (scenario.responses[scenario.response_index[name]] for name in legal)
        return max(responses, key=_settles).move


def script_of(moves: Iterable[Move]) -> Script:
    """Return what somebody would do who repeats `moves` without listening."""
    made = list(moves)
    answers: dict[str, tuple[str, ...]] = {}
    maps: list[tuple[Note, ...]] = [()]
    for move in made:
        match move:
            case Respond(response):
                name = response.rpartition(".")[0]
                answers[name] = (*answers.get(name, ()), response)
            case Note():
                maps[-1] = (*maps[-1], move)
            case Review():
                maps.append(())
    return Script(plan_of(made), answers, tuple(maps))


def _as_held(scenario: Scenario, state: State, note: Note) -> Note:
    """Return the note with the evidence that is in the notebook here, and as sure as that allows."""
    held = tuple(
        clue
        for clue in note.evidence
        if (index := scenario.clue_index.get(clue)) is not None and state.clues >> index & 1
    )
    certainty = note.certainty if len(held) >= EVIDENCE_FOR_SURE else min(note.certainty, 2)
    return note if held == note.evidence and certainty == note.certainty else replace(
        note, evidence=held, certainty=certainty
    )  # fmt: skip


def _settles(response: Response) -> tuple[bool, bool]:
    """Return what makes a response one that somebody without a plan would give: it ends the matter, and is clean."""
    return response.effects.breach < 0 and FAILURES.isdisjoint(response.does), not response.stays
