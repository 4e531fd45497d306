"""What next: what went well, and rules of conduct broken."""

from __future__ import annotations

from dataclasses import dataclass

from trainer.core.decision import contradictions
from trainer.core.score.breakdown import ScorePart
from trainer.debrief.facts.breaches import RuleBroken, rules_broken
from trainer.debrief.facts.replay import ReplayedPlay
from trainer.debrief.facts.result import ResultReview
from trainer.debrief.facts.turning_points import GAIN, Turn

WELL_FROM = 60
MOST_ADVICE = 3


@dataclass(frozen=True, slots=True)
class Point:
    """A competency that went well: `value` is its score, 0–100, `part` its strongest part, or None."""

    id: str
    value: float
    part: ScorePart | None


@dataclass(frozen=True, slots=True)
class Advice:
    """What to take along: strengths, moments that went well, rules broken, and what the scenario itself teaches."""

    well: tuple[Point, ...]
    moments: tuple[Turn, ...]
    rules: tuple[RuleBroken, ...]
    lessons: tuple[str, ...]


def advice_for(play: ReplayedPlay, result: ResultReview, turns: tuple[Turn, ...]) -> Advice:
    """Return what to take along from the play."""
    # The decision and conduct are consequences: what went well is what led to them.
    not_praised = {"conduct", "outcome"}
    if contradictions(play.scenario, play.state):
        # Who promised two things that do not go together did not speak with one voice, whatever the marks.
        not_praised.add("alignment")
    trained = [
        (score, score.value)
        for score in result.scores
        if score.value is not None and score.value >= WELL_FROM and score.id not in not_praised
    ]
    well = sorted(trained, key=lambda pair: -pair[1])[:MOST_ADVICE]
    return Advice(
        well=tuple(
            Point(score.id, value, max(score.parts, key=lambda part: part.value, default=None)) for score, value in well
        ),
        moments=tuple(turn for turn in turns if turn.tone == GAIN)[:MOST_ADVICE],
        rules=rules_broken(play),
        lessons=tuple(play.said(one.text) for one in play.scenario.brief.lessons if one.fits(play.state)),
    )
