"""The rules of conduct that a play broke: when and with whom, what cleared them, and the lawful way."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from trainer.core.codec import encode
from trainer.core.moves import Pitch
from trainer.core.scenario import Rule
from trainer.debrief.facts.clearing import Clearing, Occasion, clearing_of, occasion_of
from trainer.debrief.facts.replay import ReplayedPlay


@dataclass(frozen=True, slots=True)
class RuleBroken:
    """A rule of conduct that was broken.

    Attributes:
        grade: "forbidden", "avoid" or "watch".
        cleared: the approval or the record that cleared it, None if nothing did.
        number: move that broke it first; `day` is its day.
        occasions: when and with whom it was broken, one for every move that did, in order.
        substitute: the lawful way, in words.
        went: whether it was gone as well: a case is one only with somebody with whom the rule was broken.
    """

    grade: str
    rule: str
    lesson: str
    substitute: str
    cleared: Clearing | None
    number: int
    day: int
    occasions: tuple[Occasion, ...]
    went: bool = False


def rules_broken(play: ReplayedPlay) -> tuple[RuleBroken, ...]:
    """Return the rules of conduct that were broken, in the order of time."""
    broken: dict[int, RuleBroken] = {}
    for moment in play.moments:
        for happening in moment.happenings:
            if happening.kind != "breach":
                continue
            if (known := broken.get(happening.item)) is not None:
                broken[happening.item] = replace(known, occasions=(*known.occasions, occasion_of(play, moment)))
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
                    (occasion_of(play, moment),),
                )
    return tuple(
        replace(one, went=_went(play, play.scenario.rules[rule], one.occasions)) for rule, one in broken.items()
    )


def _went(play: ReplayedPlay, rule: Rule, occasions: Iterable[Occasion]) -> bool:
    """Return whether the lawful way that stands in for `rule` was gone, before the breach or after it."""
    people = {one.person for one in occasions} - {""}
    return any(
        encode(moment.move) == rule.substitute
        and (not people or not isinstance(moment.move, Pitch) or play.name(moment.before.person) in people)
        for moment in play.moments
    )
