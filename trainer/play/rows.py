"""What the journal's rows mean: moves, in practice the word that takes moves back, and that something was said.

Of what was said in the trainees' own words, a row holds the digest only: the words lie apart and can be erased, and the
chain of the rows still holds.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import NamedTuple

from trainer.core.codec import decode, encode
from trainer.core.moves import Move
from trainer.core.own_words import NOTHING_SAID, OwnWords, Reason, Utterance
from trainer.store.records import KeptWords

_REWIND = "rewind"
_SAY = "say"
_PITCH = "pitch"
_NONE = "none"
_WHY = "why"
NO_MOVES = frozenset({_SAY, _NONE, _WHY})
"""First words of the rows that change nothing in the play."""
_SAID = re.compile(rf"({_SAY}( {_PITCH})?|{_WHY} [a-z][a-z0-9-]*)( (?P<digest>[0-9a-f]{{64}}))?")
_LONGEST_NUMBER = 6


class Played(NamedTuple):
    """What rows mean.

    Attributes:
        moves: the moves in force.
        rewinds: how often something was taken back.
        said: what was said in the trainees' own words, of it what is in force.
    """

    moves: list[Move]
    rewinds: int
    said: OwnWords


def rewind_row(moves: int) -> str:
    """Return the row that goes back to where `moves` moves had been made."""
    return f"{_REWIND} {moves}"


def say_row(kept: KeptWords | None, *, pitch: bool = False) -> str:
    """Return the row that says that a line was typed, for a pitch alone or not; None where none was."""
    return " ".join((_SAY, *((_PITCH,) if pitch else ()), *((digest_of(kept),) if kept else ())))


def none_row() -> str:
    """Return the row that says that none of the lines shown was meant by the one typed last."""
    return _NONE


def reason_row(person: str, kept: KeptWords | None) -> str:
    """Return the row that says that a reason was written of a person; None where it was taken away."""
    return f"{_WHY} {person} {digest_of(kept)}" if kept else f"{_WHY} {person}"


def salted(words: str) -> KeptWords:
    """Return words with a salt of their own: once both are erased, nobody can try out what they were."""
    return KeptWords(uuid.uuid4().hex, words)


def digest_of(kept: KeptWords) -> str:
    """Return the digest that stands in the chain for words: SHA-256 over their salt and themselves."""
    return sha256(f"{kept.salt}\n{kept.words}".encode()).hexdigest()


def digest_in(row: str) -> str:
    """Return the digest that a row holds, "" if it holds none."""
    found = _SAID.fullmatch(row)
    return (found["digest"] or "") if found else ""


def is_written_so(row: str) -> bool:
    """Return whether a row is written as this program writes it; a move need not be legal.

    Raises:
        BadTranscript: if it is none at all.
    """
    word, _, rest = row.partition(" ")
    if word == _REWIND:
        return len(rest) <= _LONGEST_NUMBER and rest.isascii() and rest.isdigit() and row == rewind_row(int(rest))
    if word in NO_MOVES:
        return row == _NONE or _SAID.fullmatch(row) is not None
    return encode(decode(row)) == row


def played(rows: Iterable[str], words: Mapping[int, KeptWords] | None = None) -> Played:
    """Return what is in force after `rows`.

    Args:
        rows: the rows of an attempt, from the first on.
        words: what was said in the trainees' own words, by the number of the row; where it is missing, nothing was
            typed, or it was erased.

    Raises:
        BadTranscript: if a row is none of these.
    """
    moves: list[Move] = []
    said = NOTHING_SAID
    rewinds = 0
    for number, text in enumerate(rows):
        word, _, rest = text.partition(" ")
        kept = (words or {}).get(number)
        if word == _REWIND and rest.isdigit():
            back = int(rest)
            del moves[back:]
            said = said.until(back)
            rewinds += 1
        elif word == _SAY:
            words_of, alone = kept or KeptWords("", ""), rest.partition(" ")[0] == _PITCH
            said = said.with_line(Utterance(number, len(moves), words_of.words, review=words_of.review, pitch=alone))
        elif text == _NONE and said.utterances:
            said = said.with_last_unmet()
        elif word == _WHY:
            reason = Reason(number, len(moves), rest.partition(" ")[0], kept.words if kept else "")
            said = said.with_reason(reason)
        else:
            moves.append(decode(text))
    return Played(moves, rewinds, said)
