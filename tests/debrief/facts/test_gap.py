"""What stood between an ending and a win: whose minimum was missed, and how far the support was from what it takes."""

from __future__ import annotations

from tests.debrief.plays import golden_play
from tests.golden.record import golden_folders
from trainer.core.score.card import OUTCOME_POINTS
from trainer.debrief.facts.gap import gap_of
from trainer.debrief.facts.losses import losses


def test_a_gap_is_told_only_where_nothing_ends_the_play_better_and_holds_the_figures_of_the_decision() -> None:
    told = 0
    for folder, file in golden_folders():
        for name in ("careless", "lost", "deferred", "concessions", "won", "disqualified"):
            play = golden_play(name, folder, file)
            end, found = play.card.outcome, losses(play)
            better = any(OUTCOME_POINTS[loss.outcome] > OUTCOME_POINTS[end.kind] for loss in found if loss.outcome)
            gap = gap_of(play, found)
            assert (gap is None) == (end.kind in ("won", "disqualified") or better)
            if gap is None:
                continue
            told += 1
            assert gap.people or gap.threshold
            assert {play.name(person) for person in end.against} <= {one.person for one in gap.people}
            assert all(one.support < one.needed for one in gap.people)
            assert gap.weighted == end.weighted
            assert (gap.threshold == 0) == (end.weighted >= play.scenario.levels.threshold)
    assert told


def test_without_what_was_tried_every_play_that_was_not_won_has_one() -> None:
    for folder, file in golden_folders():
        gap = gap_of(golden_play("deferred", folder, file), ())
        assert gap is not None and (gap.people or gap.threshold)
