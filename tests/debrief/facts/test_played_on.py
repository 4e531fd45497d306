"""How a play would have gone on: the same moves lead to the same end, and others to a lawful one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.debrief.plays import FOLDERS, PLAYS, corner, golden_play, moves
from trainer.core.moves import Pitch
from trainer.core.replay import final_state
from trainer.debrief.facts.played_on import played_on
from trainer.debrief.facts.replay import replayed_play


@pytest.mark.parametrize("name", PLAYS)
def test_the_same_moves_lead_to_the_same_end_from_everywhere(name: str) -> None:
    scenario = corner().scenario
    play = replayed_play(scenario, moves(PLAYS[name]), "Kim")
    for place, moment in enumerate(play.moments):
        state, made = played_on(scenario, moment.before, [later.move for later in play.moments[place:]])
        assert state == play.state
        assert made == tuple(later.move for later in play.moments[place:])


@pytest.mark.parametrize(("folder", "file"), FOLDERS)
def test_what_is_left_out_ends_in_a_play_that_the_rules_allow(folder: Path, file: Path) -> None:
    play = golden_play("careless", folder, file)
    for place, moment in enumerate(play.moments):
        if isinstance(moment.move, Pitch):
            state, made = played_on(play.scenario, moment.before, [one.move for one in play.moments[place + 1 :]])
            before = [one.move for one in play.moments[:place]]
            assert final_state(play.scenario, [*before, *made]) == state
