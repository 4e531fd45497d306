"""What trainees wrote of their plays, in a class."""

from __future__ import annotations

from dataclasses import replace

from tests.classes.facts.test_class_play import play
from trainer.classes.facts.reflections import WrittenReflection, reflections
from trainer.core.reflection import Reflection

SAID = Reflection("To win.", "", "Ask first.")


def test_they_come_by_name_and_play_without_those_that_say_nothing_and_without_practice() -> None:
    silent, practised = play("cat", 1), replace(play("ann", 1, practice=True), reflection=SAID)
    some = [replace(play(name, number), reflection=SAID) for name, number in (("ben", 3), ("ben", 1), ("ann", 2))]
    assert reflections([silent, practised, *some]) == (
        WrittenReflection("ANN", 2, SAID), WrittenReflection("BEN", 1, SAID), WrittenReflection("BEN", 3, SAID),
    )  # fmt: skip
