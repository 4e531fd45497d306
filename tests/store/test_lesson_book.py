from __future__ import annotations

import uuid
from dataclasses import replace
from pathlib import Path

import pytest

from trainer.store.class_book import ClassBook
from trainer.store.database import Connection
from trainer.store.journal import Journal
from trainer.store.lesson_book import MOST_KEYS, LessonBook
from trainer.store.open import open_journal
from trainer.store.records import ChainEnd, LessonSeat, ListedName
from trainer.store.schema import lesson_keys

A, B, C = ("a" * 64, "b" * 64, "c" * 64)


def joined(book: LessonBook, course: str, *names: str, cookie: str = "", words: str = "") -> LessonSeat:
    return book.join(course, names, {}, "en", cookie or uuid.uuid4().hex * 2, words or uuid.uuid4().hex * 2)


def test_a_lesson_has_a_code_that_no_other_has(journal: Journal, book: LessonBook, course: str) -> None:
    other = ClassBook(journal).new("Spring").id
    assert not book.open(other, "123456", "zh")
    assert book.open(other, "654321", "zh")
    first, second = book.lessons()
    assert (first.course, first.name, first.code) == (course, "Autumn", "123456")
    assert (first.joining, first.language, second.code) == (True, "en", "654321")
    book.set_lesson(course, joining=False, projected="join")
    assert [(one.joining, one.projected) for one in book.lessons()] == [(False, "join"), (True, "")]


def test_rounds_are_numbered_and_keep_their_bytes(journal: Journal, book: LessonBook, course: str) -> None:
    made = [
        book.add_round(
            course,
            b"bytes",
            scenario="a/b",
            title="B",
            sha256=A,
            letter=letter,
            language="en",
            minutes=40,
            say_first="on",
        )
        for letter in ("", "b")
    ]
    assert [one.number for one in made] == [1, 2]
    assert book.rounds(course) == tuple(made)
    opened = replace(made[1], pace="open", running=100.5, spent=3.0, resumes="review")
    assert book.set_pace(course, opened) == {}
    book.release(course, 2, released=True)
    first, second = book.rounds(course)
    assert (first.pace, first.released) == ("waiting", False)
    assert second == replace(opened, released=True)


def test_a_stop_is_one_map_further_than_each_has_come(book: LessonBook, course: str) -> None:
    about = book.add_round(
        course, b"x", scenario="a/b", title="B", sha256=A, letter="", language="en", minutes=0, say_first="off"
    )
    one, other = (begun(book, course, joined(book, course, name)) for name in ("Ann", "Ben"))
    for name, attempt in zip(("Ann", "Ben"), (one, other), strict=True):
        seat = next(each.id for each in book.seats(course) if each.names == name)
        book.take_attempt(course, 1, seat, attempt)
    book.journal_of(course).append(one, ChainEnd(0, ""), "review")
    assert book.set_pace(course, about, anew=True) == {one: 2}
    assert book.set_pace(course, about) == {one: 2}
    assert book.rounds(course)[0].stops == {one: 2}


def test_a_seat_is_set_aside_and_brought_back(book: LessonBook, course: str) -> None:
    seat = joined(book, course, "Ann")
    assert not seat.aside
    book.set_aside(seat.id, aside=True)
    assert book.seats(course)[0].aside
    book.set_aside(seat.id, aside=False)
    assert book.seats(course) == (seat,)


def test_namesakes_at_two_seats_are_two_people(book: LessonBook, course: str) -> None:
    one, other = joined(book, course, "Ann", "Ben"), joined(book, course, "Ann")
    assert (one.number, other.number, one.names) == (1, 2, "Ann; Ben")
    assert one.people[0].id != other.people[0].id
    assert book.seats(course) == (one, other)


def test_a_seat_is_found_by_cookie_and_by_words(book: LessonBook, course: str) -> None:
    seat = joined(book, course, "Ann", cookie=A, words=B)
    assert book.seat_of_cookie(A) == book.seat_of_words(B) == (course, seat.id)
    assert book.seat_of_cookie(B) is None
    assert book.seat_of_words(A) is None
    book.add_key(seat.id, C)
    assert book.seat_of_cookie(C) == book.seat_of_cookie(A) == (course, seat.id)
    book.set_words(seat.id, C, alone=True)
    assert book.seat_of_cookie(A) is book.seat_of_cookie(C) is book.seat_of_words(B) is None
    assert book.seat_of_words(C) == (course, seat.id)


def test_of_too_many_browsers_the_first_is_let_go(journal: Journal, book: LessonBook, course: str) -> None:
    seat = joined(book, course, "Ann", cookie=A)
    others = [uuid.uuid4().hex * 2 for _ in range(MOST_KEYS)]
    for cookie in others:
        book.add_key(seat.id, cookie)
    assert book.seat_of_cookie(A) is None
    assert all(book.seat_of_cookie(cookie) for cookie in others)
    with journal.database.reading() as connection:
        assert len(connection.rows(lesson_keys.select(lesson_keys.c.cookie))) == MOST_KEYS


