"""Per person: the truth beside the map that was handed in, and the clues that showed it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from trainer.core.moves import Note
from trainer.core.scenario import Truth
from trainer.core.score.account_map import mark, supporting, weight_of
from trainer.core.state import Handed
from trainer.core.vocabulary import CONCERNS, NEEDS, WINS
from trainer.debrief.facts.clues import ClueReview, Found, clue_reviews, found_on
from trainer.debrief.facts.relations import CoachReview, TrustLost, coach_review, trust_lost
from trainer.debrief.facts.replay import ReplayedPlay

MapVerdict = Literal["right", "partly", "wrong", "blank"]
RIGHT: Final = "right"
PARTLY: Final = "partly"
WRONG: Final = "wrong"
BLANK: Final = "blank"


@dataclass(frozen=True, slots=True)
class Axis:
    """One line of the comparison.

    Attributes:
        id: "primary", "further", "influence", "stance", "veto", "concerns" or "wins".
        kind: kind of term that the values are of.
        believed: ids on the map, none for no opinion.
        true: ids of the truth.
        verdict: `RIGHT`, `PARTLY`, `WRONG` or `BLANK`.
    """

    id: str
    kind: str
    believed: tuple[str, ...]
    true: tuple[str, ...]
    verdict: MapVerdict

    @property
    def missing(self) -> tuple[str, ...]:
        """What is true and was not on the map."""
        return tuple(value for value in self.true if value not in self.believed)

    @property
    def extra(self) -> tuple[str, ...]:
        """What was on the map and is not true."""
        return tuple(value for value in self.believed if value not in self.true)


@dataclass(frozen=True, slots=True)
class MapReview:
    """What one map said of a person, beside what was true when it was handed in.

    Attributes:
        review: number of the review, from 1.
        day: day on which it was handed in.
        written: whether it named a role.
        believed: the roles that it named, the primary one first; `true` are those that were true.
        certainty: 1–3, or 0 where no role was named.
        marks: −6 to 3, for the primary role.
        proofs: clues cited that support the true primary role.
        cited: texts of the clues cited.
    """

    review: int
    day: int
    written: bool
    believed: tuple[str, ...]
    true: tuple[str, ...]
    certainty: int
    marks: int
    proofs: int
    cited: tuple[str, ...]
    axes: tuple[Axis, ...]

    @property
    def verdict(self) -> MapVerdict:
        """The verdict on all roles together, as `verdict_on_roles` gives it."""
        return verdict_on_roles(self.believed, self.true)

    @property
    def role_right(self) -> bool:
        """Whether the primary role was right, whatever the further ones."""
        return self.believed[:1] == self.true[:1]


@dataclass(frozen=True, slots=True)
class TieReview:
    """Whom a person moves (name and index), and how strongly: −3 to 3."""

    name: str
    strength: int
    person: int


@dataclass(frozen=True, slots=True)
class PersonReview:
    """A person as they are, and as they were seen.

    Attributes:
        met: whether there was a meeting.
        left: whether the person had left before the end.
        channel: preferred channel, or "".
        counterpart: preferred counterpart, or "".
        trust: at the start and at the end, 0–5.
        support: at the start and at the end of the talks, 0–100.
        trust_lost: every move by which trust fell, in the order of time.
        coach: whether a possible coach was developed, None of anybody else.
        maps: the last map with this person on it first; before it those handed in when other things were true.
        clues: every clue about the person.
    """

    index: int
    name: str
    title: str
    unit: str
    weight: int
    met: bool
    left: bool
    channel: str
    counterpart: str
    sways: tuple[TieReview, ...]
    trust: tuple[int, int]
    support: tuple[int, int]
    trust_lost: tuple[TrustLost, ...]
    coach: CoachReview | None
    maps: tuple[MapReview, ...]
    clues: tuple[ClueReview, ...]


def people_reviews(play: ReplayedPlay) -> tuple[PersonReview, ...]:
    """Return everybody, errors made with the highest certainty first, then blanks, then what was right."""
    found = found_on(play)
    return tuple(sorted((_review(play, index, found) for index in range(len(play.scenario.people))), key=_order))


def compare(play: ReplayedPlay, person: int, order: int) -> MapReview:
    """Return what the map of review `order` (from 0) said of `person` (an index), beside the truth of that time."""
    handed = play.state.handed[order]
    truth = play.scenario.truth(handed.fired)[person]
    note = handed.board[person]
    named = note is not None and bool(note.roles)
    clues = play.scenario.clues
    return MapReview(
        review=order + 1,
        day=_day(play, order),
        written=named,
        believed=note.roles if note else (),
        true=truth.roles,
        certainty=note.certainty if note is not None and named else 0,
        marks=mark(play.scenario, person, note, truth),
        proofs=len(supporting(play.scenario, person, note, "role", truth.roles[0])) if note else 0,
        cited=tuple(play.said(clues[play.scenario.clue_index[clue]].text) for clue in note.evidence) if note else (),
        axes=_axes(note or Note(play.scenario.people[person].id), truth),
    )


def _review(play: ReplayedPlay, index: int, found: Mapping[int, Found]) -> PersonReview:
    person, truth = play.scenario.people[index], play.truths[index]
    start = play.moments[0].before
    return PersonReview(
        index=index,
        name=person.name,
        title=person.title,
        unit=person.unit,
        weight=weight_of(truth),
        met=bool(play.state.met >> index & 1),
        left=not truth.present,
        channel=truth.channel,
        counterpart=truth.counterpart,
        sways=tuple(TieReview(play.name(other), strength, other) for other, strength in truth.sways if strength),
        trust=(start.trust[index], play.state.trust[index]),
        support=(start.support[index], play.state.support[index]),
        trust_lost=trust_lost(play, index),
        coach=coach_review(play, index),
        maps=tuple(compare(play, index, order) for order in _maps_to_show(play, index)),
        clues=clue_reviews(play, index, found),
    )


def _maps_to_show(play: ReplayedPlay, person: int) -> list[int]:
    """Return the last review that this person was there for, and before it the last one of every other truth."""
    orders: list[int] = []
    for order in reversed(range(len(play.state.handed))):
        truth = _truth(play, play.state.handed[order], person)
        if truth.present and truth not in [_truth(play, play.state.handed[other], person) for other in orders]:
            orders.append(order)
    return orders


def _truth(play: ReplayedPlay, handed: Handed, person: int) -> Truth:
    return play.scenario.truth(handed.fired)[person]


def _day(play: ReplayedPlay, order: int) -> int:
    return next((moment.day for moment in play.moments if len(moment.after.handed) > order), play.scenario.days)


def _axes(note: Note, truth: Truth) -> tuple[Axis, ...]:
    axes = [
        _axis("primary", "role", note.roles[:1], truth.roles[:1]),
        _axis("further", "role", note.roles[1:], truth.roles[1:]),
        _axis("influence", "influence", _number(note.influence), (str(truth.influence),)),
        _axis("stance", "stance", _number(note.stance), (str(truth.stance),)),
        _axis("veto", "veto", () if note.veto is None else (note.veto,), (truth.veto,)),
        _axis("concerns", "concern", note.concerns, _held(truth, CONCERNS)),
        _axis("wins", "win", note.wins, _held(truth, WINS)),
    ]
    return tuple(axis for axis in axes if axis.believed or axis.true)


def _axis(id_: str, kind: str, believed: tuple[str, ...], true: tuple[str, ...]) -> Axis:
    return Axis(id_, kind, believed, true, verdict_on(believed, true))


def verdict_on(believed: Collection[str], true: Collection[str]) -> MapVerdict:
    """Return what an entry on the map is worth beside the truth; an empty one that should be empty is right."""
    if set(believed) == set(true):
        return RIGHT
    if not believed:
        return BLANK
    return PARTLY if set(believed) & set(true) else WRONG


def verdict_on_roles(believed: Sequence[str], true: Sequence[str]) -> MapVerdict:
    """Return what the roles on the map are worth, the primary one first on both sides.

    They are right only with the primary one in its place and no further one missing or too many; one that the person
    really has, in whatever place, makes them partly right.
    """
    verdict = verdict_on(believed, true)
    return PARTLY if verdict == RIGHT and list(believed[:1]) != list(true[:1]) else verdict


def _number(value: int | None) -> tuple[str, ...]:
    return () if value is None else (str(value),)


def _held(truth: Truth, names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(
        sorted(
            (name for name in names if truth.weights[NEEDS.index(name)]),
            key=lambda name: -truth.weights[NEEDS.index(name)],
        )
    )


def _order(review: PersonReview) -> tuple[int, int, int]:
    if not review.maps:
        return (9, -review.weight, review.index)
    last = review.maps[0]
    if last.written and not last.role_right:
        rank = 3 - last.certainty
    elif not last.written:
        rank = 3
    else:
        rank = 4 if any(axis.verdict != RIGHT for axis in last.axes) else 5
    return (rank, -review.weight, review.index)
