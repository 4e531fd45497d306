"""The truths of two variants sign by sign: what looked the same, what was so behind it, and which clue showed it.

Comparing two cases and saying what they share is what makes people use a principle later: of negotiators who compared
two cases nearly three times as many did as of those who read both (J. Loewenstein, L. Thompson, D. Gentner, Analogical
encoding facilitates knowledge transfer in negotiation, 1999).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from trainer.core.clues import SOUND, Claim
from trainer.core.scenario import Truth
from trainer.core.vocabulary import CONCERNS, NEEDS, WINS
from trainer.debrief.facts.clues import ClueReview, Found, Where, clue_reviews, found_on
from trainer.debrief.facts.replay import Need, ReplayedPlay, needs_in

_CLAIMED: Final = {"concerns": "concern", "wins": "win", "primary": "role", "further": "role"}
"""What a clue calls an axis, where it has another name for it."""
_LOOKED_AT: Final = frozenset({"question", "answer", "source", "account"})
"""Places that one may go to in either variant."""


@dataclass(frozen=True, slots=True)
class AxisBeside:
    """One thing that is true of a person, in both variants at the end of the play.

    Attributes:
        id: "primary", "further", "influence", "stance", "veto", "concerns", "wins", "channel", "counterpart" or
            "sways".
        kind: kind of term that the values are of; "" where they are names.
        before: what was true at the start, where it was something else; else empty.
        same: whether both variants have the same at the end.
    """

    id: str
    kind: str
    first: tuple[str, ...]
    second: tuple[str, ...]
    before: tuple[tuple[str, ...], tuple[str, ...]]
    same: bool


@dataclass(frozen=True, slots=True)
class ShowingClue:
    """A clue that shows what is true; `day` is when it was found, 0 if it was missed, None if it is nobody's play."""

    text: str
    day: int | None
    where: tuple[Where, ...]


@dataclass(frozen=True, slots=True)
class ObjectionBeside:
    """An objection said in the same words in both variants, and what each time was meant."""

    said: str
    meant: tuple[Need, Need]
    shown: tuple[ShowingClue | None, ShowingClue | None]

    @property
    def same(self) -> bool:
        """Whether it meant the same."""
        return self.meant[0] == self.meant[1]


@dataclass(frozen=True, slots=True)
class PersonTruths:
    """One person of a scenario in two of its variants.

    Attributes:
        public: what anybody may know of the person.
        greeting: the first words, "" where they are not the same in both.
        left: whether the person had left before the end.
        axes: everything that is true in one variant at least.
        shown: in each variant the clue that best shows what differs, None where nothing differs or no clue does.
        asked: a question or source that led in both to what differs, None if there is none.
    """

    id: str
    name: str
    title: str
    unit: str
    public: str
    greeting: str
    left: tuple[bool, bool]
    axes: tuple[AxisBeside, ...]
    objections: tuple[ObjectionBeside, ...]
    shown: tuple[ShowingClue | None, ShowingClue | None]
    asked: Where | None

    @property
    def differing(self) -> tuple[AxisBeside, ...]:
        """What is not the same."""
        return tuple(one for one in self.axes if not one.same)

    @property
    def other_role(self) -> bool:
        """Whether the primary role is another one."""
        return any(one.id == "primary" for one in self.differing)

    @property
    def same(self) -> bool:
        """Whether nothing at all differs."""
        return not self.differing and all(one.same for one in self.objections)


@dataclass(frozen=True, slots=True)
class TwoTruths:
    """Two truths behind one surface; the people stand in the scenario's order, which gives nothing away."""

    people: tuple[PersonTruths, ...]

    @property
    def other_roles(self) -> int:
        """How many people have another primary role."""
        return sum(one.other_role for one in self.people)

    @property
    def objections(self) -> tuple[ObjectionBeside, ...]:
        """Every objection that both variants have."""
        return tuple(one for person in self.people for one in person.objections)

    @property
    def other_meanings(self) -> int:
        """How many objections mean something else."""
        return sum(not one.same for one in self.objections)


def two_truths(first: ReplayedPlay, second: ReplayedPlay, *, own: bool = True) -> TwoTruths:
    """Return what was true in two finished plays of variants of one scenario, nothing of any other variant.

    Without `own` nothing is told of what these two found: they stand for everybody who played so.
    """
    others = {person.id: index for index, person in enumerate(second.scenario.people)}
    founds = (found_on(first), found_on(second)) if own else (None, None)
    return TwoTruths(
        tuple(
            _person((first, second), (index, others[person.id]), founds)
            for index, person in enumerate(first.scenario.people)
            if person.id in others
        )
    )


_Two = tuple[ReplayedPlay, ReplayedPlay]


_Founds = tuple[dict[int, Found] | None, dict[int, Found] | None]
"""What was found in both plays, None where it is not to be told."""


