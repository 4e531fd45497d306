"""Who reports to whom, as the rows of a tree: nothing but what anybody can see."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from trainer.core.scenario import Person


@dataclass(frozen=True, slots=True)
class ChartRow:
    """A person in the chart, and the lines to the left of them.

    Attributes:
        person: index of the person.
        depth: superiors above them.
        passing: depths at which the line of a superior runs on to somebody further down.
        last: whether nobody further down has the same superior.
    """

    person: int
    depth: int
    passing: tuple[int, ...]
    last: bool


def chart_rows(people: Sequence[Person]) -> tuple[ChartRow, ...]:
    """Return everybody once: superiors before those who report to them, in the scenario's order otherwise."""
    found: list[ChartRow] = []

    def below(boss: int, depth: int, passing: tuple[int, ...]) -> None:
        own = [person for person in people if person.boss == boss]
        for place, person in enumerate(own, 1):
            last = place == len(own)
            found.append(ChartRow(person.index, depth, passing, last))
            below(person.index, depth + 1, passing if last or not depth else (*passing, depth))

    below(-1, 0, ())
    return tuple(found)
