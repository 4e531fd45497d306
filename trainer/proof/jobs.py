"""The heavy work of verification in pieces that can run side by side; every piece is a pure function of its seed."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from trainer.core.moves import Ask, Meet, Move, Pitch, Study
from trainer.core.scenario import Scenario
from trainer.core.score.card import ScoreCard
from trainer.proof.local_search import REACHED, climbed, nearness
from trainer.proof.plan import Plan, PlanStep, carried_out, plan_of
from trainer.proof.players.player import MakePlayer, SimulatedPlay, blinded, play_out
from trainer.proof.players.simple import LongestPlayer, Pleaser, PositionPlayer, RandomPlayer, Talker
from trainer.proof.players.textbook import Careless, Listener, TextbookPlayer

PLAYERS: dict[str, MakePlayer] = {
    "random": RandomPlayer,
    "first": PositionPlayer,
    "longest": LongestPlayer,
    "talker": Talker,
    "pleaser": Pleaser,
    "textbook": TextbookPlayer,
    "listener": Listener,
    "careless": Careless,
}
READERS = ("first", "longest")
"""Players that go by the text: they play once in every language, and chance has no part in them."""

MakeScenario = Callable[[str], Scenario]
"""Makes the scenario in a language; must survive being sent to another process."""


@dataclass(frozen=True, slots=True)
class PlayResult:
    """One play, in a form that can be sent between processes."""

    moves: tuple[Move, ...]
    scores: Mapping[str, float | None]
    overall: float
    outcome: str


def result_of(play: SimulatedPlay) -> PlayResult:
    """Return the result of a play."""
    return PlayResult(play.moves, _values(play.card), play.card.overall, play.card.outcome.kind)


def won(result: PlayResult) -> bool:
    """Return whether a play wins the deal, with concessions or without."""
    return result.outcome in ("won", "concessions")


def played(make: MakeScenario, language: str, player: str, seeds: range) -> list[PlayResult]:
    """Return the plays of one player over `seeds`."""
    scenario = make(language)
    blind = blinded(scenario)
    return [result_of(play_out(scenario, PLAYERS[player](blind, seed))) for seed in seeds]


def fair_plays(make: MakeScenario, languages: Sequence[str], seeds: int) -> dict[str, list[PlayResult]]:
    """Return by player the plays from which fairness is measured: readers in each language, others over `seeds`."""
    return {
        player: [result for language in languages for result in played(make, language, player, range(1))]
        if player in READERS
        else played(make, languages[0], player, range(seeds))
        for player in PLAYERS
    }


def climbed_from(
    make: MakeScenario, language: str, begin: Plan, steps: int, seed: int, competency: str, enough: float
) -> PlayResult:
    """Return the best play found for `competency` ("overall" for all) by changing the plan `begin`."""

    def worth(play: SimulatedPlay) -> float:
        if competency == "overall":
            return play.card.overall
        # Of plays that are equal in what is sought, the better whole is the better witness.
        return (play.card.scores[competency].value or 0.0) + play.card.overall / 1000

    return result_of(climbed(make(language), begin, steps, seed, worth, enough))


def climbed_to_ending(make: MakeScenario, language: str, begin: Plan, steps: int, seed: int, ending: int) -> PlayResult:
    """Return the play nearest to an ending (its index) that changing the plan `begin` finds."""
    scenario = make(language)
    goal = scenario.endings[ending]
    play = climbed(scenario, begin, steps, seed, lambda one: nearness(scenario, goal, one), REACHED)
    return result_of(play)


def climbed_to_move(make: MakeScenario, language: str, begin: Plan, steps: int, seed: int, move: Move) -> PlayResult:
    """Return a play in which `move` is made, or the nearest to one that changing the plan `begin` finds.

    Nearer is who has won more trust and asked more, and then the better whole: that is what opens things.
    """
    scenario = make(language)

    def worth(play: SimulatedPlay) -> float:
        if move in play.moves:
            return REACHED
        return 10.0 * sum(play.state.trust) + play.state.asked.bit_count() + play.card.overall / 1000

    begins = _with_move(scenario, begin, move)
    best = max(begins, key=lambda plan: worth(carried_out(scenario, plan)))
    return result_of(climbed(scenario, best, steps, seed, worth, REACHED))


def _with_move(scenario: Scenario, begin: Plan, move: Move) -> list[Plan]:
    """Return the plan with `move` behind it, before it, and in every meeting where it may be said, last and first.

    A move costs nothing where it is not allowed.
    """
    if isinstance(move, Study):
        return [(*begin, PlanStep(move)), (PlanStep(move), *begin)]
    if not isinstance(move, Ask | Pitch):
        return [begin]
    person = move.question.partition(".")[0] if isinstance(move, Ask) else ""
    own = PlanStep(Meet(person or scenario.people[0].id, "visit"), (move,))

    def said(last: bool) -> Plan:
        return tuple(
            PlanStep(block.opening, (*block.sayings, move) if last else (move, *block.sayings))
            if isinstance(block.opening, Meet) and person in ("", block.opening.person)
            else block
            for block in begin
        )

    return [(*begin, own), (own, *begin), said(True), said(False)]


def spoiled(make: MakeScenario, language: str, begin: Plan, plays: int, seed: int) -> list[PlayResult]:
    """Return the plays of the plan `begin` with more and more left out: the ways in which a good line goes wrong."""
    scenario = make(language)
    chance = random.Random(seed)
    results = []
    for _ in range(plays):
        share = chance.random()
        blocks = [
            PlanStep(block.opening, tuple(saying for saying in block.sayings if chance.random() > share * 0.5))
            for block in begin
            if chance.random() > share * 0.6
        ]
        results.append(result_of(carried_out(scenario, tuple(blocks))))
    return results


def plan_behind(result: PlayResult) -> Plan:
    """Return the plan behind a result."""
    return plan_of(result.moves)


def _values(card: ScoreCard) -> dict[str, float | None]:
    return {name: score.value for name, score in card.scores.items()}
