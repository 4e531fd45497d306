from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from peewee import SQL, fn

from tests.store.test_journal import begin, begin_for
from trainer.core.reflection import Reflection
from trainer.errors import TrainerError, UsageError
from trainer.store.class_book import ClassBook
from trainer.store.open import open_journal
from trainer.store.records import NOBODY, Course, KeptPlay, Member
from trainer.store.schema import class_reflections

ANN = Member("a" * 32, "Ann", "s1", "j" * 32, 0)
BEN = Member("b" * 32, "Ben", "", "", 0)
NERVOUS = Reflection("To win.", "", "I, Ann, was nervous")
BUNDLES = {"0" * 64: b"zero", "1" * 64: b"one"}


def play(number: int, person: Member, day: int = 1) -> KeptPlay:
    return KeptPlay(
        f"{number:032}", (person.id,), "p/s", "0" * 64, "r" * 64, bool(number % 2), f"2026-01-{day:02}T00:00:00+00:00",
        ("study one", "close"), "zh", (-3.5, 12345678.9),
    )  # fmt: skip


@pytest.fixture
def book(tmp_path: Path) -> ClassBook:
    return ClassBook(open_journal(tmp_path))


def test_a_class_is_made_empty(book: ClassBook) -> None:
    before = datetime.now(UTC).replace(microsecond=0)
    course = book.new("autumn")
    assert book.course("autumn") == course == Course(course.id, "autumn", course.made, 0, 0)
    made = datetime.fromisoformat(course.made)
    assert (made.microsecond, before <= made <= datetime.now(UTC)) == (0, True)
    assert len(course.id) == 32
    assert (book.members(course.id), book.plays(course.id)) == ((), ())


def test_no_two_classes_have_one_name(book: ClassBook) -> None:
    book.new("autumn")
    with pytest.raises(TrainerError) as caught:
        book.new("autumn")
    assert str(caught.value) == "there is a class 'autumn' already\n  `trainer class list` shows all"
    assert len(book.courses()) == 1


def test_a_class_that_is_not_there_is_said_with_those_that_are(book: ClassBook) -> None:
    with pytest.raises(UsageError) as caught:
        book.course("winter")
    assert str(caught.value) == "there is no class 'winter'\n  `trainer class new NAME` makes one"
    for name in ("spring", "autumn"):
        book.new(name)
    with pytest.raises(UsageError) as caught:
        book.course("winter")
    assert str(caught.value) == "there is no class 'winter'\n  there are: 'autumn', 'spring'"
    assert [course.name for course in book.courses()] == ["autumn", "spring"]


def test_what_is_added_is_read(book: ClassBook) -> None:
    course, other = book.new("autumn"), book.new("winter")
    first, second, third = play(1, ANN, 2), play(2, BEN, 1), play(3, ANN, 3)
    book.add(course.id, [ANN, BEN], [first, second, third], BUNDLES, {}, [])
    assert book.plays(course.id) == (second, first, third), "the oldest first"
    assert book.members(course.id) == (replace(ANN, plays=2), replace(BEN, plays=1))
    assert book.course("autumn") == replace(course, people=2, plays=3)
    assert book.course("winter") == other
    assert (book.plays(other.id), book.members(other.id)) == ((), ())
    assert len(book.members()) == 2


def test_members_who_were_in_it_get_their_identity(book: ClassBook) -> None:
    course = book.new("autumn")
    book.add(course.id, [ANN, BEN], [], BUNDLES, {}, [])
    book.add(course.id, [], [play(1, BEN)], BUNDLES, {BEN.id: "s2"}, [])
    assert [(one.name, one.identity) for one in book.members()] == [("Ann", "s1"), ("Ben", "s2")]
    book.identify(ANN.id, "s3")
    assert [(one.name, one.identity) for one in book.members()] == [("Ann", "s3"), ("Ben", "s2")]


def test_a_play_added_meanwhile_undoes_the_whole_addition(book: ClassBook) -> None:
    course = book.new("autumn")
    book.add(course.id, [ANN], [play(1, ANN)], BUNDLES, {}, [])
    with pytest.raises(TrainerError) as caught:
        book.add(course.id, [BEN], [play(2, BEN), play(1, ANN)], BUNDLES, {}, [])
    assert str(caught.value) == "somebody else added the same attempts meanwhile\n  try the same again"
    assert book.course("autumn") == replace(course, people=1, plays=1)


def test_a_class_is_removed_with_all_that_is_in_it_and_no_other(book: ClassBook) -> None:
    course, other = book.new("autumn"), book.new("winter")
    book.add(course.id, [ANN], [play(1, ANN)], BUNDLES, {}, [])
    book.add(other.id, [BEN], [play(1, BEN)], BUNDLES, {}, [])
    book.remove(course.id)
    assert book.courses() == (replace(other, people=1, plays=1),)
    assert [one.name for one in book.members()] == ["Ben"]
    assert book.plays(course.id) == ()
    assert book.new("autumn").people == 0


