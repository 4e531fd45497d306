"""Two halves of a class, each with another truth behind the same people: both truths, and what each half believed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from trainer.classes.facts.class_play import ClassPlay, first_attempts
from trainer.classes.facts.misreadings import role_entries
from trainer.classes.facts.report import FEWEST_UNNAMED
from trainer.debrief.facts.replay import ReplayedPlay
from trainer.debrief.facts.two_truths import TwoTruths, two_truths

Beliefs = tuple[tuple[str, int], ...]
"""Roles on the last maps (ids, "" where none was named) with how many maps name each, the commonest first."""


@dataclass(frozen=True, slots=True)
class Half:
    """Those of a class who met a scenario with one of its variants.

    Attributes:
        letter: of the variant.
        plays: first plays that are no practice; one of several people is one.
        people: who made them.
        maps: how many of these plays handed a map in.
        believed: what was believed of each person (an id); empty where too few people played.
    """

    letter: str
    plays: int
    people: int
    maps: int
    believed: Mapping[str, Beliefs]


@dataclass(frozen=True, slots=True)
class Halves:
    """Two variants that two halves of a class met: what was true in each, and what each half believed."""

    title: str
    customer: str
    halves: tuple[Half, Half]
    truths: TwoTruths


def halves(first: tuple[str, Sequence[ClassPlay]], second: tuple[str, Sequence[ClassPlay]]) -> Halves:
    """Return two halves of a class beside each other.

    Args:
        first: letter of a variant, with its plays, of which one at least was the first of somebody and no practice.
        second: the same of another variant.
    """
    counted = [first_attempts(sittings) for _, sittings in (first, second)]
    usual = [_usual(plays) for plays in counted]
    brief = usual[0].scenario.brief
    return Halves(
        brief.title,
        brief.customer,
        (_half(first[0], counted[0]), _half(second[0], counted[1])),
        two_truths(usual[0], usual[1], own=False),
    )


def _usual(plays: Sequence[ClassPlay]) -> ReplayedPlay:
    """Return a play in which those events had happened at the end that had in most: what is true hangs on them."""
    (fired, _), *_ = Counter(one.play.state.fired for one in plays).most_common(1)
    return next(one.play for one in plays if one.play.state.fired == fired)


def _half(letter: str, plays: Sequence[ClassPlay]) -> Half:
    people = {person for one in plays for person in one.people}
    counts: dict[str, Counter[str]] = {}
    if len(people) >= FEWEST_UNNAMED:
        for entry in role_entries(plays):
            name = entry.sitting.play.scenario.people[entry.person].id
            counts.setdefault(name, Counter())[entry.chosen] += 1
    return Half(
        letter,
        len(plays),
        len(people),
        sum(bool(one.play.state.handed) for one in plays),
        {name: tuple(sorted(each.items(), key=lambda pair: (-pair[1], pair[0]))) for name, each in counts.items()},
    )
