"""Every error that a user may meet: what is wrong, where, what was expected, how to mend it."""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterator
from typing import Protocol

from trainer.outside_text import quoted

MOST_NAMED = 12
"""Legal moves that an error names; a program finds all of them in `legal`."""


class Translate(Protocol):
    """What says texts in a language, such as a Translator."""

    @property
    def language(self) -> str:
        """The language, such as "en"."""

    def __call__(self, text: str, /, **values: object) -> str:
        """Return `text` in the language with its `{placeholders}` filled in."""

    def plural(self, one: str, many: str, count: int, /, **values: object) -> str:
        """Return the form of the text for `count`, which fills `{count}`."""

    def term(self, kind: str, name: str) -> str:
        """Return the field's word for an id, such as ("role", "decider")."""


class _English:
    """Says texts as they stand in the code, and the field's words by their ids."""

    language = "en"

    def __call__(self, text: str, /, **values: object) -> str:
        return text.format(**values) if values else text

    def plural(self, one: str, many: str, count: int, /, **values: object) -> str:
        return (one if count == 1 else many).format(count=count, **values)

    def term(self, kind: str, name: str) -> str:
        return name


english = _English()
"""Says texts in English without any catalogue: for logs, programs and whoever knows no language."""


def N_(text: str) -> str:
    """Mark `text` for the catalogues; it is translated where it is shown."""
    return text


class Sentence:
    """A text with `{placeholders}` that the catalogues know, and what fills them.

    A value that is a sentence is said in the same language, a tuple is listed. Sentences are equal if they say the same
    in every language, and false if they say nothing.
    """

    def __init__(self, text: str, /, **values: object) -> None:
        self._text = text
        self._many = ""
        self._values = values

    @classmethod
    def plural(cls, one: str, many: str, count: int, /, **values: object) -> Sentence:
        """Return a sentence in the form for `count`, which fills `{count}`."""
        sentence = cls(one, **values, count=count)
        sentence._many = many
        return sentence

    def said(self, speak: Translate) -> str:
        """Return it as `speak` says it."""
        filling = _filling(self._values, speak)
        if not self._many:
            return speak(self._text, **filling)
        # How many there are chooses the form, so it does not go in among the values.
        values = {name: one for name, one in filling.items() if name != "count"}
        return speak.plural(self._text, self._many, int(str(filling["count"])), **values)

    def names(self) -> Iterator[str]:
        """Yield every text that fills a placeholder, of sentences within it too."""
        for one in self._values.values():
            for part in one if isinstance(one, tuple) else (one,):
                if isinstance(part, Sentence):
                    yield from part.names()
                elif isinstance(part, str):
                    yield part

    def __bool__(self) -> bool:
        return bool(self._text)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sentence) and self._key() == other._key()

    def __hash__(self) -> int:
        return hash(self._key())

    def _key(self) -> tuple[object, ...]:
        return type(self), self._text, self._many, frozenset(self._values.items())

    def __str__(self) -> str:
        return self.said(english)

    def __repr__(self) -> str:
        return f"<{self.said(english)}>"


class Term(Sentence):
    """One of the field's words by its id, as it stands in scenario files: English says the id itself."""

    def __init__(self, kind: str, name: str) -> None:
        super().__init__(name)
        self._kind = kind

    def said(self, speak: Translate) -> str:
        """Return the word in another language than that of the ids."""
        return self._text if speak.language == english.language else speak.term(self._kind, self._text)

    def _key(self) -> tuple[object, ...]:
        return *super()._key(), self._kind

    def __str__(self) -> str:
        return self.said(english)


def _filling(values: dict[str, object], speak: Translate) -> dict[str, object]:
    """Return what fills placeholders as `speak` says it: sentences in its language, tuples as its lists."""
    return {name: _fills(one, speak) for name, one in values.items()}


def _fills(one: object, speak: Translate) -> object:
    if isinstance(one, Sentence):
        return one.said(speak)
    if isinstance(one, tuple):
        return speak(N_(", ")).join(str(_fills(part, speak)) for part in one)
    return one if isinstance(one, int | float) else quoted(str(one))


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
            values: what fills the placeholders; a `Sentence` among them is said in the same language, a tuple listed.
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
        where = self.where.said(speak) if isinstance(self.where, Sentence) else quoted(self.where)
        head = f"{where}: {self._wrong(speak)}" if where else self._wrong(speak)
        return f"{head}\n  {self._mend(speak)}" if self._remedy else head

    def __str__(self) -> str:
        return self.said(english)


class IllegalMove(TrainerError):
    """A move that the rules do not allow where the play stands; the state is unchanged.

    Attributes:
        move: the move as text.
        why: why it is not allowed.
        number: which of the moves replayed it is, from 1; 0 for one that was tried alone.
    """

    def __init__(self, move: str, reason: Sentence, legal: Callable[[], tuple[str, ...]]) -> None:
        """Make an error; what is legal is asked for when it is told: search makes thousands that nobody reads."""
        self.move = move
        self._legal = legal
        self.why = reason
        self.number = 0
        super().__init__(
            N_("illegal move '{move}': {reason}"), remedy=N_("legal here: {moves}"), move=move, reason=reason
        )

    @property
    def legal(self) -> tuple[str, ...]:
        """The moves that are allowed, as text (`note` is always one more)."""
        return self._legal()

    @property
    def reason(self) -> str:
        """Why it is not allowed, in English."""
        return self.why.said(english)

    def _mend(self, speak: Translate) -> str:
        legal = self.legal
        moves = "; ".join(legal[:MOST_NAMED]) or speak(N_("none"))
        more = len(legal) - MOST_NAMED
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


def reason_of(error: OSError) -> Sentence:
    """Return why the system refused a file, in our words where there are any."""
    words = _REASONS.get(error.errno or 0)
    return Sentence(words) if words else Sentence("{reason}", reason=error.strerror or str(error))


_REASONS = {
    errno.ENOENT: N_("there is no such file or folder"),
    errno.EACCES: N_("permission is denied"),
    errno.EPERM: N_("permission is denied"),
    errno.EEXIST: N_("something is there already"),
    errno.ENOTDIR: N_("a part of its path is no folder"),
    errno.EISDIR: N_("it is a folder"),
    errno.ENOSPC: N_("no room is left on the disk"),
    errno.EROFS: N_("the disk can only be read"),
    errno.ENAMETOOLONG: N_("its name is too long"),
    errno.ELOOP: N_("its links lead in a circle"),
    errno.ENXIO: N_("nobody reads from it"),
    errno.EPIPE: N_("nobody reads from it any more"),
    errno.EIO: N_("the disk does not answer as it should"),
}
