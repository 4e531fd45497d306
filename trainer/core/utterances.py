"""What was said in one's own words, and the moves that it led to: worked out here for all that shows it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from trainer.core.moves import Ask, Leave, Meet, Move, Paperwork, Pitch, Respond
from trainer.core.own_words import SayFirst, UnmetLine, Utterance
from trainer.core.state import MEETING, State


def asks_for_words(mode: SayFirst, move: Move) -> bool:
    """Return whether `move` is one that a line of one's own comes before."""
    return isinstance(move, (Ask, Pitch, Respond) if mode == "on" else (Pitch, Respond)) and mode != "off"


def takes_words(mode: SayFirst, state: State) -> bool:
    """Return whether something can be said in one's own words where the play stands."""
    return mode != "off" and state.place == MEETING


def pending(utterances: Sequence[Utterance], moves: Sequence[Move]) -> tuple[Utterance, ...]:
    """Return the lines that have led to no move yet: they are about what is chosen next."""
    return tuple(one for one in utterances if _led_to(one, moves) is None)


def by_move(utterances: Iterable[Utterance], moves: Sequence[Move]) -> dict[int, tuple[Utterance, ...]]:
    """Return the lines that led to each move, by its index; of those that led to none yet, none.

    A line led to the first move after it that is no paperwork; one for a pitch alone to the next pitch. What was typed
    before leaving was not said to anybody: it is `meant` by none of the lines shown.
    """
    found: dict[int, tuple[Utterance, ...]] = {}
    for one in utterances:
        place = _led_to(one, moves)
        if place is not None:
            said = one._replace(meant=one.meant and not isinstance(moves[place], Leave))
            found[place] = (*found.get(place, ()), said)
    return found


def _led_to(one: Utterance, moves: Sequence[Move]) -> int | None:
    for place in range(one.before, len(moves)):
        if isinstance(moves[place], Pitch | Leave) or not (one.pitch or isinstance(moves[place], Paperwork)):
            return place
    return None


def unmet(utterances: Iterable[Utterance], moves: Sequence[Move]) -> Iterator[tuple[str, str]]:
    """Yield whom (an id) each line was typed for that none of the lines shown meant, and the line."""
    left = {one.row for lines in by_move(utterances, moves).values() for one in lines if not one.meant}
    for one in utterances:
        person = next((move.person for move in reversed(moves[: one.before]) if isinstance(move, Meet)), "")
        if one.words and person and (not one.meant or one.row in left):
            yield person, one.words


def tallied(found: Iterable[tuple[str, str]]) -> tuple[UnmetLine, ...]:
    """Return lines with how often each was typed, person by person, the most frequent first.

    Lines that differ in capitals and spaces alone are one, as it was typed first.
    """
    counts: Counter[tuple[str, str]] = Counter()
    typed: dict[tuple[str, str], str] = {}
    for person, words in found:
        line = " ".join(words.split())
        counts[person, line.casefold()] += 1
        typed.setdefault((person, line.casefold()), line)
    ranked = sorted(counts, key=lambda key: (key[0], -counts[key], key[1]))
    return tuple(UnmetLine(key[0], typed[key], counts[key]) for key in ranked)
