from __future__ import annotations

import threading
from collections import Counter

import pytest

from tests.classes.live.schoolroom import Schoolroom
from trainer.classes.live.changes import BOARD, LESSON
from trainer.classes.live.lesson import MOST_SEATS
from trainer.errors import TrainerError, UsageError
from trainer.store.records import ListedName

LIST = (ListedName(0, "Ann", "a1", ("red",)), ListedName(1, "Ben", "b1", ()), ListedName(2, "Cem", "c1", ()))


def test_a_seat_is_found_by_its_cookie_and_its_words(room: Schoolroom) -> None:
    seat, cookie, words = room.lesson.join("Ann; Ben", (), "zh")
    assert (seat.names, seat.language) == ("Ann; Ben", "zh")
    for lessons in (room.lessons, room.started_again().lessons):
        found = lessons.by_cookie(cookie)
        assert found is not None
        assert (found[0].lesson.name, found[1]) == ("Autumn", seat.id)
        assert lessons.by_words(f" {words.upper()} ") is not None
        assert lessons.by_cookie("x") is lessons.by_words("apple") is None


def test_who_comes_back_elsewhere_leaves_the_first_browser_as_it_is(room: Schoolroom) -> None:
    seat, cookie, words = room.lesson.join("Ann", (), "en")
    other = room.lesson.take_up(seat.id)
    assert room.lessons.by_cookie(other) == room.lessons.by_cookie(cookie) == (room.lesson, seat.id)
    fresh = room.lesson.renew_words(seat.id, alone=True)
    assert room.lessons.by_cookie(other) is room.lessons.by_cookie(cookie) is room.lessons.by_words(words) is None
    assert room.lessons.by_words(fresh) == (room.lesson, seat.id)


def test_names_come_from_the_list_or_are_typed(room: Schoolroom) -> None:
    room.lesson.set_list(LIST)
    seat, _, _ = room.lesson.join("Zoe", (2, 0), "en")
    assert seat.names == "Cem; Ann; Zoe"
    assert [room.lesson.identity(one.id) for one in seat.people] == ["c1", "a1", ""]
    assert [one.name for one in room.lesson.free_names()] == ["Ben"]
    with pytest.raises(UsageError, match="taken that name"):
        room.lesson.join("", (0,), "en")
    with pytest.raises(UsageError, match="taken that name"):
        room.lesson.join("", (7,), "en")
    with pytest.raises(UsageError, match="nobody is named"):
        room.lesson.join(" ; ", (), "en")
    with pytest.raises(UsageError):
        room.lesson.join("a;b;c;d;e;f", (1,), "en")
    assert len(room.lesson.seats) == 1


def test_nobody_joins_once_it_is_closed_and_everybody_comes_back(room: Schoolroom) -> None:
    seat, _, words = room.lesson.join("Ann", (), "en")
    room.lesson.set_joining(joining=False)
    with pytest.raises(TrainerError, match="nobody can join"):
        room.join("Ben")
    assert room.lessons.by_words(words) == (room.lesson, seat.id)
    assert not room.started_again().lesson.lesson.joining
    room.lesson.set_joining(joining=True)
    room.join("Ben")


def test_a_class_has_an_end(room: Schoolroom) -> None:
    seat = room.join()
    room.lesson.seats = {str(number): seat for number in range(MOST_SEATS)}
    with pytest.raises(TrainerError, match="full"):
        room.join("one more")


def test_variants_are_dealt_out_evenly_and_a_new_round_brings_the_other(room: Schoolroom) -> None:
    seats = [room.join(f"N{number}") for number in range(6)]
    first = {one.id: room.play(one).session.loaded.variant for one in seats}
    assert Counter(first.values()) == {"a": 3, "b": 3}
    room.round()
    second = {one.id: room.play(one).session.loaded.variant for one in seats}
    assert all(first[seat] != second[seat] for seat in first)
    room.round(letter="b")
    assert {room.play(one).session.loaded.variant for one in seats} == {"b"}


def test_a_round_has_the_variant_that_was_chosen(room: Schoolroom) -> None:
    with pytest.raises(UsageError, match="no variant 'z'"):
        room.round(letter="z")
    assert room.lesson.round is not None
    assert room.lesson.round.number == 1


def test_before_a_round_begins_there_is_nothing_to_play(user_folder, two_truths) -> None:  # type: ignore[no-untyped-def]
    room = Schoolroom(user_folder, two_truths, begun=False)
    seat = room.join()
    assert room.lesson.play_of(seat.id) is None
    with pytest.raises(TrainerError, match="nothing to play"):
        room.lesson.answer(seat.id, "close", 0)
    room.lesson.set_pace("open")
    assert room.play(seat, "close").session.over


