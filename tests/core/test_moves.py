from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest
from hypothesis import given

from tests.core import made_up
from tests.core.made_up import few
from trainer.core.codec import encode
from trainer.core.moves import Meet, Move, Note


def test_an_empty_note_holds_no_opinion() -> None:
    assert Note("ann") == Note("ann", (), None, None, None, (), (), 1, ())
    assert Meet("ann", "visit") == Meet("ann", "visit", None)


@few
@given(made_up.moves, made_up.moves)
def test_moves_are_values(one: Move, other: Move) -> None:
    assert (one == other) == (encode(one) == encode(other))
    assert one != other or hash(one) == hash(other)


def test_a_move_does_not_change() -> None:
    note = Note("ann")
    with pytest.raises(FrozenInstanceError):
        note.influence = 2  # type: ignore[misc]
