from __future__ import annotations

import pytest

from trainer.core.codec import encode
from trainer.errors import BadTranscript
from trainer.play.rewind import replayed, rewind_row


def test_rows_without_a_rewind_are_the_moves() -> None:
    moves, rewinds = replayed(["study ledger", "close"])
    assert ([encode(move) for move in moves], rewinds) == (["study ledger", "close"], 0)


def test_a_rewind_takes_back_to_so_many_moves_and_play_goes_on() -> None:
    rows = ["study ledger", "meet ada visit", "leave", rewind_row(1), "meet bo call", rewind_row(0), "close"]
    moves, rewinds = replayed(rows)
    assert ([encode(move) for move in moves], rewinds) == (["close"], 2)
    moves, rewinds = replayed(rows[:5])
    assert ([encode(move) for move in moves], rewinds) == (["study ledger", "meet bo call"], 1)


@pytest.mark.parametrize("row", ["rewind", "rewind x", "rewind -1", "dance"])
def test_what_is_neither_a_move_nor_a_rewind_is_refused(row: str) -> None:
    with pytest.raises(BadTranscript):
        replayed(["study ledger", row])
