"""Which plays count for what."""

from __future__ import annotations

from tests.debrief import plays
from trainer.classes.facts.class_play import ClassPlay, first_attempts, nth
from trainer.debrief.facts.replay import replayed_play

PLAY = replayed_play(plays.corner().scenario, plays.moves(plays.FORBIDDEN), "…")


def play(person: str, number: int, *, practice: bool = False) -> ClassPlay:
    return ClassPlay((person,), person.upper(), number, practice, PLAY, f"{person}{number}")


PLAYS = [play("ann", 2), play("ann", 1, practice=True), play("ben", 1), play("ben", 3), play("ben", 2), play("cat", 1)]


def test_practice_is_left_out_and_not_counted() -> None:
    assert [one.attempt for one in nth(PLAYS, 1)] == ["ben1", "cat1", "ann2"]
    assert [one.attempt for one in nth(PLAYS, 2)] == ["ben2"]
    assert nth(PLAYS, 4) == ()


def test_a_first_attempt_is_of_somebody_who_has_never_met_the_scenario() -> None:
    assert [one.attempt for one in first_attempts(PLAYS)] == ["ben1", "cat1"]
