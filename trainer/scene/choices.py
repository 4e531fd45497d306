"""How choices are offered: shuffled per attempt, so that position never tells, with keys that stay theirs."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from trainer.core.codec import encode
from trainer.core.moves import Move
from trainer.core.view import Choice

Offered = TypeVar("Offered", bound=Choice | Move)

CHOICE_KEYS = "1234567890bcdefijkorstuvwxy"
"""Keys that pick a choice, in order; letters that do something else in a meeting are left out."""


@dataclass(frozen=True, slots=True)
class KeySeries:
    """The keys that a front end has for choices.

    Attributes:
        labels: the keys, in order.
        together: whether questions, responses, the way to the pitches and out of the room share one series.
    """

    labels: tuple[str, ...]
    together: bool = False


LETTERS = KeySeries(tuple(CHOICE_KEYS))
"""Keys that are pressed one by one."""
NUMBERS = KeySeries(tuple(str(number) for number in range(1, 100)), together=True)
"""Numbers that are typed as a line, perhaps before the menu is there."""


class ChoiceKeys:
    """The keys of choices: each keeps its own; a freed one is given again only when all have been given."""

    def __init__(self, keys: Sequence[str] = CHOICE_KEYS) -> None:
        self._keys = tuple(keys)
        self._given: dict[str, str] = {}

    def give(self, names: Iterable[str]) -> dict[str, str]:
        """Return the key of each of `names`, in the order of the keys; what finds no key left is left out."""
        offered = list(names)
        for name in offered:
            if name not in self._given:
                held = set(self._given.values())
                if len(held) == len(self._keys):
                    held = {self._given[other] for other in offered if other in self._given}
                label = next((label for label in self._keys if label not in held), None)
                if label is not None:
                    self._given = {other: kept for other, kept in self._given.items() if kept != label}
                    self._given[name] = label
        labelled = {name: self._given[name] for name in offered if name in self._given}
        return dict(sorted(labelled.items(), key=lambda item: self._keys.index(item[1])))


def shuffled(choices: Iterable[Offered], attempt: str) -> tuple[Offered, ...]:
    """Return `choices`, or moves, in an order of this attempt's own, the same each time it is shown."""

    def place(choice: Choice | Move) -> bytes:
        move = choice.move if isinstance(choice, Choice) else choice
        return hashlib.sha256(f"{attempt} {encode(move)}".encode()).digest()

    return tuple(sorted(choices, key=place))
