"""Marks: what nobody reads so fast, what two people did alike, and who is not marked for it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as some

from tests.classes.synthetic import KINDS, SERVICE_DESK, corner, played, service_desk
from tests.debrief import plays
from trainer.classes.facts.class_play import ClassPlay
from trainer.classes.facts.marks import (
    FEWEST_MOVES,
    LEAST_SECONDS,
    MOST_CHARACTERS,
    MOST_WORDS,
    SHARE,
    marks_of,
    reading_seconds,
    too_fast,
)
from trainer.core.moves import Move
from trainer.debrief.facts.replay import replayed_play
from trainer.packs.load import load

MOVES = played(SERVICE_DESK, KINDS.index(KINDS[4]), 1)
GAME = replayed_play(service_desk().scenario, MOVES, "you")


def sitting(pace: float, *, name: str = "Ann", number: int = 1, practice: bool = False) -> ClassPlay:
    """Return a play of which every move took `pace` seconds."""
    seconds = tuple(pace * (place + 1) for place in range(len(GAME.moments)))
    return ClassPlay((name,), name, number, practice, GAME, seconds=seconds)


def test_reading_takes_what_words_and_characters_take() -> None:
    assert reading_seconds("one two  three") == pytest.approx(3 * 60 / MOST_WORDS)
    assert reading_seconds("一二三，四五。") == pytest.approx(5 * 60 / MOST_CHARACTERS)
    assert reading_seconds("") == reading_seconds(" \n") == 0
    # Chinese with its marks takes no less than its characters, and a message about the same in both languages.
    both = [load(SERVICE_DESK, language).scenario for language in ("en", "zh")]
    english, chinese = (sum(reading_seconds(one.text) for one in scenario.clues) for scenario in both)
    assert english == pytest.approx(chinese, rel=0.25)


def test_who_reads_is_not_marked_and_who_cannot_have_read_is() -> None:
    assert too_fast(sitting(12.0)) is None
    found = too_fast(sitting(0.5))
    assert found is not None
    assert found.needed > found.seconds >= 0.5 and found.needed >= LEAST_SECONDS
    assert SHARE <= found.share <= 1


@given(some.lists(some.floats(0.0, 30.0), min_size=len(GAME.moments), max_size=len(GAME.moments)))
def test_nobody_is_marked_who_read_slowly_enough_anywhere(pauses: list[float]) -> None:
    # Every move takes at least as long as what the move before it brought up, and a moment more.
    needs = [0.0, *(reading_seconds(" ".join(texts)) for texts in _texts())][: len(pauses)]
    times = []
    now = 0.0
    for pause, need in zip(pauses, needs, strict=True):
        now += pause + need + 0.01
        times.append(now)
    assert too_fast(replace(sitting(1), seconds=tuple(times))) is None


def _texts() -> list[list[str]]:
    from trainer.core.narration import narrate

    told = (narrate(GAME.scenario, each.happenings, "you", each.before, each.after) for each in GAME.moments)
    return [[line.text for line in telling.lines] for telling in told]


def test_a_break_hides_no_haste_and_a_clock_set_back_makes_none() -> None:
    hasty = sitting(0.5).seconds
    middle = len(hasty) // 4
    rested = (*hasty[:middle], *(one + 3600 for one in hasty[middle:]))
    assert too_fast(replace(sitting(0.5), seconds=rested)) is not None
    slow = sitting(12.0).seconds
    half = len(slow) // 2
    back = (*slow[:half], *(one - 100_000 for one in slow[half:]))
    assert too_fast(replace(sitting(12.0), seconds=back)) is None
    # Times of another number of moves say nothing.
    assert too_fast(replace(sitting(0.5), seconds=hasty[1:])) is None


def test_what_is_read_in_chinese_is_counted_in_chinese() -> None:
    chinese = load(SERVICE_DESK, "zh").scenario
    english = too_fast(sitting(0.5))
    found = too_fast(replace(sitting(0.5), spoken=chinese))
    assert english is not None and found is not None
    assert found.needed != english.needed


def test_first_plays_that_count_are_looked_at_and_no_others() -> None:
    found = marks_of(
        [sitting(0.5, name="Zoe"), sitting(0.5, name="Ann"), sitting(0.5, name="Ben", number=2),
         sitting(0.5, name="Cy", practice=True), replace(sitting(1, name="Di"), seconds=())]
    )  # fmt: skip
    assert ([one.name for one in found.fast], found.timed) == (["Ann", "Zoe"], 2)


def way(person: str, moves: tuple[Move, ...] | list[Move]) -> ClassPlay:
    return ClassPlay((person,), person, 1, False, replayed_play(corner().scenario, moves, "you"))


def test_the_same_way_of_two_people_is_marked_with_or_without_the_same_map() -> None:
    moves = plays.moves(plays.CAREFUL)
    notes = [one for one in moves if type(one).__name__ == "Note"]
    other = [one for one in moves if one is not notes[0]]
    bare = len(moves) - len(notes)
    assert bare >= FEWEST_MOVES
    (same,) = marks_of([way("Ben", moves), way("Ann", moves), way("Cy", plays.moves(plays.CARELESS))]).alike
    assert (same.names, same.moves, same.maps) == (("Ann", "Ben"), bare, True)
    (apart,) = marks_of([way("Ann", moves), way("Ben", other)]).alike
    assert (apart.names, apart.maps) == (("Ann", "Ben"), False)


def test_ones_own_way_again_and_short_ways_are_not_marked() -> None:
    moves = plays.moves(plays.CAREFUL)
    assert marks_of([way("Ann", moves), replace(way("Ann", moves), number=2)]).alike == ()
    assert marks_of([way("Ann", moves), replace(way("Ben", moves), practice=True)]).alike == ()
    short = [move for move in played_short()]
    assert marks_of([way("Ann", short), way("Ben", short)]).alike == ()


def played_short() -> list[Move]:
    return list(plays.moves("scenario small/corner\nclose\n"))
