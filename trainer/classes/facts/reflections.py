"""What trainees wrote of their plays before they knew the result, person by person."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from trainer.classes.facts.class_play import ClassPlay
from trainer.core.reflection import Reflection


@dataclass(frozen=True, slots=True)
class WrittenReflection:
    """What was written of one play; `number` counts the plays of those who played it, from 1, practice included."""

    name: str
    number: int
    reflection: Reflection


def reflections(sittings: Iterable[ClassPlay]) -> tuple[WrittenReflection, ...]:
    """Return what was written of the plays that are no practice, by name and in the order of the plays."""
    found = [
        WrittenReflection(one.name, one.number, one.reflection)
        for one in sittings
        if one.reflection and not one.practice
    ]
    return tuple(sorted(found, key=lambda one: (one.name, one.number)))
