"""The strategy against what was done."""

from __future__ import annotations

import pytest

from tests.debrief.plays import CAREFUL, debriefed
from trainer.debrief.facts.strategy import StrategyReview


def with_strategy(line: str, later: str = "") -> StrategyReview:
    moves = CAREFUL.replace("\nreview\n", f"\n{line}\nreview\n{later}\n".replace("\n\n", "\n"), 1)
    about = debriefed(moves).strategy
    assert about is not None
    return about


def test_without_one_nothing_is_held_against_anything() -> None:
    about = debriefed(CAREFUL).strategy
    assert about is not None
    assert (about.chosen, about.aims, about.case, about.left_out, about.changed) == (False, (), None, (), None)


def test_everybody_in_it_is_held_against_the_pitches_and_the_table() -> None:
    about = with_strategy("strategy win=ada,cy neutral=bo case=one-shop")
    assert about.chosen and about.day == 2
    ada, cy, bo = about.aims
    assert (ada.person, ada.goal, ada.pitches) == ("Ada Holt", "win", 1)
    assert ada.share == (1.0 if ada.fit >= 70 else 0.5)
    assert (cy.pitches, bo.goal, bo.share) == (1, "neutral", 1.0)
    assert about.case is not None
    assert (about.case.hearers, about.case.units, about.case.share) == (("Cy Lund",), 1, 0.5)
    assert about.case.told >= len(about.case.hearers)
    shares = [*(aim.share for aim in about.aims), about.case.share]
    assert about.carried_out == round(100 * sum(shares) / len(shares))


@pytest.mark.parametrize(
    ("line", "left"), [("win=ada", ("Bo Kern",)), ("win=bo", ()), ("win=ada,cy neutral=bo", ("Bo Kern",))]
)
def test_who_decides_or_can_stop_it_and_was_left_out_is_named(line: str, left: tuple[str, ...]) -> None:
    assert with_strategy(f"strategy {line}").left_out == left


def test_a_case_that_nobody_heard_is_not_carried_out() -> None:
    about = with_strategy("strategy case=cheap")
    assert about.case is not None
    assert (about.case.hearers, about.case.share, about.carried_out) == ((), 0.0, 0)
    assert about.case.told == 0


def test_a_later_one_is_told_and_does_not_count() -> None:
    about = with_strategy("strategy win=ada", "strategy win=bo")
    assert [aim.person for aim in about.aims] == ["Ada Holt"]
    assert about.changed is not None and about.changed.win == ("Bo Kern",)
