"""What trainees say in their own words before they see the lines to choose from: kept beside the moves, not judged.

Settings and store read the values here before anything is played: what the rules know is imported where it is needed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from trainer.errors import N_, Sentence, UsageError
from trainer.outside_text import without_controls

if TYPE_CHECKING:
    from trainer.core.moves import Move
    from trainer.core.state import State

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
    """

    row: int
    before: int
    words: str
    meant: bool = True
    review: SelfReview = SelfReview()


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


def asks_for_words(mode: SayFirst, move: Move) -> bool:
    """Return whether `move` is one that a line of one's own comes before."""
    from trainer.core.moves import Ask, Pitch, Respond

    return isinstance(move, (Ask, Pitch, Respond) if mode == "on" else (Pitch, Respond)) and mode != "off"


def takes_words(mode: SayFirst, state: State) -> bool:
    """Return whether something can be said in one's own words where the play stands."""
    from trainer.core.state import MEETING

    return mode != "off" and state.place == MEETING


def pending(utterances: Sequence[Utterance], moves: Sequence[Move]) -> tuple[Utterance, ...]:
    """Return what was typed since the last move but paperwork: it is about what is chosen next."""
    from trainer.core.moves import Paperwork

    last = max((place for place, move in enumerate(moves) if not isinstance(move, Paperwork)), default=-1)
    return tuple(one for one in utterances if one.before > last)


def by_move(utterances: Iterable[Utterance], moves: Sequence[Move]) -> dict[int, tuple[Utterance, ...]]:
    """Return the lines that led to each move, by its index; of those that led to none yet, none.

    A line led to the first move after it that is no paperwork. What was typed before leaving was not said to anybody:
    it is `meant` by none of the lines shown.
    """
    from trainer.core.moves import Leave, Paperwork

    found: dict[int, tuple[Utterance, ...]] = {}
    for one in utterances:
        place = next((at for at in range(one.before, len(moves)) if not isinstance(moves[at], Paperwork)), None)
        if place is not None:
            said = one._replace(meant=one.meant and not isinstance(moves[place], Leave))
            found[place] = (*found.get(place, ()), said)
    return found


def said_with(utterances: Sequence[Utterance]) -> Utterance | None:
    """Return of the lines that led to one move the one that was meant by it: the last; None where nothing was typed."""
    return next((one for one in reversed(utterances) if one.words), None)


def reasons_now(reasons: Iterable[Reason]) -> Mapping[str, str]:
    """Return the reason that stands for each person, by their id; those taken away are left out."""
    standing = {one.person: one.words for one in reasons}
    return {person: words for person, words in standing.items() if words}


WORDS_FIRST = Sentence(N_("say it in your own words first"))
"""Why a line cannot be chosen yet."""