def test_whoever_stays_on_the_list_keeps_their_place_in_a_new_one(book: LessonBook, course: str) -> None:
    ann, ben = ListedName(0, "Ann", "a1", ("red",)), ListedName(1, "Ben", "b1", ())
    book.set_list(course, (ann, ben))
    seat = book.join(course, ("Ann", "Ben"), {"Ann": 0, "Ben": 1}, "en", A, B)
    by_name = {one.name: one.id for one in seat.people}
    assert book.places(course) == {by_name["Ann"]: 0, by_name["Ben"]: 1}
    book.set_list(course, (ListedName(0, "Zoe", "z1", ()), ListedName(1, "Ann", "a1", ("red",))))
    assert [one.name for one in book.list_of(course)] == ["Zoe", "Ann"]
    assert book.list_of(course)[1].sections == ("red",)
    assert book.places(course) == {by_name["Ann"]: 1}
    book.rename(course, by_name["Ben"], "Zoë", 0)
    assert book.places(course) == {by_name["Ann"]: 1, by_name["Ben"]: 0}
    assert book.seats(course)[0].names == "Ann; Zoë"
    book.rename(course, by_name["Ben"], "Zoë", None)
    assert book.places(course) == {by_name["Ann"]: 1}


def begun(book: LessonBook, course: str, seat: LessonSeat) -> str:
    journal = book.journal_of(course)
    attempt = uuid.uuid4().hex
    journal.begin(
        attempt=attempt, scenario="a/b", variant="c", title="B", bundle=b"bytes", sha256=A, rules=B, language="en",
        names=(), practice=False, seat=seat.id,
    )  # fmt: skip
    return attempt


def test_a_seat_has_one_attempt_in_a_round(book: LessonBook, course: str) -> None:
    book.add_round(course, b"bytes", scenario="a/b", title="B", sha256=A, letter="", language="en", minutes=0,
                   say_first="off")  # fmt: skip
    seat = joined(book, course, "Ann", "Ben")
    first, second = begun(book, course, seat), begun(book, course, seat)
    assert book.take_attempt(course, 1, seat.id, first) == first
    assert book.take_attempt(course, 1, seat.id, second) == first
    assert book.attempts(course, 1) == {seat.id: first}
    assert book.variants_played(course) == {seat.id: (("a/b", "c"),)}
    assert book.journal_of(course).attempt(first).names == "Ann; Ben"


def test_the_seats_of_a_class_are_on_nobodys_shelf(
    tmp_path: Path, journal: Journal, book: LessonBook, course: str
) -> None:
    begun(book, course, joined(book, course, "Ann"))
    assert journal.attempts() == ()
    # Nor are they taken over when the user's key is another one.
    journal.close()
    (tmp_path / "seat.key").unlink()
    again = open_journal(tmp_path)
    assert again.attempts() == ()
    assert len(LessonBook(again).journal_of(course).attempts()) == 1
    assert [one.names for one in LessonBook(again).seats(course)] == ["Ann"]


def test_nothing_is_left_where_a_write_fails(journal: Journal, book: LessonBook, course: str) -> None:
    with pytest.raises(KeyError):
        book.join(course, ("Ann",), _Broken(), "en", A, B)
    assert book.seats(course) == ()

    def nothing(connection: Connection) -> int:
        return len(connection.rows(lesson_keys.select(lesson_keys.c.cookie)))

    assert journal.database.write(nothing, "x") == 0


class _Broken(dict[str, int]):
    def __contains__(self, key: object) -> bool:
        return True

    def __getitem__(self, key: str) -> int:
        raise KeyError(key)


def test_the_moves_of_a_class_are_counted_over_all_rounds(journal: Journal, book: LessonBook, course: str) -> None:
    assert book.moves_made(course) == {}
    book.add_round(course, b"bytes", scenario="a/b", title="B", sha256=A, letter="", language="en", minutes=0,
                   say_first="off")  # fmt: skip
    theirs = book.journal_of(course)
    for name in ("Ann", "Ben"):
        seat = joined(book, course, name)
        attempt = book.take_attempt(course, 1, seat.id, begun(book, course, seat))
        end = theirs.append(attempt, ChainEnd(0, ""), "study ledger")
    theirs.append(attempt, end, "leave")
    assert sorted(book.moves_made(course).values()) == [1, 2]
    assert book.moves_made(course)[attempt] == 2
    assert theirs.length(attempt) == 2
    assert book.moves_made(ClassBook(journal).new("Spring").id) == {}
