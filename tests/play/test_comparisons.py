"""Two attempts of a journal side by side: which are offered, whose truth was known, and what is written."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import datetime, tzinfo
from pathlib import Path
from typing import Self

import pytest

from tests.family import family
from trainer.core.codec import decode
from trainer.core.reflection import Reflection
from trainer.debrief.facts.comparison import LEARNING, PEOPLE, REPETITION
from trainer.errors import TrainerError, UsageError
from trainer.i18n.translator import Translator
from trainer.play.comparisons import (
    compare_attempts,
    comparison_text,
    export_comparison,
    others_to_compare,
    printed_comparison,
    was_known,
)
from trainer.play.workspace import Workspace
from trainer.store.records import Attempt, Person

MOVES = ("meet ada visit", "ask ada.day", "leave", "review", "review", "close")


def row(
    id_: str, variant: str, opened: str, *, finished: bool = True, person: str = "kim", scenario: str = "s/x"
) -> Attempt:
    """Return an attempt as the journal lists it."""
    return Attempt(
        id_, scenario, "X", (Person(person, person),), "", "", "en", False, opened, 3, "won" if finished else "",
        50.0 if finished else None, Reflection(), variant,
    )  # fmt: skip


def test_offered_are_finished_attempts_at_the_same_scenario_and_no_other() -> None:
    rows = [
        row("1", "a", "2026-01-01"), row("2", "b", "2026-01-02"), row("3", "a", "2026-01-03", finished=False),
        row("4", "a", "2026-01-04", scenario="s/y"),
    ]  # fmt: skip
    assert [one.id for one in others_to_compare(rows, "1")] == ["2"]
    assert others_to_compare(rows, "4") == ()
    assert others_to_compare(rows, "nothing") == ()


def test_a_truth_is_known_to_whoever_finished_its_variant_before() -> None:
    first, second = row("1", "b", "2026-01-01"), row("2", "b", "2026-01-02")
    assert was_known([first, second], second)
    assert not was_known([first, second], first)
    assert not was_known([replace(first, variant="a"), second], second)
    assert not was_known([replace(first, outcome=""), second], second)
    assert not was_known([replace(first, people=(Person("li", "Li"),)), second], second)
    assert not was_known([replace(first, scenario="s/y"), second], second)


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the journal's clock go on by a minute with each attempt."""
    minutes = itertools.count()

    class Clock(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Self:
            return cls(2026, 3, 1, 8, next(minutes), tzinfo=tz)

    monkeypatch.setattr("trainer.store.journal.datetime", Clock)


def play(workspace: Workspace, file: Path, variant: str, you: str = "Kim", moves: tuple[str, ...] = MOVES) -> str:
    """Play an attempt and return its id."""
    session = workspace.open(str(file), you, "en", variant=variant)
    for move in moves:
        session.play(decode(move))
    return session.attempt.id


def test_two_attempts_are_compared_in_the_order_in_which_they_were_opened(tmp_path: Path) -> None:
    file = family(tmp_path / "pack")
    with Workspace(tmp_path / "home") as workspace:
        first, second = play(workspace, file, "a"), play(workspace, file, "b")
        about = compare_attempts(workspace, second, first, "en")
        assert [side.variant for side in about.sides] == ["a", "b"]
        assert about.kind == LEARNING
        assert about.truths is not None and about.truths.other_roles == 2
        third = play(workspace, file, "b")
        assert compare_attempts(workspace, first, third, "en").kind == REPETITION
        other = play(workspace, file, "b", you="Li")
        assert compare_attempts(workspace, first, other, "en").kind == PEOPLE


def test_what_is_not_over_stays_hidden_and_the_same_is_not_compared(tmp_path: Path) -> None:
    file = family(tmp_path / "pack")
    with Workspace(tmp_path / "home") as workspace:
        first = play(workspace, file, "a")
        on = play(workspace, file, "b", moves=MOVES[:-1])
        with pytest.raises(TrainerError, match="no decision yet"):
            compare_attempts(workspace, first, on, "en")
        with pytest.raises(UsageError, match="same attempt"):
            compare_attempts(workspace, first, first, "en")
        with pytest.raises(UsageError):
            compare_attempts(workspace, first, "f" * 32, "en")


def test_every_form_is_written_and_nothing_overwritten(tmp_path: Path) -> None:
    file = family(tmp_path / "pack")
    with Workspace(tmp_path / "home") as workspace:
        about = compare_attempts(workspace, play(workspace, file, "a"), play(workspace, file, "b"), "en")
    tr, folder = Translator("en"), tmp_path / "out"
    written = export_comparison(about, folder, "1-2", tr).files
    assert sorted(path.name for path in written) == ["compared-1-2.html", "compared-1-2.md", "compared-1-2.pdf"]
    again = export_comparison(about, folder, "1-2", tr).files
    assert {path.stem for path in again} == {"compared-1-2-2"}
    assert (folder / "compared-1-2.md").read_text(encoding="utf-8") == comparison_text(about, tr, "md")
    assert (folder / "compared-1-2.html").read_text(encoding="utf-8") == comparison_text(about, tr, "html")
    assert (folder / "compared-1-2.pdf").read_bytes() == printed_comparison(about, tr, "a4")[0]