def test_whoever_comes_after_the_end_does_not_begin(room: Schoolroom) -> None:
    seat = room.join()
    room.lesson.set_pace("ended")
    assert room.lesson.play_of(seat.id) is None


def test_a_new_round_ends_the_one_before(room: Schoolroom) -> None:
    seat = room.join()
    room.play(seat, "close")
    room.round()
    assert [one.pace for one in room.lesson.rounds] == ["ended", "open"]
    before = room.lesson.play_of(seat.id, 1)
    assert before is not None
    assert before.session.over
    assert not room.play(seat).session.over


def test_the_server_started_again_goes_on_in_the_same_place(room: Schoolroom) -> None:
    seat = room.join()
    room.play(seat, "meet bo visit; ask bo.day")
    room.lesson.set_pace("paused")
    again = room.started_again()
    assert again.lesson.round == room.lesson.round
    play = again.lesson.play_of(seat.id)
    assert play is not None
    assert play.session.state == room.play(seat).session.state
    assert abs(play.moved - room.play(seat).moved) < 5


def test_another_language_is_the_same_play(room: Schoolroom) -> None:
    seat = room.join()
    play = room.play(seat, "meet bo visit")
    english = play.session.scenario.brief.title
    room.lesson.speak(seat.id, "zh")
    other = room.play(seat)
    assert other.made == 1
    assert other.session.scenario.brief.title != english
    assert other.session.attempt.id == play.session.attempt.id


def test_many_at_once_get_one_attempt_each(room: Schoolroom) -> None:
    seats = [room.join(f"N{number}") for number in range(4)]
    found: list[str] = []

    def ask(seat: str) -> None:
        play = room.lesson.play_of(seat)
        assert play is not None
        found.append(play.session.attempt.id)

    threads = [threading.Thread(target=ask, args=(one.id,)) for one in seats * 5]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert set(Counter(found).values()) == {5}
    assert len(set(found)) == 4


def test_a_name_is_mended_and_said_by_the_customers_people(room: Schoolroom) -> None:
    room.lesson.set_list(LIST)
    seat, _, _ = room.lesson.join("Anm; Ben", (), "en")
    first, second = seat.people
    room.lesson.rename(seat.id, first.id, "Ann", 0)
    assert room.lesson.seats[seat.id].names == "Ann; Ben"
    assert room.lesson.identity(first.id) == "a1"
    assert room.play(room.lesson.seats[seat.id]).session.you == "Ann and Ben"
    for name, place, wrong in (("Ben", None, "twice"), ("", None, "nobody's name"), ("A;B", None, "nobody's name"),
                               ("–", None, "nobody's name"), ("x" * 61, None, "nobody's name")):  # fmt: skip
        with pytest.raises(UsageError, match=wrong):
            room.lesson.rename(seat.id, first.id, name, place)
    with pytest.raises(UsageError, match="somebody else"):
        room.lesson.rename(seat.id, second.id, "Benny", 0)
    room.lesson.rename(seat.id, first.id, "Ann", None)
    assert room.lesson.place(first.id) is None


def test_pages_are_told_what_concerns_them(room: Schoolroom) -> None:
    seat, other = room.join("Ann"), room.join("Ben")
    told: list[str] = []
    for topic in (seat.id, other.id, BOARD, LESSON):
        room.lesson.changes.listen(lambda topic=topic: told.append(topic), topic)  # type: ignore[misc]
    room.play(seat, "meet bo visit")
    assert sorted(told) == sorted([seat.id, BOARD])
    told.clear()
    assert room.lesson.answer(seat.id, "meet bo visit", 0).kind == "repeated"
    assert told == []
    room.lesson.set_pace("paused")
    assert sorted(told) == sorted([LESSON, BOARD])


def test_the_etag_of_a_page_changes_with_what_it_may_show(room: Schoolroom) -> None:
    seat = room.join()
    etags = [room.lesson.etag(seat.id)]
    room.play(seat, "close")
    etags.append(room.lesson.etag(seat.id))
    room.lesson.set_pace("paused")
    etags.append(room.lesson.etag(seat.id))
    room.lesson.speak(seat.id, "zh")
    etags.append(room.lesson.etag(seat.id))
    room.lesson.release(1)
    etags.append(room.lesson.etag(seat.id))
    room.round(begun=False)
    etags.append(room.lesson.etag(seat.id))
    assert len(set(etags)) == len(etags)
    assert room.lesson.etag("nobody") == "none"


def test_all_plays_of_a_round(room: Schoolroom) -> None:
    seat, idle = room.join("Ann"), room.join("Ben")
    room.play(seat, "meet bo visit")
    assert set(room.lesson.plays(1)) == {seat.id}
    room.play(idle)
    assert set(room.started_again().lesson.plays(1)) == {seat.id, idle.id}
