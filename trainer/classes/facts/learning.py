"""What a class learned: from somebody's first play of one variant to the first of another, whose truth was unknown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from trainer.classes.facts.class_play import OVERALL, ClassPlay, values
from trainer.classes.facts.statistics import FEWEST_PAIRS, gain, mean, mean_interval
from trainer.core.vocabulary import COMPETENCIES
from trainer.debrief.facts.replay import ReplayedPlay


@dataclass(frozen=True, slots=True)
class VariantPlays:
    """The plays of one variant in a class, with its par ("overall" and competencies; empty if nothing certifies it)."""

    letter: str
    sittings: Sequence[ClassPlay]
    par: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class VariantLevel:
    """How hard a variant was to those who met the scenario with it: how many, their mean overall, and its par."""

    letter: str
    people: int
    mean: float | None
    par: float | None


@dataclass(frozen=True, slots=True)
class Change:
    """How "overall" or a competency changed from one variant to another: means of those who played both, 0–100.

    Attributes:
        id: of the score.
        people: who have it in both plays.
        before: mean of the first variant.
        after: mean of the other one.
        low: between `low` and `high` the change lies with a confidence of 95 %; None below five people.
        high: see `low`.
        gain: share gained of what was still missing to 100, up to 1; None where nothing was missing.
    """

    id: str
    people: int
    before: float
    after: float
    low: float | None
    high: float | None
    gain: float | None

    @property
    def amount(self) -> float:
        """What was gained, below 0 what was lost."""
        return self.after - self.before

    @property
    def certain(self) -> bool:
        """Whether chance alone would hardly give such a change."""
        return self.low is not None and self.high is not None and (self.low > 0 or self.high < 0)


@dataclass(frozen=True, slots=True)
class Learner:
    """One who played two variants; several who played together are one.

    Attributes:
        name: what the report calls them.
        first: letter of the variant played first.
        second: letter of the other.
        before: overall result of the first.
        after: overall result of the other.
        carried: people of the customer's for whom the map says what was true of them in the first variant only.
        fell: the competency that lost most, "" if none lost; never conduct, which would say who broke a rule.
        fall: how much it lost.
    """

    name: str
    first: str
    second: str
    before: float
    after: float
    carried: tuple[str, ...]
    fell: str
    fall: float


@dataclass(frozen=True, slots=True)
class Learning:
    """What a class learned at one scenario.

    Attributes:
        title: of the scenario.
        learners: those who lost most first.
        changes: "overall" first.
        levels: how hard the variants were.
        fair: change of "overall" beside those who met each variant as their first play, so that no variant counts for
            being easy; None where fewer than five met one of them so.
    """

    title: str
    learners: tuple[Learner, ...]
    changes: tuple[Change, ...]
    levels: tuple[VariantLevel, ...]
    fair: float | None


@dataclass(frozen=True, slots=True)
class _Pair:
    first: str
    second: str
    before: ClassPlay
    after: ClassPlay


def learning(title: str, variants: Sequence[VariantPlays]) -> Learning | None:
    """Return what was learned between the variants of one scenario, None where nobody has played two of them.

    A second play of the same variant is a repetition: its truth was known, and what it adds is no learning.
    """
    pairs = _pairs(variants)
    if not pairs:
        return None
    changes = []
    for name in (OVERALL, *COMPETENCIES):
        both = [
            (old[name], new[name])
            for old, new in ((values(pair.before), values(pair.after)) for pair in pairs)
            if name in old and name in new
        ]
        if both:
            before, after = mean([old for old, _ in both]), mean([new for _, new in both])
            low, high = mean_interval([new - old for old, new in both]) or (None, None)
            changes.append(Change(name, len(both), before, after, low, high, gain(before, after)))
    levels = tuple(_level(one) for one in variants)
    usual = {one.letter: one.mean for one in levels if one.people >= FEWEST_PAIRS and one.mean is not None}
    shifts = [
        (values(pair.after)[OVERALL] - usual[pair.second]) - (values(pair.before)[OVERALL] - usual[pair.first])
        for pair in pairs
        if pair.first in usual and pair.second in usual
    ]
    learners = sorted(map(_learner, pairs), key=lambda one: (one.after - one.before, one.name))
    fair = mean(shifts) if len(shifts) == len(pairs) else None
    return Learning(title, tuple(learners), tuple(changes), levels, fair)


def _pairs(variants: Sequence[VariantPlays]) -> list[_Pair]:
    plays: dict[tuple[str, ...], list[tuple[str, ClassPlay]]] = {}
    for variant in variants:
        for one in variant.sittings:
            if not one.practice:
                plays.setdefault(one.people, []).append((variant.letter, one))
    pairs = []
    for own in plays.values():
        own.sort(key=lambda each: each[1].number)
        letter, first = own[0]
        other = next(((to, one) for to, one in own if to != letter), None)
        if other is not None:
            pairs.append(_Pair(letter, other[0], first, other[1]))
    return pairs


def _level(about: VariantPlays) -> VariantLevel:
    fresh = [one.play.card.overall for one in about.sittings if one.number == 1 and not one.practice]
    return VariantLevel(about.letter, len(fresh), mean(fresh) if fresh else None, about.par.get(OVERALL))


def _learner(pair: _Pair) -> Learner:
    old, new = values(pair.before), values(pair.after)
    falls: dict[str, float] = {
        name: old[name] - new[name] for name in COMPETENCIES if name != "conduct" and name in old and name in new
    }
    fell = max(falls, key=lambda name: falls[name], default="")
    lost = falls.get(fell, 0.0)
    return Learner(
        pair.after.name,
        pair.first,
        pair.second,
        old[OVERALL],
        new[OVERALL],
        carried_over(pair.before.play, pair.after.play),
        fell if lost > 0 else "",
        max(0.0, lost),
    )


def carried_over(before: ReplayedPlay, after: ReplayedPlay) -> tuple[str, ...]:
    """Return for whom the last map of `after` names the primary role that was true in `before` and is not now."""
    handed = after.state.handed
    if not handed:
        return ()
    old = {person.id: truth for person, truth in zip(before.scenario.people, before.truths, strict=True)}
    found = []
    for person, truth, note in zip(
        after.scenario.people, after.scenario.truth(handed[-1].fired), handed[-1].board, strict=True
    ):
        was = old.get(person.id)
        if was is None or note is None or not note.roles or not truth.present:
            continue
        if note.roles[0] == was.roles[0] != truth.roles[0]:
            found.append(person.name)
    return tuple(found)
