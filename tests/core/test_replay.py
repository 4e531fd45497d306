from __future__ import annotations

import pytest

from tests.plays import after
from trainer.core.codec import decode
from trainer.core.replay import final_state, replay
from trainer.core.scenario import Scenario
from trainer.core.step import start
from trainer.errors import IllegalMove

MOVES = "study ledger; meet ada visit; ask ada.day; leave"


def test_every_move_begins_where_the_one_before_ended(corner: Scenario) -> None:
    made = list(replay(corner, [decode(line) for line in MOVES.split("; ")]))
    assert [decode(line) for line in MOVES.split("; ")] == [one.move for one in made]
    assert made[0].before == start(corner)
    assert [one.before for one in made[1:]] == [one.after for one in made[:-1]]
    assert [one.happenings[0].kind for one in made] == ["studied", "met", "asked", "left"]
    assert made[-1].after == after(corner, MOVES)


def test_a_play_goes_on_from_any_state(corner: Scenario) -> None:
    midway = after(corner, "study ledger; meet ada visit")
    (*_, last) = replay(corner, [decode("ask ada.day"), decode("leave")], midway)
    assert last.after == after(corner, MOVES)


def test_an_illegal_move_says_which_it_is(corner: Scenario) -> None:
    with pytest.raises(IllegalMove) as caught:
        final_state(corner, [decode("study ledger"), decode("leave"), decode("close")])
    assert caught.value.number == 2


def test_no_moves_leave_the_play_at_its_start(corner: Scenario) -> None:
    assert final_state(corner, []) == start(corner)