def _person(plays: _Two, places: tuple[int, int], founds: _Founds) -> PersonTruths:
    about = [play.scenario.people[place] for play, place in zip(plays, places, strict=True)]
    axes = tuple(_axes(plays, places))
    facts = (_facts(axes, 0), _facts(axes, 1))
    own = founds[0] is not None
    clues = [clue_reviews(play, place, found or {}) for play, place, found in zip(plays, places, founds, strict=True)]
    telling = [[clue for clue in clues[side] if _telling(clue, facts, side)] for side in (0, 1)]
    shown = [_best(telling[side], facts, side, own=own) for side in (0, 1)]
    greet = about[0].reactions.greet
    return PersonTruths(
        id=about[0].id,
        name=about[0].name,
        title=about[0].title,
        unit=about[0].unit,
        public=plays[0].said(about[0].public),
        greeting=plays[0].said(greet) if greet == about[1].reactions.greet else "",
        left=(not plays[0].truths[places[0]].present, not plays[1].truths[places[1]].present),
        axes=axes,
        objections=tuple(_objections(plays, places, clues, own=own)),
        shown=(shown[0], shown[1]),
        asked=_asked(telling),
    )


def _axes(plays: _Two, places: tuple[int, int]) -> Iterable[AxisBeside]:
    ends = [_values(play, play.truths[place]) for play, place in zip(plays, places, strict=True)]
    starts = [_values(play, play.scenario.truth(0)[place]) for play, place in zip(plays, places, strict=True)]
    for name, kind in (
        ("primary", "role"), ("further", "role"), ("influence", "influence"), ("stance", "stance"), ("veto", "veto"),
        ("concerns", "concern"), ("wins", "win"), ("channel", "channel"), ("counterpart", "counterpart"), ("sways", ""),
    ):  # fmt: skip
        first, second = ends[0][name], ends[1][name]
        if first or second:
            before = [
                start[name] if set(start[name]) != set(end[name]) else ()
                for start, end in zip(starts, ends, strict=True)
            ]
            yield AxisBeside(name, kind, first, second, (before[0], before[1]), set(first) == set(second))


def _values(play: ReplayedPlay, truth: Truth) -> dict[str, tuple[str, ...]]:
    def held(names: tuple[str, ...]) -> tuple[str, ...]:
        weights = {name: truth.weights[NEEDS.index(name)] for name in names}
        return tuple(sorted((name for name in names if weights[name]), key=lambda name: -weights[name]))

    return {
        "primary": truth.roles[:1],
        "further": truth.roles[1:],
        "influence": (str(truth.influence),),
        "stance": (str(truth.stance),),
        "veto": (truth.veto,),
        "concerns": held(CONCERNS),
        "wins": held(WINS),
        "channel": (truth.channel,) if truth.channel else (),
        "counterpart": (truth.counterpart,) if truth.counterpart else (),
        "sways": tuple(play.name(other) for other, strength in truth.sways if strength),
    }


def _telling(clue: ClueReview, facts: tuple[set[Claim], set[Claim]], side: int) -> list[Claim]:
    """Return what a clue shows that is true in this variant and not so in the other."""
    told = [(one.axis, one.value) for one in clue.supports if one.verdict == SOUND]
    return [claim for claim in told if claim in facts[side] and claim not in facts[1 - side]]


def _facts(axes: Iterable[AxisBeside], side: int) -> set[Claim]:
    """Return everything that is true in one variant, as clues claim it."""
    return {(_CLAIMED.get(axis.id, axis.id), value) for axis in axes for value in (axis.second if side else axis.first)}


def _best(clues: list[ClueReview], facts: tuple[set[Claim], set[Claim]], side: int, *, own: bool) -> ShowingClue | None:
    """Return the clue that shows most of what differs, roles before all; one in hand before one that was missed."""

    def worth(clue: ClueReview) -> tuple[bool, bool, int]:
        shown = _telling(clue, facts, side)
        return clue.day > 0, any(axis == "role" for axis, _ in shown), len(shown)

    best = max(clues, key=worth, default=None)
    return None if best is None else ShowingClue(best.text, best.day if own else None, _lawful(best.where))


def _lawful(places: tuple[Where, ...]) -> tuple[Where, ...]:
    return tuple(one for one in places if not one.breach)


def _asked(telling: list[list[ClueReview]]) -> Where | None:
    """Return the place that leads to telling clues in both variants, the one with the fewest conditions."""
    places = [
        {
            (place.kind, place.text, place.person): place
            for clue in clues
            for place in _lawful(clue.where)
            if place.kind in _LOOKED_AT
        }
        for clues in telling
    ]
    both = [places[0][key] for key in places[0] if key in places[1]]
    return min(both, key=lambda one: len(one.needs), default=None)


def _objections(
    plays: _Two, places: tuple[int, int], clues: list[tuple[ClueReview, ...]], *, own: bool
) -> Iterable[ObjectionBeside]:
    sets = [
        {one.id: one for one in play.scenario.objections if one.person == place}
        for play, place in zip(plays, places, strict=True)
    ]
    for name, one in sets[0].items():
        other = sets[1].get(name)
        if other is None or other.said != one.said:
            continue
        meant = (needs_in(one.meant)[0], needs_in(other.meant)[0])
        shown = [_showing(clues[side], meant[side], own=own) for side in (0, 1)]
        yield ObjectionBeside(plays[0].said(one.said), meant, (shown[0], shown[1]))


def _showing(clues: tuple[ClueReview, ...], meant: Need, *, own: bool) -> ShowingClue | None:
    showing = [
        clue
        for clue in clues
        if any((one.axis, one.value) == (meant.kind, meant.id) and one.verdict == SOUND for one in clue.supports)
    ]
    best = max(showing, key=lambda clue: clue.day > 0, default=None)
    return None if best is None else ShowingClue(best.text, best.day if own else None, _lawful(best.where))
