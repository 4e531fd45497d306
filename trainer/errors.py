"""Every error that a user may meet: what is wrong, where, what was expected, how to mend it."""

from __future__ import annotations

from collections.abc import Callable

Translate = Callable[..., str]
"""What says a text in a language and fills in its `{placeholders}`, such as a Translator."""

MOST_NAMED = 12
"""Legal moves that an error names; a program finds all of them in `legal`."""


def N_(text: str) -> str:
    """Mark `text` for the catalogues; it is translated where it is shown."""
    return text


def english(text: str, /, **values: object) -> str:
    """Say a text as it stands."""
    return text.format(**values) if values else text


class Sentence:
    """A text with `{placeholders}` that the catalogues know, and what fills them."""

    def __init__(self, text: str, /, **values: object) -> None:
        self._text = text
        self._values = values

    def said(self, speak: Translate) -> str:
        """Return it as `speak` says it."""
        return speak(self._text, **_filling(self._values, speak))

    def __str__(self) -> str:
        return self.said(english)


def _filling(values: dict[str, object], speak: Translate) -> dict[str, object]:
    """Return what fills placeholders, with whatever is a sentence itself said in the same language."""
    return {name: one.said(speak) if isinstance(one, Sentence) else one for name, one in values.items()}


class TrainerError(Exception):
    """An error with a sentence for the user; front ends show `said(translator)` or `str(error)`, never a traceback.

    Attributes:
        where: the file, key or line it concerns, or "".
    """

    def __init__(self, message: str, *, where: str | Sentence = "", remedy: str = "", **values: object) -> None:
        """Make an error.

        Args:
            message: what is wrong; with `values`, a text with `{placeholders}` that the catalogues know.
            where: the file, key or line it concerns.
            remedy: what was expected or how to mend it, with the same placeholders.
            values: what fills the placeholders; a `Sentence` among them is said in the same language.
        """
        super().__init__(message)
        self.where = where
        self._message = message
        self._remedy = remedy
        self._values = values

    @property
    def wrong(self) -> Sentence:
        """What is wrong, to stand in another sentence."""
        return Sentence(self._message, **self._values)

    @property
    def mend(self) -> Sentence:
        """What was expected or how to mend it, to stand in another sentence."""
        return Sentence(self._remedy, **self._values)

    @property
    def message(self) -> str:
        """What is wrong, in English."""
        return self._wrong(english)

    @property
    def remedy(self) -> str:
        """What was expected or how to mend it, in English, or ""."""
        return self._mend(english)

    def _wrong(self, speak: Translate) -> str:
        return speak(self._message, **_filling(self._values, speak))

    def _mend(self, speak: Translate) -> str:
        return speak(self._remedy, **_filling(self._values, speak))

    def said(self, speak: Translate) -> str:
        """Return the whole of it as `speak` says it."""
        where = self.where.said(speak) if isinstance(self.where, Sentence) else self.where
        head = f"{where}: {self._wrong(speak)}" if where else self._wrong(speak)
        return f"{head}\n  {self._mend(speak)}" if self._remedy else head

    def __str__(self) -> str:
        return self.said(english)


class IllegalMove(TrainerError):
    """A move that the rules do not allow where the play stands; the state is unchanged.

    Attributes:
        move: the move as text.
        legal: the moves that are, as text (`note` is always one more).
        why: why it is not allowed.
        number: which of the moves replayed it is, from 1; 0 for one that was tried alone.
    """

    def __init__(self, move: str, reason: Sentence, legal: tuple[str, ...]) -> None:
        self.move = move
        self.legal = legal
        self.why = reason
        self.number = 0
        super().__init__(
            N_("illegal move '{move}': {reason}"), remedy=N_("legal here: {moves}"), move=move, reason=reason
        )

    @property
    def reason(self) -> str:
        """Why it is not allowed, in English."""
        return self.why.said(english)

    def _mend(self, speak: Translate) -> str:
        moves = "; ".join(self.legal[:MOST_NAMED]) or speak(N_("none"))
        more = len(self.legal) - MOST_NAMED
        if more > 0:
            moves = speak(N_("{moves}; and {count} more"), moves=moves, count=more)
        return speak(self._remedy, moves=moves)


class Interrupted(KeyboardInterrupt):
    """An interrupt by the user, once what there is to say of it has been said."""


class BadTranscript(TrainerError):
    """A transcript line that is no move."""


class BadPack(TrainerError):
    """A pack or scenario file that cannot be used."""


class UsageError(TrainerError):
    """The command line names something that is not there, or asks for what cannot be."""


class UnknownScenario(UsageError):
    """A scenario that is not there."""


class StoreFault(TrainerError):
    """The journal cannot be read or written."""


class StaleAttempt(StoreFault):
    """Somebody else has written to this attempt since it was read (it is open twice)."""
