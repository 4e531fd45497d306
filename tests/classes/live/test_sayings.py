"""What was said to one person at one point: from five on, unnamed, and to nobody too early."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tests.classes.live.schoolroom import Schoolroom
from trainer.classes.live.beliefs import FEWEST
from trainer.classes.live.sayings import AFTER_ALL, PointLines, lines_unmet, points_said
from trainer.core.codec import encode
from trainer.core.own_words import UnmetLine
from trainer.core.scenario import Scenario
from trainer.store.records import LessonSeat

LINES = ("Trust me.", "And what does it cost you today?", "Why?", "I see.", "We have proof of that, from three shops.")


@pytest.fixture
def on(room: Schoolroom) -> Schoolroom:
    room.round(letter="a", say_first="pitches")
    return room


def spoken(room: Schoolroom, *letters: str) -> Mapping[str, Scenario]:
    about = room.lesson.round
    assert about is not None
    return {letter: room.lesson.scenario(about, "en", letter).scenario for letter in letters or ("a",)}


def points(room: Schoolroom, *, ended: bool = False) -> dict[str, PointLines]:
    about = room.lesson.round
    assert about is not None
    plays = room.lesson.plays(about.number)
    return {one.key: one for one in points_said(plays, spoken(room), ended=ended)}


def pitched(room: Schoolroom, name: str) -> LessonSeat:
    """Have somebody say something, pitch, and stand before the objection."""
    seat = room.join(name)
    play = room.play(seat, "meet ada visit")
    assert room.lesson.say(seat.id, f"Buy it, says {name}.", play.made, 0).kind == "made"
    room.play(seat, "pitch cheap")
    return seat


def answered(room: Schoolroom, seat: LessonSeat, words: str) -> None:
    play = room.play(seat)
    assert room.lesson.say(seat.id, words, play.made, 0).kind == "made"
    response = next(one for one in map(encode, play.session.open_moves) if one.startswith("respond"))
    room.play(seat, response)


def objection(found: Mapping[str, PointLines]) -> PointLines | None:
    return next((one for one in found.values() if one.point.kind == "objection"), None)


def test_nothing_is_told_of_fewer_than_five(on: Schoolroom) -> None:
    for number in range(FEWEST - 1):
        answered(on, pitched(on, f"N{number}"), LINES[number])
    assert points(on) == {}


def test_lines_stand_in_an_order_that_tells_nothing_of_whose_they_are(on: Schoolroom) -> None:
    for number, words in enumerate(LINES):
        answered(on, pitched(on, f"N{number}"), words)
    one = objection(points(on))
    assert one is not None
    assert (one.upto, one.told(one.upto)) == (AFTER_ALL, True)
    assert [line.words for line in one.lines(one.upto)] == sorted(LINES, key=len)
    assert one.words == spoken(on)["a"].objections[0].said.replace("{you}", "…")
    assert sum(count for _, count in one.behind(one.upto)) >= FEWEST
    assert len({line.id for line in one.lines(one.upto)}) == FEWEST
    assert all(len(line.id) == 10 and line.id not in str(on.lesson.seats) for line in one.lines(one.upto))


def test_nothing_is_shown_to_somebody_who_may_still_come_there(on: Schoolroom) -> None:
    for number, words in enumerate(LINES):
        answered(on, pitched(on, f"N{number}"), words)
    late = on.join("Late")
    on.play(late, "study fair")
    one = objection(points(on))
    assert one is not None
    assert (one.upto, one.told(1), one.told(AFTER_ALL)) == (0, False, False)
    assert on.lesson.round is not None
    plays = on.lesson.plays(on.lesson.round.number)
    apart = points_said(plays, spoken(on), ended=False, aside=frozenset({late.id}))
    one = objection({each.key: each for each in apart})
    assert one is not None
    assert one.told(one.upto)
    # Of those who have handed in the map that was next, it is no longer kept.
    on.play(late, "review")
    one = objection(points(on))
    assert one is not None
    assert (one.upto, one.told(1), one.told(2)) == (1, True, False)
    # What is typed later does not come by itself to what is shown.
    seat = on.join("Later")
    on.play(seat, "review")
    play = on.play(seat, "meet ada visit")
    on.lesson.say(seat.id, "A late line.", play.made, 0)
    on.play(seat, "pitch cheap")
    answered(on, seat, "Another late one.")
    one = objection(points(on))
    assert one is not None
    assert "Another late one." not in [line.words for line in one.lines(1)]
    assert "Another late one." in [line.words for line in one.lines(2)]


def test_once_the_round_is_over_everything_may_be_shown(on: Schoolroom) -> None:
    for number, words in enumerate(LINES):
        answered(on, pitched(on, f"N{number}"), words)
    on.play(on.join("Late"), "study fair")
    one = objection(points(on, ended=True))
    assert one is not None
    assert one.told(one.upto)


def test_a_pitch_is_a_point_too_and_objections_come_first(on: Schoolroom) -> None:
    for number, words in enumerate(LINES):
        answered(on, pitched(on, f"N{number}"), words)
    found = list(points(on).values())
    assert [one.point.kind for one in found] == ["objection", "pitch"]
    assert found[1].behind(AFTER_ALL) == ()
    assert found[1].words == spoken(on)["a"].pitches[spoken(on)["a"].pitch_index["cheap"]].title


def test_what_none_of_the_lines_meant_is_counted_for_each_person(on: Schoolroom) -> None:
    for number in range(2):
        seat = pitched(on, f"N{number}")
        play = on.play(seat)
        on.lesson.say(seat.id, "How is the dog?", play.made, 0)
        on.lesson.none_of_these(seat.id, play.made, 1)
    assert on.lesson.round is not None
    plays = on.lesson.plays(on.lesson.round.number).values()
    assert lines_unmet(plays, spoken(on)["a"]) == (("Ada Holt", (UnmetLine("ada", "How is the dog?", 2),)),)


def test_variants_with_the_same_words_are_judged_together(room: Schoolroom) -> None:
    room.round(say_first="pitches")
    for number in range(FEWEST + 1):
        pitched(room, f"N{number}")
    assert room.lesson.round is not None
    plays = room.lesson.plays(room.lesson.round.number)
    assert len({play.session.loaded.variant for play in plays.values()}) == 2
    both = spoken(room, "a", "b")
    found = points_said(plays, both, ended=False)
    same = [one for one in found if one.point.kind == "pitch"]
    assert [len(one.said) for one in same] == [FEWEST + 1]
    assert [one.letter for one in same] == [""]
