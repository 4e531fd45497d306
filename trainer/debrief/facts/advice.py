"""What next: what went well, what to change with the principle behind it, rules of conduct broken."""

from __future__ import annotations

from dataclasses import dataclass

from trainer.core.score.breakdown import ScorePart
from trainer.debrief.facts.replay import ReplayedPlay
from trainer.debrief.facts.result import ResultReview
from trainer.debrief.facts.turning_points import GAIN, Turn

WELL_FROM = 60
CHANGE_BELOW = 75
MOST_ADVICE = 3


@dataclass(frozen=True, slots=True)
class Point:
    """A competency worth naming.

    Attributes:
        id: the competency.
        value: its score, 0–100.
        part: its strongest part (what went well) or weakest part (what to change), or None.
        lessons: the scenario's texts on it.
    """

    id: str
    value: float
    part: ScorePart | None
    lessons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RuleBroken:
    """A rule of conduct that was broken.

    Attributes:
        grade: "forbidden", "avoid" or "watch".
        cleared: whether an approval or a record cleared it.
        number: move that broke it first; `day` is its day.
        substitute: the lawful way, in words.
    """

    grade: str
    rule: str
    lesson: str
    substitute: str
    cleared: bool
    number: int
    day: int


@dataclass(frozen=True, slots=True)
class Advice:
    """What to take along: strengths, moments that went well, changes (weakest first), rules broken."""

    well: tuple[Point, ...]
    moments: tuple[Turn, ...]
    change: tuple[Point, ...]
    rules: tuple[RuleBroken, ...]


def advice_for(play: ReplayedPlay, result: ResultReview, turns: tuple[Turn, ...]) -> Advice:
    """Return what to take along from the play."""
    lessons = play.scenario.brief.lessons
    earned = [(score, score.value) for score in result.scores if score.value is not None]
    # The decision and conduct are consequences: what to practise is what led to them.
    trained = [(score, value) for score, value in earned if score.id not in ("conduct", "outcome")]
    well = sorted((pair for pair in trained if pair[1] >= WELL_FROM), key=lambda pair: -pair[1])[:MOST_ADVICE]
    change = sorted((pair for pair in trained if pair[1] < CHANGE_BELOW and pair not in well), key=lambda pair: pair[1])
    rules = rules_broken(play)
    weak = [(score.id, value, min(score.parts, key=lambda part: part.value, default=None)) for score, value in change]
    weak = weak[:MOST_ADVICE]
    if rules:
        weak += [(score.id, value, None) for score, value in earned if score.id == "conduct"]
    if result.outcome != "won" and any(about == "outcome" for about, _ in lessons):
        weak += [(score.id, value, None) for score, value in earned if score.id == "outcome"]
    return Advice(
        well=tuple(
            Point(score.id, value, max(score.parts, key=lambda part: part.value, default=None), ())
            for score, value in well
        ),
        moments=tuple(turn for turn in turns if turn.tone == GAIN)[:MOST_ADVICE],
        change=tuple(
            Point(name, value, part, tuple(play.said(text) for about, text in lessons if about == name))
            for name, value, part in weak
        ),
        rules=rules,
    )


def rules_broken(play: ReplayedPlay) -> tuple[RuleBroken, ...]:
    """Return the rules of conduct that were broken, in the order of time."""
    counted = {rule.index for rule in play.card.breaches}
    broken: dict[int, RuleBroken] = {}
    for moment in play.moments:
        for happening in moment.happenings:
            if happening.kind == "breach" and happening.item not in broken:
                rule = play.scenario.rules[happening.item]
                broken[happening.item] = RuleBroken(
                    rule.grade,
                    play.said(rule.rule),
                    play.said(rule.lesson),
                    play.said(rule.substitute_text),
                    rule.index not in counted,
                    moment.number,
                    moment.day,
                )
    return tuple(broken.values())
