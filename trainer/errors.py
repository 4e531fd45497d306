"""Every error that a user may meet: what is wrong, where, what was expected, how to mend it."""

from __future__ import annotations

MOST_NAMED = 12
"""Legal moves that an error names; a program finds all of them in `legal`."""


class TrainerError(Exception):
    """An error with a sentence for the user; front ends show `str(error)`, never a traceback.

    Attributes:
        message: what is wrong.
        where: the file, key or line it concerns, or "".
        remedy: what was expected or how to mend it, or "".
    """

    def __init__(self, message: str, *, where: str = "", remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.where = where
        self.remedy = remedy

    def __str__(self) -> str:
        head = f"{self.where}: {self.message}" if self.where else self.message
        return f"{head}\n  {self.remedy}" if self.remedy else head


class IllegalMove(TrainerError):
    """A move that the rules do not allow where the play stands; the state is unchanged.

    Attributes:
        move: the move as text.
        reason: why it is not allowed.
        legal: the moves that are, as text (`note` is always one more).
    """

    def __init__(self, move: str, reason: str, legal: tuple[str, ...]) -> None:
        self.move = move
        self.reason = reason
        self.legal = legal
        shown = "; ".join(legal[:MOST_NAMED] or ("none",))
        more = f"; and {len(legal) - MOST_NAMED} more" if len(legal) > MOST_NAMED else ""
        super().__init__(f"illegal move '{move}': {reason}", remedy=f"legal here: {shown}{more}")


class BadTranscript(TrainerError):
    """A transcript line that is no move."""


class BadPack(TrainerError):
    """A pack or scenario file that cannot be used."""


class UnknownScenario(TrainerError):
    """A scenario or pack that no folder holds."""


class StoreFault(TrainerError):
    """The journal cannot be read or written."""


class StaleAttempt(StoreFault):
    """Somebody else has written to this attempt since it was read (it is open twice)."""
