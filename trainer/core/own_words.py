"""What trainees say in their own words before they see the lines to choose from: kept beside the moves, not judged.

Which line led to which move is worked out in `trainer.core.utterances`: settings and store need the values alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple, get_args

from trainer.errors import N_, Sentence, UsageError
from trainer.outside_text import without_controls

SayFirst = Literal["off", "pitches", "on"]
"""When a line of one's own is asked for: never, before pitches and answers to objections, or before questions too."""
SAY_FIRST: tuple[SayFirst, ...] = get_args(SayFirst)
LONGEST_WORDS = 500
"""Characters of a line, or of a reason on the account map."""
TRIES = 2
"""Lines that can be typed for one choice: who finds none that was meant may say it once more."""


class SelfReview(NamedTuple):
    """What a trainee says afterwards of a line of their own that answered an objection; None where nothing is said.

    Attributes:
        acknowledged: whether it took the other's point seriously.
        asked: whether it asked what is behind it.
        proved: whether it gave evidence.
    """

    acknowledged: bool | None = None
    asked: bool | None = None
    proved: bool | None = None

    def __bool__(self) -> bool:
        return any(one is not None for one in self)

    @property
    def text(self) -> str:
        """Three letters, each y, n or -; "" where nothing is said."""
        return "".join("-" if one is None else "y" if one else "n" for one in self) if self else ""

    @staticmethod
    def of(text: str) -> SelfReview:
        """Return what `text` stands for, as it writes itself; nothing said for any other text."""
        values = {"y": True, "n": False, "-": None}
        known = len(text) == len(SelfReview._fields) and set(text) <= set(values)
        return SelfReview(*(values[one] for one in text)) if known else SelfReview()


class Utterance(NamedTuple):
    """A line that was typed before a choice.

    Attributes:
        row: its row in the journal, from 0 on.
        before: how many moves had been made.
        words: the line; "" where nothing was typed, which practice allows, or where it was erased.
        meant: False where none of the lines shown meant that.
        review: what the trainee says of it afterwards, if it answered an objection.
        pitch: whether it was typed for a pitch alone: whoever asks a question first has not said it yet.
    """

    row: int
    before: int
    words: str
    meant: bool = True
    review: SelfReview = SelfReview()
    pitch: bool = False


class Reason(NamedTuple):
    """Why somebody is thought to be what the account map says, in the trainee's words.

    Attributes:
        row: its row in the journal, from 0 on.
        before: how many moves had been made.
        person: whom it is about.
        words: the sentence; "" where it was taken away or erased.
    """

    row: int
    before: int
    person: str
    words: str


class OwnWords(NamedTuple):
    """All that was said in one play in the trainees' own words, in order."""

    utterances: tuple[Utterance, ...] = ()
    reasons: tuple[Reason, ...] = ()

    def with_line(self, one: Utterance) -> OwnWords:
        """Return it with one more line."""
        return self._replace(utterances=(*self.utterances, one))

    def with_last_unmet(self) -> OwnWords:
        """Return it with the last line meant by none of the lines shown."""
        return self._replace(utterances=(*self.utterances[:-1], self.utterances[-1]._replace(meant=False)))

    def with_reason(self, one: Reason) -> OwnWords:
        """Return it with one more reason on the map."""
        return self._replace(reasons=(*self.reasons, one))

    def until(self, moves: int) -> OwnWords:
        """Return what was said before `moves` moves had been made: what is left where all after them is taken back."""
        return OwnWords(
            tuple(one for one in self.utterances if one.before < moves),
            tuple(one for one in self.reasons if one.before < moves),
        )


NOTHING_SAID = OwnWords()


def tidied_words(words: str) -> str:
    """Return a line on one line, without what steers a terminal or hides.

    Raises:
        UsageError: if it is longer than `LONGEST_WORDS`; nothing is cut silently.
    """
    tidied = without_controls(words)
    if len(tidied) > LONGEST_WORDS:
        raise UsageError(
            N_("{count} characters are too many for one line of talk"), remedy=N_("say it in at most {most}"),
            count=len(tidied), most=LONGEST_WORDS,
        )  # fmt: skip
    return tidied


def said_with(utterances: Sequence[Utterance]) -> Utterance | None:
    """Return of the lines that led to one move the one that was meant by it: the last; None where nothing was typed."""
    return next((one for one in reversed(utterances) if one.words), None)


def reasons_now(reasons: Iterable[Reason]) -> Mapping[str, str]:
    """Return the reason that stands for each person, by their id; those taken away are left out."""
    standing = {one.person: one.words for one in reasons}
    return {person: words for person, words in standing.items() if words}


class UnmetLine(NamedTuple):
    """What some would have said to somebody (an id or a name), meant by no line shown, with how often it was typed."""

    person: str
    words: str
    times: int


WORDS_FIRST = Sentence(N_("say it in your own words first"))
"""Why a line cannot be chosen yet."""
