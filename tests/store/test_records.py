from __future__ import annotations

from dataclasses import replace

from trainer.core.reflection import Reflection
from trainer.store.records import Attempt, ChainEnd, JournalRow, JournalRows, Person

PLAYED = Attempt(
    "a" * 32, "p/s", "T", (Person("p", "Pat"),), "0" * 64, "1" * 64, "en", False, "2026-01-01", 3, "", None
)


def test_an_attempt_is_finished_once_it_is_scored() -> None:
    assert PLAYED.finished is False
    assert replace(PLAYED, outcome="lost", overall=0.0).finished is True
    assert PLAYED.reflection == Reflection()


def test_rows_go_by_name_and_by_place() -> None:
    assert ChainEnd(2, "x") == (2, "x")
    row = JournalRow("close", "x", 1.5)
    assert (row.text, row.hash, row.wall) == row
    assert JournalRows((row,), None).good[0] is row
