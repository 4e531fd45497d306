"""One play of one person in a class, and which plays count for what."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from trainer.core.own_words import NOTHING_SAID, OwnWords
from trainer.core.reflection import UNWRITTEN, Reflection
from trainer.core.scenario import Scenario
from trainer.core.vocabulary import COMPETENCIES
from trainer.debrief.facts.replay import ReplayedPlay

OVERALL = "overall"


@dataclass(frozen=True, slots=True, eq=False)
class ClassPlay:
    """A play in a class.

    Attributes:
        people: ids of those who played it together, each the same for the same person.
        name: what the report calls them.
        number: 1 if it was the first play of the scenario for all of them, practice included.
        practice: whether hints and rewinding were open; practice counts nowhere but in the number of plays.
        play: the replayed moves.
        attempt: id of the attempt, "" where nobody asks for it.
        seconds: when each move was made, from the opening of the attempt; empty where that is not known.
        reflection: what they wrote of it before they knew its result.
        said: what they said in their own words.
        spoken: the scenario in the language of play, None if that is the language of `play` or nobody asks for it.
    """

    people: tuple[str, ...]
    name: str
    number: int
    practice: bool
    play: ReplayedPlay
    attempt: str = ""
    seconds: tuple[float, ...] = ()
    spoken: Scenario | None = None
    reflection: Reflection = UNWRITTEN
    said: OwnWords = NOTHING_SAID


def nth(sittings: Iterable[ClassPlay], place: int) -> tuple[ClassPlay, ...]:
    """Return everybody's play number `place` (from 1), practice left out and not counted; some have none.

    What several played together is to all of them what it is to the one who has played most.
    """
    played: dict[str, int] = {}
    found = []
    for one in sorted(sittings, key=lambda sitting: sitting.number):
        if not one.practice:
            number = 1 + max(played.get(person, 0) for person in one.people)
            played.update(dict.fromkeys(one.people, number))
            if number == place:
                found.append(one)
    return tuple(found)


def first_attempts(sittings: Iterable[ClassPlay]) -> tuple[ClassPlay, ...]:
    """Return the plays of those who met the scenario for the first time and not in practice."""
    return tuple(one for one in sittings if one.number == 1 and not one.practice)


def values(sitting: ClassPlay) -> dict[str, float]:
    """Return the scores of a play that there was an occasion for, "overall" first."""
    card = sitting.play.card
    scores = {name: card.scores[name].value for name in COMPETENCIES}
    return {OVERALL: card.overall, **{name: value for name, value in scores.items() if value is not None}}
