"""What next: what went well, and rules of conduct broken."""

from __future__ import annotations

from dataclasses import dataclass, replace

from trainer.core.score.breakdown import ScorePart
from trainer.debrief.facts.clearing import Clearing, clearing_of
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
class RuleBroken:
    """A rule of conduct that was broken.

    Attributes:
        grade: "forbidden", "avoid" or "watch".
        cleared: the approval or the record that cleared it, None if nothing did.
        number: move that broke it first; `day` is its day.
        days: the day of every move that broke it, in order; a day stands there as often as it was broken on it.
        substitute: the lawful way, in words.
    """

    grade: str
    rule: str
    lesson: str
    substitute: str
    cleared: Clearing | None
    number: int
    day: int
    days: tuple[int, ...]


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
    trained = [
        (score, score.value)
        for score in result.scores
        if score.value is not None and score.value >= WELL_FROM and score.id not in ("conduct", "outcome")
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


def rules_broken(play: ReplayedPlay) -> tuple[RuleBroken, ...]:
    """Return the rules of conduct that were broken, in the order of time."""
    broken: dict[int, RuleBroken] = {}
    for moment in play.moments:
        for happening in moment.happenings:
            if happening.kind != "breach":
                continue
            if (known := broken.get(happening.item)) is not None:
                broken[happening.item] = replace(known, days=(*known.days, moment.day))
            else:
                rule = play.scenario.rules[happening.item]
                broken[happening.item] = RuleBroken(
                    rule.grade,
                    play.said(rule.rule),
                    play.said(rule.lesson),
                    play.said(rule.substitute_text),
                    clearing_of(play, rule),
                    moment.number,
                    moment.day,
                    (moment.day,),
                )
    return tuple(broken.values())
