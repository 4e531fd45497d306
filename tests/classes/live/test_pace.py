from __future__ import annotations

import pytest

from tests.classes.live.schoolroom import Schoolroom
from trainer.classes.live.pace import (
    notice,
    paced,
    refusal,
    seconds_left,
    seconds_spent,
    shown_left,
    stands,
    waits,
    whole_minutes,
)
from trainer.core.codec import decode
from trainer.store.records import Pace, Round

ROUND = Round(1, "a/b", "B", "", "", "en", 10, "off", "waiting", 0.0, 0.0, False)


def test_time_runs_only_while_it_may_be_played() -> None:
    begun = paced(ROUND, "open", 100.0)
    assert seconds_left(ROUND, 500.0) == 600
    assert seconds_left(begun, 160.0) == 540
    held = paced(begun, "paused", 160.0)
    assert seconds_left(held, 9_000.0) == 540
    stopping = paced(held, "review", 1_000.0)
    assert seconds_left(stopping, 1_060.0) == 480
    assert seconds_spent(paced(stopping, "ended", 1_060.0), 5_000.0) == 120
    assert seconds_left(stopping, 99_000.0) == 0


def test_a_clock_that_is_set_back_gives_no_time() -> None:
    assert seconds_left(paced(ROUND, "open", 100.0), 40.0) == 600


def test_minutes_that_have_begun_count_whole() -> None:
    assert [whole_minutes(seconds) for seconds in (0.0, 0.9, 1.0, 60.0, 61.0)] == [0, 0, 1, 1, 2]


def test_no_time_is_shown_after_the_end_nor_before_a_round() -> None:
    begun = paced(ROUND, "open", 100.0)
    assert shown_left(begun, 160.0) == 540
    assert shown_left(paced(begun, "ended", 160.0), 160.0) is shown_left(None) is None


def test_without_a_limit_nothing_is_left_or_over() -> None:
    assert seconds_left(Round(1, "", "", "", "", "en", 0, "off", "open", 1.0, 0.0, False), 50.0) is None


@pytest.mark.parametrize(
    ("pace", "allowed"),
    [
        ("waiting", ""),
        ("open", "study meet review close note strategy"),
        ("review", "study meet review close note strategy"),
        ("paused", "note strategy"),
        ("ended", "review close note strategy"),
    ],
)
def test_which_moves_a_pace_allows_at_the_desk(room: Schoolroom, pace: Pace, allowed: str) -> None:
    room.lesson.set_pace(pace)
    about = room.lesson.round
    assert about is not None
    room.lesson.set_pace("open")
    session = room.play(room.join()).session
    moves = ("study fair", "meet bo visit", "review", "close", "note bo roles=decider", "strategy win=bo")
    assert {move.split()[0] for move in moves if refusal(about, session, decode(move)) is None} == set(allowed.split())


def test_at_the_first_map_handed_in_everybody_waits(room: Schoolroom) -> None:
    seat = room.join()
    room.lesson.set_pace("review")
    play = room.play(seat, "review")
    about = room.lesson.round
    assert about is not None
    assert waits(about, play.session)
    assert refusal(about, play.session, decode("meet bo visit")) is not None
    assert refusal(about, play.session, decode("note bo roles=decider")) is None
    # Who has not come so far plays on.
    assert refusal(about, room.play(room.join("Ben")).session, decode("meet bo visit")) is None
    assert not waits(paced(about, "open"), play.session)


def test_each_seat_stops_at_its_own_next_map(room: Schoolroom) -> None:
    ahead, behind = room.join("Ann"), room.join("Ben")
    first = room.play(ahead, "review")
    second = room.play(behind)
    room.lesson.set_pace("review")

    def waiting() -> list[bool]:
        about = room.lesson.round
        assert about is not None
        return [waits(about, one.session) for one in (first, second)]

    # Whoever is beyond the first map plays on to the second one.
    assert waiting() == [False, False]
    room.play(behind, "review")
    assert waiting() == [False, True]
    # A pause changes nothing of that, nor does a server that is started again.
    room.lesson.set_pace("paused")
    room.lesson.resume()
    assert room.lesson.round is not None
    assert room.lesson.round.pace == "review"
    assert room.started_again().lesson.round == room.lesson.round
    assert waiting() == [False, True]
    # From there, each goes on to one more map.
    room.lesson.set_pace("review")
    assert waiting() == [False, False]
    room.lesson.set_pace("open")
    room.lesson.set_pace("paused")
    for _ in range(2):
        room.lesson.resume()
        assert [one.pace for one in room.lesson.rounds] == ["open"]


def test_what_is_told_of_the_pace_is_what_moves_are_refused_for(room: Schoolroom) -> None:
    seat = room.join()
    play = room.play(seat, "review")
    about = room.lesson.round
    assert about is not None
    for pace in ("open", "review", "paused", "ended"):
        now = paced(about, pace)
        assert notice(now, play.session) == refusal(now, play.session, decode("meet bo visit"))
        assert (stands(now, play.session) is None) == (pace in ("open", "ended"))
    room.play(seat, "close")
    assert notice(paced(about, "ended"), play.session) is notice(paced(about, "paused"), play.session) is None


def test_in_a_meeting_there_is_a_way_to_the_end_when_the_time_is_over(room: Schoolroom) -> None:
    seat = room.join()
    room.play(seat, "meet bo visit")
    room.lesson.set_pace("ended")
    assert room.lesson.answer(seat.id, "ask bo.day", 1).kind == "held"
    assert room.play(seat, "leave; close").session.over
