"""What the map could have said: what clues in hand showed, what was true, and no more."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.debrief.plays import CARELESS, FOLDERS, corner, golden_play, moves
from trainer.core.score.account_map import mark
from trainer.core.vocabulary import NEED_BIT
from trainer.debrief.facts.map_repairs import finding_notes, map_notes
from trainer.debrief.facts.replay import replayed_play

BAD = ("careless", "deferred", "concessions")


@pytest.mark.parametrize(("folder", "file"), FOLDERS)
@pytest.mark.parametrize("name", BAD)
def test_what_is_added_is_true_and_was_in_hand(folder: Path, file: Path, name: str) -> None:
    play = golden_play(name, folder, file)
    for person in range(len(play.scenario.people)):
        notes = map_notes(play, person, "map")
        for place, note in (notes.by_place if notes else {}).items():
            handed = play.moments[place].after.handed[-1]
            truth, stood = play.scenario.truth(handed.fired)[person], handed.board[person]
            assert note != stood
            assert notes is not None and notes.told in notes.by_place
            assert all(handed.clues >> play.scenario.clue_index[clue] & 1 for clue in note.evidence)
            assert mark(play.scenario, person, note, truth) >= mark(play.scenario, person, stood, truth)
            believed = () if stood is None else (*stood.concerns, *stood.wins)
            for need in (*note.concerns, *note.wins):
                assert truth.needs & NEED_BIT[need] or need in believed


@pytest.mark.parametrize(("folder", "file"), FOLDERS)
def test_a_finding_was_never_found_and_shows_what_the_last_map_had_not(folder: Path, file: Path) -> None:
    play = golden_play("deferred", folder, file)
    found = 0
    for person in range(len(play.scenario.people)):
        for clue, notes in finding_notes(play, person):
            found += 1
            assert not play.state.clues >> clue & 1
            assert play.scenario.clues[clue].about == person == notes.person
            assert notes.note != play.state.handed[-1].board[person]
    assert found


def test_a_wrong_role_is_a_guess_and_nothing_else_changes() -> None:
    play = replayed_play(corner().scenario, moves(CARELESS), "Kim")
    notes = map_notes(play, play.scenario.person_index["ada"], "sure")
    assert notes is not None
    for place, note in notes.by_place.items():
        stood = play.moments[place].after.handed[-1].board[notes.person]
        assert stood is not None
        assert (note.certainty, note.roles, note.concerns) == (1, stood.roles, stood.concerns)
    right = replayed_play(corner().scenario, moves(CARELESS), "Kim")
    assert map_notes(right, right.scenario.person_index["cy"], "sure") is None
