"""What a class said in its own words at one point, unnamed, for the group to judge; and what no line shown meant."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from trainer.classes.facts.class_play import ClassPlay
from trainer.classes.facts.sayings import Point, Saying, sayings
from trainer.core.own_words import UnmetLine
from trainer.core.utterances import tallied, unmet
from trainer.debrief.facts.replay import ReplayedPlay


@dataclass(frozen=True, slots=True)
class SaidLine:
    """A line, and how many typed it."""

    words: str
    times: int


@dataclass(frozen=True, slots=True)
class PointSaid:
    """What was said to one person at one point.

    Attributes:
        kind: an answer to an objection, or a pitch.
        person: name of whom it was said to.
        what: the objection's words, or the pitch's title.
        plays: in how many plays something was said there.
        lines: in the order of their letters, which tells nothing of who typed them.
    """

    kind: Literal["objection", "pitch"]
    person: str
    what: str
    plays: int
    lines: tuple[SaidLine, ...]


@dataclass(frozen=True, slots=True)
class ClassWords:
    """What a class said in its own words in one scenario.

    Attributes:
        plays: in how many plays anything was said.
        points: where enough of them said something: objections in their order, then each person's commonest pitch.
        untold: points at which too few said something.
        fewest: how many it takes.
        unmet: what none of the lines shown meant; `person` is a name. Empty where that would not be without names.
    """

    plays: int
    points: tuple[PointSaid, ...]
    untold: int
    fewest: int
    unmet: tuple[UnmetLine, ...]


def class_words(
    counted: Sequence[ClassPlay], sittings: Sequence[ClassPlay], fewest: int, *, anonymous: bool
) -> ClassWords:
    """Return what a class said in its own words.

    Args:
        counted: everybody's first play that counts, from which points are taken.
        sittings: all plays, from which is taken what none of the lines meant.
        fewest: plays below which a point is not told.
        anonymous: whether nobody may be recognised: with fewer plays than that, lines that nobody meant neither.
    """
    spoken = [one for one in sittings if any(each.words for each in one.said.utterances)]
    said: dict[Point, list[str]] = {}
    for one in counted:
        for point, saying in _sayings(one).items():
            if saying.words:
                said.setdefault(point, []).append(saying.words)
    points = tuple(_points(counted[0].play, said)) if counted else ()
    told = tuple(one for one in points if one.plays >= fewest)
    few = anonymous and len({one.people for one in spoken}) < fewest
    return ClassWords(len(spoken), told, len(points) - len(told), fewest, () if few else _unmet(spoken))


def _point(kind: Literal["objection", "pitch"], person: str, what: str, lines: Sequence[str]) -> PointSaid:
    counts = Counter(lines)
    ranked = sorted(counts, key=lambda words: (words.casefold(), words))
    return PointSaid(kind, person, what, len(lines), tuple(SaidLine(words, counts[words]) for words in ranked))


def _points(play: ReplayedPlay, said: Mapping[Point, Sequence[str]]) -> Iterator[PointSaid]:
    """Yield objections in their order, then each person's commonest pitch."""
    scenario = play.scenario
    for objection in scenario.objections:
        point = Point("objection", scenario.people[objection.person].id, objection.id)
        if point in said:
            yield _point("objection", play.name(objection.person), play.said(objection.said), said[point])
    for person in scenario.people:
        made = {scenario.pitch_index[at.what]: at for at in said if at.kind == "pitch" and at.person == person.id}
        if made:
            pitch = max(made, key=lambda index: (len(said[made[index]]), -index))
            yield _point("pitch", person.name, scenario.pitches[pitch].title, said[made[pitch]])


def _sayings(one: ClassPlay) -> Mapping[Point, Saying]:
    if not one.said.utterances:
        return {}
    made = [(moment.move, moment.before) for moment in one.play.moments]
    return sayings(one.play.scenario, made, one.said.utterances)


def _unmet(spoken: Sequence[ClassPlay]) -> tuple[UnmetLine, ...]:
    found = tallied(
        pair for one in spoken for pair in unmet(one.said.utterances, [moment.move for moment in one.play.moments])
    )
    if not found:
        return ()
    play = spoken[0].play
    index = play.scenario.person_index
    ranked = sorted(found, key=lambda one: (index[one.person], -one.times))
    return tuple(one._replace(person=play.name(index[one.person])) for one in ranked)
