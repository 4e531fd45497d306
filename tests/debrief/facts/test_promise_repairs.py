"""Promises otherwise: cases that go together, and promises that are kept or not made."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.debrief.plays import FOLDERS, golden_play, moves
from tests.golden.record import golden_folders
from trainer.core.decision import contradictions
from trainer.core.legal import breaks_rule
from trainer.core.moves import Pitch, Study
from trainer.core.score.card import outcome_points, score
from trainer.core.state import State
from trainer.debrief.facts.losses import losses
from trainer.debrief.facts.played_on import played_on
from trainer.debrief.facts.promise_repairs import Otherwise, with_promises_kept, without_contradictions
from trainer.debrief.facts.replay import ReplayedPlay, replayed_play
from trainer.packs.load import load

BOTTLES = next((folder, file) for folder, file in golden_folders() if folder.name == "bottle-works")
NAMES = ("careless", "lost", "deferred", "concessions", "won", "disqualified")


def ended(play: ReplayedPlay, one: Otherwise) -> State:
    return played_on(play.scenario, play.moments[one.place].before, one.ahead)[0]


def unprepared() -> ReplayedPlay:
    """Return the golden win whose promise was made, without the evening that would have prepared it."""
    folder, file = BOTTLES
    text = (folder / "won.txt").read_text(encoding="utf-8")
    made = tuple(move for move in moves(text) if move != Study("beds"))
    return replayed_play(load(file).scenario, made, "Kim")


@pytest.mark.parametrize(("folder", "file"), FOLDERS)
def test_every_contradiction_can_be_given_up_and_nothing_new_contradicts(folder: Path, file: Path) -> None:
    for name in NAMES:
        play = golden_play(name, folder, file)
        pairs = contradictions(play.scenario, play.state)
        found = list(without_contradictions(play))
        assert bool(found) == bool(pairs)
        left = [contradictions(play.scenario, ended(play, one)) for one in found]
        assert all(len(one) < len(pairs) and {*one} <= {*pairs} for one in left)
        assert not pairs or () in left, "one way gives up all of them"
        for one in found:
            assert one.told == one.place and one.instead[0][0] == one.place
            dropped = {play.moments[place].move for place, _ in one.instead}
            assert dropped.isdisjoint(case for _, case in one.instead), "what is left out is put in nowhere else"
            for place, case in one.instead:
                assert isinstance(play.moments[place].move, Pitch)
                assert case is None or not breaks_rule(play.scenario, case)


def test_a_broken_promise_is_kept_or_not_made() -> None:
    play = unprepared()
    assert outcome_points(play.card.outcome) == 85 and play.card.scores["alignment"].value == 100
    found = list(with_promises_kept(play))
    kept = [one for one in found if one.doing == Study("beds")]
    assert kept and len(kept) < len(found)
    for one in found:
        card = score(play.scenario, ended(play, one))
        assert card is not None and not card.outcome.broken
    heard = next(moment.before.person for moment in play.moments if moment.move == Pitch("line"))
    assert {one.person for one in found} == {heard}


def test_a_broken_promise_has_its_own_price_where_nothing_else_of_it_shows() -> None:
    (loss,) = (one for one in losses(unprepared()) if one.kind == "promise")
    assert loss.points == pytest.approx(15 * 15 / 100, abs=0.1)
    assert loss.repair.doing == Study("beds")


@pytest.mark.parametrize("name", NAMES)
def test_a_play_whose_promises_are_kept_has_none_to_mend(name: str) -> None:
    play = golden_play(name, *BOTTLES)
    assert bool(list(with_promises_kept(play))) == bool(play.card.outcome.broken)
