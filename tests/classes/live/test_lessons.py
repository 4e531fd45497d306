from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.classes.live.schoolroom import Schoolroom
from tests.conftest import CORNER
from trainer.classes.live.changes import BOARD, LESSON
from trainer.classes.live.lessons import Lessons
from trainer.errors import StoreFault, TrainerError, UsageError
from trainer.store.journal import Journal
from trainer.store.open import open_journal


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    made = open_journal(tmp_path)
    yield made
    made.close()


@pytest.fixture
def lessons(journal: Journal, tmp_path: Path) -> Lessons:
    return Lessons(journal, tmp_path)


def test_a_class_is_made_once_and_held_again(lessons: Lessons, journal: Journal, tmp_path: Path) -> None:
    made = lessons.make("Autumn", "en")
    assert lessons.make("Autumn", "zh") is made
    assert lessons.by_code(made.lesson.code) is made
    again = Lessons(journal, tmp_path)
    assert [one.lesson for one in again.all()] == [made.lesson]
    assert again.lesson(made.lesson.course).lesson == made.lesson
    with pytest.raises(TrainerError, match="not held here"):
        again.lesson("none")


def test_a_seat_is_found_by_cookie_and_by_words(lessons: Lessons) -> None:
    lesson = lessons.make("Autumn", "en")
    seat, cookie, words = lesson.join("Ada", (), "en")
    assert lessons.by_cookie(cookie) == (lesson, seat.id)
    assert lessons.by_words(words.upper().replace(" ", "-")) == (lesson, seat.id)
    assert lessons.by_cookie(words) is None
    assert lessons.by_words(cookie) is None


def test_a_journal_that_cannot_be_read_is_told(lessons: Lessons, journal: Journal, tmp_path: Path) -> None:
    lessons.check()
    journal.close()
    (tmp_path / "journal.db").unlink()
    (tmp_path / "journal.db").mkdir()
    with pytest.raises(StoreFault):
        lessons.check()


def test_what_another_server_does_is_followed_and_told(lessons: Lessons, journal: Journal, tmp_path: Path) -> None:
    mine = lessons.make("Autumn", "en")
    theirs = Lessons(journal, tmp_path).make("Autumn", "en")
    told: list[str] = []
    for topic in (LESSON, BOARD):
        mine.changes.listen(lambda topic=topic: told.append(topic), topic)  # type: ignore[misc]

    def follow() -> list[str]:
        told.clear()
        lessons.follow()
        return sorted(told)

    assert follow() == []
    seat, cookie, _ = theirs.join("Ada", (), "en")
    assert follow() == [BOARD]
    assert lessons.by_cookie(cookie) == (mine, seat.id)
    theirs.add_round(lessons.scenarios.named(str(CORNER), "en"), letter="a", minutes=5)
    assert follow() == [BOARD, LESSON]
    theirs.set_pace("open")
    assert follow() == [BOARD, LESSON]
    assert mine.round is not None and mine.round.pace == "open"
    theirs.set_joining(joining=False)
    assert follow() == [BOARD, LESSON]
    assert mine.lesson.joining is False
    assert follow() == []


def test_a_class_is_made_once_and_found_by_its_code(room: Schoolroom) -> None:
    assert room.lessons.make("Autumn", "zh") is room.lesson
    other = room.lessons.make("Spring", "zh")
    assert [one.lesson.name for one in room.lessons.all()] == ["Autumn", "Spring"]
    assert room.lessons.by_code(other.lesson.code) is other
    assert room.lessons.by_code("000000") is None
    assert room.lessons.lesson(other.lesson.course) is other
    with pytest.raises(TrainerError, match="not held here"):
        room.lessons.lesson("x")
    with pytest.raises(UsageError):
        room.lessons.make("two\nlines", "en")


def test_a_class_that_was_made_by_a_command_is_held(room: Schoolroom) -> None:
    course = room.lessons.classes.new("By hand")
    assert room.lessons.make("By hand", "en").lesson.course == course.id


def test_a_class_that_was_removed_is_held_no_more(room: Schoolroom) -> None:
    room.lessons.classes.book.remove(room.lesson.lesson.course)
    again = Lessons(room.journal, room.home)
    assert again.all() == ()


def test_scenarios_are_those_that_were_stored_with_the_round(room: Schoolroom) -> None:
    about = room.lesson.round
    assert about is not None
    room.scenario.write_text("broken", encoding="utf-8")
    found = room.lessons.scenarios.of(about.sha256, "zh", "a")
    assert (found.variant, found.language, found.sha256) == ("a", "zh", about.sha256)
    assert room.lessons.scenarios.of(about.sha256, "zh") is found
    assert room.lessons.scenarios.of(about.sha256, "en", "b").variant == "b"
    with pytest.raises(StoreFault):
        room.lessons.scenarios.of("0" * 64, "en")
