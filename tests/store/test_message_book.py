"""Messages of a class: kept, put away, withdrawn, and gone with the class or with whom they were written to."""

from __future__ import annotations

import uuid
from pathlib import Path

from trainer.store.class_book import ClassBook
from trainer.store.journal import Journal
from trainer.store.lesson_book import LessonBook
from trainer.store.message_book import MOST_KEPT, MessageBook
from trainer.store.open import FILE, open_journal
from trainer.store.records import ListedName


def seat(journal: Journal, course: str) -> str:
    return LessonBook(journal).join(course, ("Ann",), {}, "en", uuid.uuid4().hex * 2, uuid.uuid4().hex * 2).id


def test_what_was_sent_is_there_until_it_is_withdrawn(journal: Journal, course: str) -> None:
    book, ann = MessageBook(journal), seat(journal, course)
    first, second = book.send(course, "", "Break"), book.send(course, ann, "Come here")
    assert (first.number, second.number, second.seat) == (1, 2, ann)
    assert MessageBook(journal).messages(course) == (first, second)
    for _ in range(2):
        book.put_away(course, ann, 1)
    assert book.read(course) == {(ann, 1)}
    book.put_away(course, ann, 9)
    assert book.read(course) == {(ann, 1)}
    book.withdraw(course, 1)
    assert book.messages(course) == (second,)
    assert not book.read(course)


def test_of_many_the_oldest_go(journal: Journal, course: str) -> None:
    book = MessageBook(journal)
    for number in range(MOST_KEPT + 3):
        book.send(course, "", str(number))
    assert [one.text for one in book.messages(course)] == [str(number) for number in range(3, MOST_KEPT + 3)]


def test_they_go_with_the_class_and_with_whom_they_were_written_to(journal: Journal, course: str) -> None:
    book, ann = MessageBook(journal), seat(journal, course)
    book.send(course, ann, "To Ann")
    book.send(course, "", "To all")
    book.put_away(course, ann, 1)
    (person,) = LessonBook(journal).seats(course)[0].people
    ClassBook(journal).erase((), [person.id])
    assert [one.text for one in book.messages(course)] == ["To all"]
    ClassBook(journal).remove(course)
    assert book.messages(course) == ()
    assert not book.read(course)


def test_a_rescue_keeps_them_and_takes_them_for_nothing_else(tmp_path: Path, journal: Journal, course: str) -> None:
    book, ann = MessageBook(journal), seat(journal, course)
    LessonBook(journal).set_list(course, (ListedName(1, "Ann", "a1", ("One",)),))
    sent = book.send(course, "", "Break")
    book.put_away(course, ann, 1)
    journal.close()
    path = tmp_path / FILE
    data = bytearray(path.read_bytes())
    # The description of the tables is gone: each row is known by its form.
    data[100:4096] = b"\xaa" * (4096 - 100)
    path.write_bytes(bytes(data))
    again = open_journal(tmp_path)
    assert MessageBook(again).messages(course) == (sent,)
    assert MessageBook(again).read(course) == {(ann, 1)}
    assert [one.name for one in LessonBook(again).list_of(course)] == ["Ann"]
