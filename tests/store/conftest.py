"""A journal of the test's own, and a class that is held in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from trainer.store.class_book import ClassBook
from trainer.store.journal import Journal
from trainer.store.lesson_book import LessonBook
from trainer.store.open import open_journal


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    """An empty journal."""
    return open_journal(tmp_path)


@pytest.fixture
def book(journal: Journal) -> LessonBook:
    """Its lessons."""
    return LessonBook(journal)


@pytest.fixture
def course(journal: Journal, book: LessonBook) -> str:
    """The id of a class that is held in it."""
    made = ClassBook(journal).new("Autumn")
    assert book.open(made.id, "123456", "en")
    return made.id
