"""A play that can be debriefed: finished, and legal throughout."""

from __future__ import annotations

import pytest

from tests.debrief import plays
from trainer.debrief.facts.debrief import debrief
from trainer.errors import IllegalMove, TrainerError


def test_an_unfinished_play_gives_no_answers_away() -> None:
    moves = plays.moves(plays.CAREFUL)[:-1]
    with pytest.raises(TrainerError, match="not over"):
        debrief(plays.corner().scenario, moves, you="Kim")


def test_an_illegal_move_is_told() -> None:
    with pytest.raises(IllegalMove):
        debrief(plays.corner().scenario, plays.moves(plays.CAREFUL)[3:], you="Kim")
