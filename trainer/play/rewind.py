"""What the journal's rows mean: moves, and in practice the word that takes moves back."""

from __future__ import annotations

from collections.abc import Iterable

from trainer.core.codec import decode
from trainer.core.moves import Move

_REWIND = "rewind"


def rewind_row(moves: int) -> str:
    """Return the row that goes back to where `moves` moves had been made."""
    return f"{_REWIND} {moves}"


def replayed(rows: Iterable[str]) -> tuple[list[Move], int]:
    """Return the moves that are in force after `rows`, and how often something was taken back.

    Raises:
        BadTranscript: if a row is neither a move nor a rewind.
    """
    moves: list[Move] = []
    rewinds = 0
    for text in rows:
        word, _, number = text.partition(" ")
        if word == _REWIND and number.isdigit():
            del moves[int(number) :]
            rewinds += 1
        else:
            moves.append(decode(text))
    return moves, rewinds
