"""One play of one person in a class, and which plays count for what."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from trainer.core.scenario import Scenario
from trainer.debrief.facts.replay import ReplayedPlay


@dataclass(frozen=True, slots=True, eq=False)
class ClassPlay:
    """A play in a class.

    Attributes:
        person: an id that is the same for the same person.
        name: what the report calls the person.
        number: 1 for the person's first play of the scenario, practice included.
        practice: whether hints and rewinding were open; practice counts nowhere but in the number of plays.
        play: the replayed moves.
        attempt: id of the attempt, "" where nobody asks for it.
        seconds: when each move was made, from the opening of the attempt; empty where that is not known.
        spoken: the scenario in the language of play, None if that is the language of `play` or nobody asks for it.
    """

    person: str
    name: str
    number: int
    practice: bool
    play: ReplayedPlay
    attempt: str = ""
    seconds: tuple[float, ...] = ()
    spoken: Scenario | None = None


def nth(sittings: Iterable[ClassPlay], place: int) -> tuple[ClassPlay, ...]:
    """Return everybody's play number `place` (from 1), practice left out and not counted; some have none."""
    plays: dict[str, list[ClassPlay]] = {}
    for one in sorted(sittings, key=lambda sitting: sitting.number):
        if not one.practice:
            plays.setdefault(one.person, []).append(one)
    return tuple(each[place - 1] for each in plays.values() if len(each) >= place)


def first_attempts(sittings: Iterable[ClassPlay]) -> tuple[ClassPlay, ...]:
    """Return the plays of those who met the scenario for the first time and not in practice."""
    return tuple(one for one in sittings if one.number == 1 and not one.practice)
