"""Plays that a facilitator may want to ask about: faster than anybody reads, or move by move another one's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise

from trainer.classes.facts.class_play import ClassPlay
from trainer.core.codec import encode
from trainer.core.moves import Note, Paperwork
from trainer.core.narration import narrate

MOST_WORDS = 1000
"""Words a minute that nobody reads with understanding.

Source: K. Rayner, E. R. Schotter, M. E. J. Masson, M. C. Potter and R. Treiman, So much to read, so little time, 2016.
Most adults read 175 to 300 words of English a minute, and people who read in a second language are slower: M.
Brysbaert, How many words do we read per minute?, 2019.
"""
MOST_CHARACTERS = 1500
"""The same in Chinese characters: rates differ between languages as the length of one message does (Brysbaert, 2019).

The seven scenarios that come with the program took 1.27 to 1.47 characters for each English word, 1.36 over all.
"""
SHARE = 0.5
"""Of all that a play gave to read, what must have passed in one stretch."""
LEAST_SECONDS = 20.0
"""Seconds that this stretch takes to read at least at that rate: a few lines may be skipped."""
FEWEST_MOVES = 10
"""Moves beside notes from which two plays are compared: short ways are found by many."""
_CHARACTER = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


@dataclass(frozen=True, slots=True)
class FastPlay:
    """A play of which a large part passed faster than anybody reads.

    Attributes:
        name: the person.
        share: how much of all that the play gave to read the stretch holds, 0–1.
        seconds: how long it took.
        needed: seconds that it takes to read at `MOST_WORDS` and `MOST_CHARACTERS`.
    """

    name: str
    share: float
    seconds: float
    needed: float


@dataclass(frozen=True, slots=True)
class AlikePlays:
    """Plays of several people with the same moves in the same order.

    Attributes:
        names: whose, sorted.
        moves: how many, notes left out.
        maps: whether all notes on the account map are the same, too.
    """

    names: tuple[str, ...]
    moves: int
    maps: bool


@dataclass(frozen=True, slots=True)
class Marks:
    """What a facilitator may want to ask about; `timed` is how many plays hold times and could be too fast."""

    fast: tuple[FastPlay, ...]
    alike: tuple[AlikePlays, ...]
    timed: int


def marks_of(sittings: Sequence[ClassPlay]) -> Marks:
    """Return the marks of the plays of one scenario; practice is left out."""
    counted = [one for one in sittings if not one.practice]
    # Whoever plays again knows the texts.
    timed = [one for one in counted if one.number == 1 and one.seconds]
    fast = [mark for one in timed if (mark := too_fast(one)) is not None]
    return Marks(tuple(sorted(fast, key=lambda one: one.name)), _alike(counted), len(timed))


@lru_cache(maxsize=10_000)
def reading_seconds(text: str) -> float:
    """Return how long a text takes to read at a rate that nobody reaches."""
    characters = len(_CHARACTER.findall(text))
    words = sum(any(map(str.isalnum, word)) for word in _CHARACTER.sub(" ", text).split())
    return 60 * (words / MOST_WORDS + characters / MOST_CHARACTERS)


def too_fast(sitting: ClassPlay) -> FastPlay | None:
    """Return that a play passed faster than anybody reads, or None.

    The rule: in one stretch of moves, as short as may be, at least `SHARE` of all that the play gave to read for the
    first time came up, and less time went by than reading it takes at a rate that nobody reaches. Breaks elsewhere
    change nothing. What was on the screen before the first move is left out, and so is a stretch in which the clock was
    set back.
    """
    needs = _needs(sitting)
    times = sitting.seconds
    if len(times) != len(needs):
        return None
    # What a move brings up is read before the next one; after the last one it is never too late.
    read = list(accumulate(needs[:-1], initial=0.0))
    backward = list(accumulate((after < before for before, after in pairwise(times)), initial=0))
    enough = max(SHARE * read[-1], LEAST_SECONDS)
    found: FastPlay | None = None
    end = 0
    for begin in range(len(times)):
        while end < len(times) - 1 and read[end] - read[begin] < enough:
            end += 1
        needed = read[end] - read[begin]
        if needed < enough:
            break
        seconds = times[end] - times[begin]
        faster = found is None or seconds / needed < found.seconds / found.needed
        if seconds < needed and backward[end] == backward[begin] and faster:
            found = FastPlay(sitting.name, needed / read[-1], seconds, needed)
    return found


def _needs(sitting: ClassPlay) -> list[float]:
    """Return for each move how long that takes to read which it brings up for the first time."""
    play = sitting.play
    scenario = sitting.spoken or play.scenario
    shown: set[str] = set()
    said = 0
    needs = []
    for moment in play.moments:
        lines, said = narrate(scenario, moment.happenings, play.you, moment.before, moment.after, said)
        texts = {line.text for line in lines} - shown
        needs.append(sum(map(reading_seconds, texts)))
        shown |= texts
    return needs


def _alike(sittings: Sequence[ClassPlay]) -> tuple[AlikePlays, ...]:
    ways: dict[tuple[str, ...], list[ClassPlay]] = {}
    for one in sittings:
        way = tuple(encode(each.move) for each in one.play.moments if not isinstance(each.move, Paperwork))
        ways.setdefault(way, []).append(one)
    found = []
    for way, plays in ways.items():
        if len({one.people for one in plays}) > 1 and len(way) >= FEWEST_MOVES:
            notes = {tuple(each.move for each in one.play.moments if isinstance(each.move, Note)) for one in plays}
            names = tuple(sorted({one.name for one in plays}))
            found.append(AlikePlays(names, len(way), len(notes) == 1))
    return tuple(sorted(found, key=lambda one: (not one.maps, -one.moves, one.names)))
