"""What a class said in its own words at one point, unnamed, for the group to judge; and what no line shown meant."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from trainer.classes.facts.class_play import ClassPlay
from trainer.core.moves import Pitch, Respond
from trainer.core.own_words import UnmetLine, said_with
from trainer.core.utterances import by_move, tallied, unmet


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
    objections: dict[int, list[str]] = {}
    pitches: dict[int, dict[int, list[str]]] = {}
    for one in counted:
        for (kind, person, what), words in _first_lines(one).items():
            if kind == "objection":
                objections.setdefault(what, []).append(words)
            else:
                pitches.setdefault(person, {}).setdefault(what, []).append(words)
    points: list[PointSaid] = []
    if counted:
        play = counted[0].play
        for what, lines in sorted(objections.items()):
            about = play.scenario.objections[what]
            points.append(_point("objection", play.name(about.person), play.said(about.said), lines))
        for person, made in sorted(pitches.items()):
            what = max(made, key=lambda pitch: (len(made[pitch]), -pitch))
            points.append(_point("pitch", play.name(person), play.scenario.pitches[what].title, made[what]))
    told = tuple(one for one in points if one.plays >= fewest)
    few = anonymous and len({one.people for one in spoken}) < fewest
    return ClassWords(len(spoken), told, len(points) - len(told), fewest, () if few else _unmet(spoken))


def _point(kind: Literal["objection", "pitch"], person: str, what: str, lines: Sequence[str]) -> PointSaid:
    counts = Counter(lines)
    ranked = sorted(counts, key=lambda words: (words.casefold(), words))
    return PointSaid(kind, person, what, len(lines), tuple(SaidLine(words, counts[words]) for words in ranked))


def _first_lines(one: ClassPlay) -> dict[tuple[str, int, int], str]:
    """Return the first line that a play said to each objection and with each pitch, by kind, person and index."""
    if not one.said.utterances:
        return {}
    scenario = one.play.scenario
    said = by_move(one.said.utterances, [moment.move for moment in one.play.moments])
    found: dict[tuple[str, int, int], str] = {}
    for place, lines in sorted(said.items()):
        moment, line = one.play.moments[place], said_with(lines)
        if line is None:
            continue
        if isinstance(moment.move, Respond):
            found.setdefault(("objection", moment.before.person, moment.before.objection), line.words)
        elif isinstance(moment.move, Pitch):
            pitch = scenario.pitch_index[moment.move.pitch]
            found.setdefault(("pitch", moment.before.person, pitch), line.words)
    return found


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
