"""How choices are offered: shuffled per attempt, so that position never tells, with keys that stay theirs."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

from trainer.core.codec import encode
from trainer.core.view import Choice

CHOICE_KEYS = "1234567890bcdefgijkorstuvwxy"
"""Keys that pick a choice, in order; letters that do something else in a meeting are left out."""
CHOICE_NUMBERS = tuple(str(number) for number in range(1, 100))
"""Numbers that pick a choice where a whole line is typed."""


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


def shuffled(choices: Iterable[Choice], attempt: str) -> tuple[Choice, ...]:
    """Return `choices` in an order of this attempt's own, the same each time it is shown."""
    return tuple(
        sorted(choices, key=lambda choice: hashlib.sha256(f"{attempt} {encode(choice.move)}".encode()).digest())
    )
