"""How far the attempts of a class were told, to each receiver apart, and what damage and removal make of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.classes.live.held import Held, listed, moves_of
from trainer.store.class_book import ClassBook
from trainer.store.open import FILE, open_journal
from trainer.store.schema import lesson_statements
from trainer.store.statement_book import NOTHING, StatementBook, Told

ONE, OTHER = "1" * 64, "2" * 64


@pytest.fixture
def held(tmp_path: Path) -> Held:
    return Held(tmp_path)


def test_what_stands_of_an_attempt(held: Held) -> None:
    held.live.set_list(listed("Ann"))
    (seat,) = held.seats(places=(1,))
    held.play(seat, moves_of()[:3])
    book = StatementBook(held.journal)
    (one,) = book.attempts(held.live.lesson.course, ONE)
    assert (one.round, one.seat, one.people, one.rows, one.told) == (1, seat.id, seat.people, 3, NOTHING)
    assert one.identities == {seat.people[0].id: "ann@example.org"}
    assert (one.outcome, one.overall, one.scores, one.behind) == ("", None, {}, True)
    rows = book.rows(one.id)
    assert [row.text for row in rows] == moves_of()[:3]
    assert book.rows(one.id, 2) == rows[2:]
    held.play(seat, moves_of()[3:])
    (over,) = book.attempts(held.live.lesson.course)
    assert over.outcome and over.overall is not None and len(over.scores) == 9


def test_it_is_kept_by_receiver_how_far_was_told(held: Held) -> None:
    (seat,) = held.seats("Ann")
    held.play(seat, moves_of()[:3])
    book, course = StatementBook(held.journal), held.live.lesson.course
    (one,) = book.attempts(course, ONE)
    last = book.rows(one.id)[-1]
    assert (book.waiting([course], ONE), book.waiting([], ONE)) == (3, 0)
    book.tell(ONE, {one.id: Told(3, last.hash, False), "f" * 32: Told(1, ONE, False)})
    assert (book.waiting([course], ONE), book.waiting([course], OTHER)) == (0, 3)
    assert [each.behind for each in book.attempts(course, ONE)] == [False]
    assert [each.told for each in book.attempts(course, OTHER)] == [NOTHING]
    held.play(seat, moves_of()[3:])
    assert [each.behind for each in book.attempts(course, ONE)] == [True]
    rows = book.rows(one.id)
    book.tell(ONE, {one.id: Told(len(rows), rows[-1].hash, False)})
    assert [each.behind for each in book.attempts(course, ONE)] == [True]
    book.tell(ONE, {one.id: Told(len(rows), rows[-1].hash, True)})
    assert [each.behind for each in book.attempts(course, ONE)] == [False]


def test_it_goes_with_the_class(held: Held) -> None:
    (seat,) = held.seats("Ann")
    held.play(seat, moves_of()[:3])
    book = StatementBook(held.journal)
    (one,) = book.attempts(held.live.lesson.course)
    book.tell(ONE, {one.id: Told(3, ONE, False)})
    ClassBook(held.journal).remove(held.live.lesson.course)
    with held.journal.database.reading() as connection:
        assert connection.rows(lesson_statements.select(lesson_statements.c.attempt)) == []
    book.tell(ONE, {one.id: Told(3, ONE, False)})
    assert book.attempts(held.live.lesson.course) == ()


def test_a_rescue_keeps_it(held: Held) -> None:
    (seat,) = held.seats("Ann")
    held.play(seat, moves_of()[:3])
    book, course = StatementBook(held.journal), held.live.lesson.course
    (one,) = book.attempts(course)
    told = Told(3, book.rows(one.id)[-1].hash, False)
    book.tell(ONE, {one.id: told})
    held.journal.close()
    path = held.folder / "server" / FILE
    data = bytearray(path.read_bytes())
    # The description of the tables is gone: each row is known by its form.
    data[100:4096] = b"\xaa" * (4096 - 100)
    path.write_bytes(bytes(data))
    again = open_journal(held.folder / "server")
    assert again.losses()
    assert [each.told for each in StatementBook(again).attempts(course, ONE)] == [told]
