from __future__ import annotations

import pytest

from tests.classes.live.schoolroom import Schoolroom
from trainer.classes.live.lessons import Lessons
from trainer.errors import StoreFault, TrainerError, UsageError


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
