"""Who is where: rows that say it, counts that say nothing of anybody, and little time spent on it."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests.classes.live.held import Held, listed, moves_of, to_review
from tests.classes.live.schoolroom import Schoolroom
from trainer.classes.live.board import READ_AT_ONCE, STILL_SECONDS, BoardKeeper, names_to_mend
from trainer.classes.live.lesson import LiveLesson
from trainer.classes.live.lessons import Lessons
from trainer.store.lesson_book import LessonBook
from trainer.store.records import ListedName, Person


@pytest.fixture
def held(tmp_path: Path) -> Held:
    return Held(tmp_path)


def test_a_row_says_where_a_seat_is(held: Held) -> None:
    waiting, playing, done = held.seats("Ann", "Ben; Bo", "Cem")
    moves = moves_of()
    held.play(playing, moves[:1])
    held.finish(done)
    rows = BoardKeeper(held.live).board().rows
    assert [(row.number, row.names) for row in rows] == [(1, "Ann"), (2, "Ben; Bo"), (3, "Cem")]
    first, second, third = rows
    assert (first.place, first.day, first.quiet, first.maps) == ("", 0, None, 0)
    assert first.seat == waiting.id
    play = held.live.play_of(playing.id)
    assert play is not None
    scenario = play.session.scenario
    assert (second.day, second.days, second.moves) == (play.session.view.day, scenario.days, 1)
    assert second.reviews == len(scenario.reviews)
    assert second.quiet is not None
    assert second.quiet < STILL_SECONDS
    assert (second.outcome, second.overall) == ("", None)
    assert (third.place, third.quiet, third.still) == ("over", None, False)
    finished = held.live.play_of(done.id)
    assert finished is not None
    card = finished.session.card
    assert card is not None
    assert (third.outcome, third.overall) == (card.outcome.kind, card.overall)


def test_whoever_has_been_still_is_marked_and_a_pause_is_no_stillness(held: Held) -> None:
    (seat,) = held.seats("Ann")
    held.play(seat, moves_of()[:1])
    keeper = BoardKeeper(held.live)
    now = time.time()
    assert not keeper.board(now + STILL_SECONDS - 2).rows[0].still
    assert keeper.board(now + STILL_SECONDS + 2).rows[0].still
    held.live.set_pace("paused")
    assert keeper.board(now + STILL_SECONDS + 2).rows[0].quiet is None
    held.live.set_pace("open")
    assert not keeper.board(time.time() + STILL_SECONDS - 2).rows[0].still


def test_who_waits_at_the_review_is_not_still(held: Held) -> None:
    (seat,) = held.seats("Ann")
    held.live.set_pace("review")
    held.play(seat, to_review(moves_of()))
    row = BoardKeeper(held.live).board(time.time() + 2 * STILL_SECONDS).rows[0]
    assert (row.waits, row.still, row.maps) == (True, False, 1)


def test_counts_are_of_seats(held: Held) -> None:
    held.live.set_list(listed("Ann", "Dee"))
    one, two, three = held.seats("Ben; Bo", "Cem", places=(1,))
    held.play(one, to_review(moves_of()))
    held.finish(two)
    held.live.play_of(three.id)
    board = BoardKeeper(held.live).board()
    assert (board.counts.people, board.counts.joined, board.counts.begun) == (4, 3, 3)
    assert board.counts.handed[0] == 2
    assert board.counts.finished == 1
    assert board.unjoined == 1


def test_a_map_that_was_taken_at_the_decision_does_not_count_as_handed_in(held: Held) -> None:
    (seat,) = held.seats("Ann")
    held.play(seat, ["close"])
    board = BoardKeeper(held.live).board()
    assert (board.rows[0].place, board.rows[0].maps) == ("over", 0)
    assert (board.counts.handed, board.counts.finished) == ((0, 0), 1)


def test_names_that_a_gradebook_would_not_know_are_marked() -> None:
    seats = {
        "one": (Person("1", "Ann"), Person("2", "Ben")), "two": (Person("3", "ann"),), "three": (Person("4", "Cem"),),
    }  # fmt: skip
    found = names_to_mend(seats, (), lambda _: None)
    assert {seat: [(each.name, each.why) for each in those] for seat, those in found.items()} == {
        "one": [("Ann", "namesake")], "two": [("ann", "namesake")],
    }  # fmt: skip
    on_list = (ListedName(1, "Ann", "", ()), ListedName(2, "Cem", "", ()))
    found = names_to_mend(seats, on_list, {"1": 1, "4": 2}.get)
    assert {seat: [(each.name, each.why) for each in those] for seat, those in found.items()} == {
        "one": [("Ben", "unlisted")], "two": [("ann", "namesake")],
    }  # fmt: skip


def test_a_mended_name_is_marked_no_more(held: Held) -> None:
    held.live.set_list(listed("Ann"))
    (seat,) = held.seats("Anne")
    keeper = held.lessons.board(held.live)
    (wrong,) = keeper.board().rows[0].mend
    assert keeper.board().to_mend == 1
    held.live.rename(seat.id, wrong.person, "Ann", 1)
    assert keeper.board().to_mend == 0
    assert keeper.board().rows[0].names == "Ann"


def test_after_a_new_start_the_plays_are_read_a_few_at_a_time(held: Held) -> None:
    seats = held.seats(*(f"Trainee {number}" for number in range(READ_AT_ONCE + 2)))
    for seat in seats:
        held.play(seat, moves_of()[:2])
    again = Lessons(held.journal, held.folder / "server")
    keeper = again.board(again.lesson(held.live.lesson.course))
    places = [row.place for row in keeper.board().rows]
    assert places.count("unread") == 2
    assert "unread" not in [row.place for row in keeper.board().rows]
    assert [row.moves for row in keeper.board().rows] == [2] * len(seats)


def test_a_result_is_scored_once(held: Held, monkeypatch: pytest.MonkeyPatch) -> None:
    (seat,) = held.seats("Ann")
    held.finish(seat)
    keeper = BoardKeeper(held.live)
    first = keeper.board()
    play = held.live.play_of(seat.id)
    assert play is not None
    monkeypatch.setattr(type(play.session), "card", property(lambda _: pytest.fail("scored again")))
    assert keeper.board().rows == first.rows


def test_what_another_server_plays_stands_on_the_board_of_this_one(user_folder: Path, two_truths: Path) -> None:
    room = Schoolroom(user_folder, two_truths, letter="a")
    here = LiveLesson(LessonBook(room.journal), room.lesson.lesson, room.lessons.scenarios, shared=True)
    seat = room.join("Ann")
    room.play(seat, "meet bo visit")
    here.refresh(here.lesson)
    keeper = BoardKeeper(here)
    assert [(one.place, one.moves) for one in keeper.board().rows] == [("meeting", 1)]
    room.play(seat, "leave; study fair")
    # Told by the count of its moves, which is read together with everything else.
    here.refresh(here.lesson)
    (row,) = keeper.board(now=room.lesson.plays(1)[seat.id].moved + 30).rows
    assert (row.place, row.moves) == ("review", 3)
    assert row.quiet == pytest.approx(30, abs=1)
