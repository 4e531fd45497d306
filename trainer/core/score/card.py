"""The score card of a finished play."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from trainer.core.decision import Outcome, outcome
from trainer.core.scenario import Rule, Scenario
from trainer.core.score import account_map, meetings
from trainer.core.score.breakdown import LACKING, Score, ScorePart, weigh, weighted_mean
from trainer.core.state import State

OUTCOME_POINTS: Final = {"won": 100, "concessions": 70, "deferred": 35, "lost": 0, "disqualified": 0}
BREACH_POINTS: Final = {"forbidden": 70, "avoid": 25, "watch": 10}
"""Points of conduct, which multiplies the result: after a forbidden act at most 30 are left of it."""


@dataclass(frozen=True, slots=True)
class ScoreCard:
    """The scores of a finished play.

    Attributes:
        scores: by competency, in the order of `COMPETENCIES`.
        overall: 0–100 with one decimal.
        outcome: the decision.
        breaches: rules broken that nothing cleared, in the scenario's order.
        brier: Brier score of the last map's certainties, or None.
    """

    scores: Mapping[str, Score]
    overall: float
    outcome: Outcome
    breaches: tuple[Rule, ...]
    brier: float | None


def score(scenario: Scenario, state: State) -> ScoreCard | None:
    """Return the score card, or None while the play is on."""
    end = outcome(scenario, state)
    if end is None:
        return None
    breaches = uncleared(scenario, state)
    conduct = max(0, 100 - sum([BREACH_POINTS[rule.grade] for rule in breaches]))
    maps = account_map.scores(scenario, state)
    scores = {
        "roles": maps.roles,
        "needs": maps.needs,
        "pitch": meetings.pitch(scenario, state),
        "objections": meetings.objections(scenario, state),
        "relations": meetings.relations(scenario, state),
        "alignment": meetings.alignment(scenario, state),
        "adaptation": maps.adaptation,
        "conduct": weigh(ScorePart("conduct.rules", conduct, 100)) if scenario.rules else LACKING,
        "outcome": weigh(ScorePart("outcome.decision", outcome_points(end), 100)),
    }
    return ScoreCard(scores, _overall(scenario, scores), end, breaches, maps.brier)


def outcome_points(end: Outcome) -> int:
    """Return 0–100 for the decision, less what promises cost that could not be kept after it."""
    return max(0, OUTCOME_POINTS[end.kind] - sum(promise.points for promise in end.broken))


def uncleared(scenario: Scenario, state: State) -> tuple[Rule, ...]:
    """Return the rules broken, without those that an approval or a record (a flag) cleared."""
    return tuple(
        rule for rule in scenario.rules if state.breaches >> rule.index & 1 and not rule.cleared_by & state.flags
    )


def earned(scenario: Scenario, scores: Mapping[str, Score]) -> float:
    """Return the weighted mean of all scores but conduct, 0–100: the result before conduct multiplies it."""
    pairs = [
        (value.value, scenario.weights[name])
        for name, value in scores.items()
        if name != "conduct" and value.value is not None
    ]
    return weighted_mean(pairs) or 0.0


def _overall(scenario: Scenario, scores: Mapping[str, Score]) -> float:
    conduct = scores["conduct"].value
    return round(earned(scenario, scores) * (100.0 if conduct is None else conduct) / 100, 1)
