"""Scenarios by their bytes: compiled once, and the same whatever becomes of their files."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.classes.live.schoolroom import Schoolroom
from trainer.errors import StoreFault, UsageError


def test_each_is_compiled_once_for_a_language_and_a_variant(room: Schoolroom) -> None:
    about = room.lesson.round
    assert about is not None
    scenarios = room.lessons.scenarios
    first = scenarios.of(about.sha256, "en", "b")
    assert first is scenarios.of(about.sha256, "en", "b")
    assert (first.variant, scenarios.of(about.sha256, "en").variant) == ("b", "a")


def test_what_becomes_of_its_file_changes_nothing(room: Schoolroom) -> None:
    about = room.lesson.round
    assert about is not None
    Path(room.scenario).write_text("", encoding="utf-8")
    assert room.started_again().lessons.scenarios.of(about.sha256, "en").scenario.id == about.scenario


def test_what_is_not_there_is_said(room: Schoolroom) -> None:
    with pytest.raises(StoreFault):
        room.lessons.scenarios.of("0" * 64, "en")
    with pytest.raises(UsageError):
        room.lessons.scenarios.named("nothing/here", "en")
