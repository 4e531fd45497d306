from __future__ import annotations

import uuid

from tests.store.test_lesson_book import A, B, begun, joined
from trainer.core.reflection import Reflection
from trainer.store.class_book import ClassBook
from trainer.store.journal import Journal
from trainer.store.lesson_book import LessonBook
from trainer.store.records import ChainEnd, ListedName
from trainer.store.schema import TABLES


def test_a_class_goes_with_its_seats_and_what_was_played_at_them(
    journal: Journal, book: LessonBook, course: str
) -> None:
    book.add_round(
        course, b"bytes", scenario="a/b", title="B", sha256=A, letter="", language="en", minutes=0, say_first="off"
    )
    book.set_list(course, (ListedName(0, "Ann", "a1", ()),))
    seat = book.join(course, ("Ann",), {"Ann": 0}, "en", A, B)
    attempt = begun(book, course, seat)
    book.take_attempt(course, 1, seat.id, attempt)
    theirs = book.journal_of(course)
    theirs.append(attempt, ChainEnd(0, ""), "review")
    theirs.finish(attempt, B, "won", 50, {})
    theirs.reflect(attempt, Reflection("a", "b", "c"))
    mine = journal.begin(
        attempt=uuid.uuid4().hex, scenario="a/b", variant="c", title="B", bundle=b"bytes", sha256=A, rules=B,
        language="en", names=("Ann",), practice=False,
    )  # fmt: skip
    ClassBook(journal).remove(course)
    assert journal.attempts() == (mine,)
    assert book.lessons() == ()
    with journal.database.reading() as connection:
        left = {name: connection.sql(f"SELECT COUNT(*) FROM {name}")[0][0] for name in TABLES}
    assert {name for name, count in left.items() if count} == {
        "versions", "bundles", "people", "seats", "seat_people", "attempts",
    }  # fmt: skip
    assert left["people"] == left["seats"] == left["attempts"] == 1


def test_whoever_is_erased_leaves_no_name_in_a_lesson(journal: Journal, book: LessonBook, course: str) -> None:
    book.set_list(course, (ListedName(0, "Ann", "a1", ()), ListedName(1, "Ben", "b1", ())))
    seat = book.join(course, ("Ann", "Ben"), {"Ann": 0, "Ben": 1}, "en", A, B)
    ann, ben = seat.people
    attempt = begun(book, course, seat)
    book.journal_of(course).reflect(attempt, Reflection("a", "b", "c"))
    classes = ClassBook(journal)
    assert {one.id for one in classes.people()} == {ann.id, ben.id}
    assert not classes.erase((), [ann.id])
    assert book.seats(course)[0].names == "–; Ben"
    assert [one.name for one in book.list_of(course)] == ["Ben"]
    assert book.places(course) == {ben.id: 1}
    assert not book.journal_of(course).attempt(attempt).reflection
    assert [one.name for one in classes.people()] == ["Ben"]


def test_what_was_taken_out_of_a_class_is_known(journal: Journal, book: LessonBook, course: str) -> None:
    book.add_round(
        course, b"x", scenario="a/b", title="B", sha256=A, letter="", language="en", minutes=0, say_first="off"
    )
    seat = joined(book, course, "Ann")
    attempt = begun(book, course, seat)
    book.take_attempt(course, 1, seat.id, attempt)
    assert not book.removed(course)
    ClassBook(journal).remove_plays(course, [attempt])
    assert book.removed(course) == {attempt}
    assert book.attempts(course, 1) == {seat.id: attempt}