def test_plays_are_removed_and_whoever_has_none_left(book: ClassBook) -> None:
    course, other = book.new("autumn"), book.new("winter")
    cat = replace(BEN, id="c" * 32, name="Cat")
    idle = replace(BEN, id="d" * 32, name="Dan")
    book.add(course.id, [ANN, BEN], [play(1, ANN), play(2, ANN), play(3, BEN)], BUNDLES, {}, [])
    book.add(other.id, [cat, idle], [play(3, cat)], BUNDLES, {}, [])
    book.remove_plays(course.id, [play(1, ANN).attempt, play(3, BEN).attempt])
    assert book.plays(course.id) == (play(2, ANN),)
    assert [one.name for one in book.members(course.id)] == ["Ann"]
    assert book.plays(other.id) == (play(3, cat),), "the same attempt in another class stays"
    assert [one.name for one in book.members(other.id)] == ["Cat", "Dan"]


def test_a_name_is_erased_here_and_in_the_journal(book: ClassBook, tmp_path: Path) -> None:
    journal = open_journal(tmp_path)
    attempts = [begin(journal, name) for name in ("Ann", "Ben")]
    ids = [one.people[0].id for one in attempts]
    course = book.new("autumn")
    ann, ben = replace(ANN, journal_id=ids[0]), replace(BEN, journal_id="")
    book.add(course.id, [ann, ben], [play(1, ann), play(2, ben)], BUNDLES, {}, [])
    book.erase([ann])
    assert book.members() == (Member(ann.id, "", "", "", 1), replace(ben, plays=1))
    assert {one.id: one.names for one in journal.attempts()} == {attempts[0].id: NOBODY, attempts[1].id: "Ben"}
    assert len(book.plays(course.id)) == 2
    book.erase([ben])
    assert [one.name for one in book.members()] == ["", ""]
    assert {one.names for one in journal.attempts()} == {NOBODY, "Ben"}


def test_those_who_play_together_have_one_play(book: ClassBook) -> None:
    course = book.new("autumn")
    both = replace(play(1, ANN), people=(BEN.id, ANN.id))
    book.add(course.id, [ANN, BEN], [both, play(2, ANN, 2)], BUNDLES, {}, [])
    assert book.plays(course.id) == (both, play(2, ANN, 2))
    assert [one.plays for one in book.members(course.id)] == [2, 1]
    book.remove_plays(course.id, [play(2, ANN).attempt])
    assert [one.name for one in book.members(course.id)] == ["Ann", "Ben"]
    book.join(BEN.id, ANN.id)
    assert book.plays(course.id)[0].people == (ANN.id, ANN.id)
    book.remove(course.id)
    assert (book.courses(), book.members()) == ((), ())


def test_with_a_name_goes_what_somebody_said_of_a_play(book: ClassBook, tmp_path: Path) -> None:
    journal = open_journal(tmp_path)
    alone, both, other = (begin_for(journal, *names) for names in (("Ann",), ("Ben", "Ann"), ("Ben",)))
    for one in (alone, both, other):
        journal.reflect(one.id, NERVOUS)
    third = begin_for(journal, "Ben")
    journal.answer((alone.id, other.id), "bo", "I, Ann, was nervous")
    journal.answer((third.id, other.id), "bo", "Ben was not")
    ben, ann = both.people
    assert book.people() == (ann, ben)
    book.erase([], [ann.id])
    assert {one.id: (one.names, one.reflection) for one in journal.attempts()} == {
        alone.id: (NOBODY, Reflection()), both.id: (f"Ben; {NOBODY}", Reflection()), other.id: ("Ben", NERVOUS),
        third.id: ("Ben", Reflection()),
    }  # fmt: skip
    assert journal.answers((alone.id, other.id)) == {}
    assert journal.answers((third.id, other.id)) == {"bo": "Ben was not"}
    assert book.people() == (ben,)


def test_what_was_written_of_a_play_comes_and_goes_with_it(book: ClassBook) -> None:
    course, other = book.new("autumn"), book.new("spring")
    first, second = replace(play(1, ANN), reflection=NERVOUS), play(2, ANN, 2)
    book.add(course.id, [ANN], [first, second], BUNDLES, {}, [])
    cat = replace(ANN, id="c" * 32)
    book.add(other.id, [cat], [replace(first, people=(cat.id,))], BUNDLES, {}, [])
    assert book.plays(course.id) == (first, second)
    later = Reflection(went_well="She came down.")
    book.add(course.id, [], [], {}, {}, [replace(first, reflection=later), replace(second, reflection=NERVOUS)])
    assert [one.reflection for one in book.plays(course.id)] == [later, NERVOUS]
    assert [one.reflection for one in book.plays(other.id)] == [NERVOUS]
    book.remove_plays(course.id, [first.attempt])
    book.add(course.id, [], [replace(first, reflection=Reflection())], BUNDLES, {}, [])
    assert [one.reflection for one in book.plays(course.id)] == [Reflection(), NERVOUS]
    book.remove(other.id)
    with book._database.reading() as connection:
        assert connection.value(class_reflections.select(fn.COUNT(SQL("*")))) == 1


def test_with_a_name_goes_what_was_handed_in_of_a_play(book: ClassBook) -> None:
    course = book.new("autumn")
    alone, both, other = (replace(play(number, ANN), reflection=NERVOUS) for number in range(3))
    both, other = replace(both, people=(BEN.id, ANN.id)), replace(other, people=(BEN.id,))
    book.add(course.id, [ANN, BEN], [alone, both, other], BUNDLES, {}, [])
    book.erase([ANN])
    assert {one.attempt: one.reflection for one in book.plays(course.id)} == {
        alone.attempt: Reflection(), both.attempt: Reflection(), other.attempt: NERVOUS,
    }  # fmt: skip
