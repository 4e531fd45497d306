"""What can be wrong with a pack, as values: one problem, and the error that carries several."""

from __future__ import annotations

from dataclasses import dataclass

from trainer.errors import BadPack

Key = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with a file.

    Attributes:
        file: the file's path as the user knows it.
        key: the path of keys to the place, such as ("person", 2, "hidden", "roles", 0).
        message: what is wrong and what was expected.
        hint: how to mend it, or "".
    """

    file: str
    key: Key
    message: str
    hint: str = ""

    def __str__(self) -> str:
        place = f"{self.file}: {dotted(self.key)}" if self.key else self.file
        return f"{place}: {self.message}" + (f" ({self.hint})" if self.hint else "")


def dotted(key: Key) -> str:
    """Return a key path as an author reads it: `person[3].hidden.roles`, entries counted from 1."""
    text = ""
    for part in key:
        text += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if text else part
    return text


class FaultyPack(BadPack):
    """A pack with problems.

    Attributes:
        problems: all of them, in the order of the file.
    """

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = tuple(problems)
        first = problems[0]
        more = f" (and {len(problems) - 1} more; `trainer check` lists all)" if len(problems) > 1 else ""
        super().__init__(
            (f"{dotted(first.key)}: " if first.key else "") + first.message + more, where=first.file, remedy=first.hint
        )
