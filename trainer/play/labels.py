"""Keys that stay with what they were given to, so that pressing one again never hits something else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

LABELS = "1234567890bcdefgijkorstuvwxy"
"""Keys that pick a choice, in order; letters that do something else in a meeting are left out."""
NUMBERS = tuple(str(number) for number in range(1, 100))
"""Numbers that pick a choice where a whole line is typed."""


class Labels:
    """The keys of choices: each keeps its own; a freed one is given again only when all have been given."""

    def __init__(self, keys: Sequence[str] = LABELS) -> None:
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
