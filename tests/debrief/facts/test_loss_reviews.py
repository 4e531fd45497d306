"""The dearest losses as facts: whose they are, by what move, and what would have been better."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from tests.debrief.plays import CAREFUL, CARELESS, FOLDERS, FORBIDDEN, corner, golden_play, moves
from tests.golden.record import golden_folders
from trainer.core.decision import table_support
from trainer.core.moves import Move, Note, Review
from trainer.core.step import start, step
from trainer.debrief.facts.clues import found_on
from trainer.debrief.facts.loss_reviews import ABOUT_MAP, loss_review
from trainer.debrief.facts.losses import losses, told
from trainer.debrief.facts.replay import replayed_play
from trainer.debrief.facts.result import result_of


def test_a_loss_names_the_move_the_person_and_what_came_of_it() -> None:
    play = replayed_play(corner().scenario, moves(CARELESS), "Kim")
    for loss in losses(play):
        review = loss_review(play, loss)
        assert (review.kind, review.points, review.overall) == (loss.kind, loss.points, loss.overall)
        assert review.person == play.name(loss.repair.person)
        assert review.day == (play.moments[review.number - 1].day if review.number else 0)
        assert (review.pitch is not None) == (review.kind in ("pitch", "unheard", "unproven", "contradiction"))
        assert (review.entry is not None) == (review.kind in ABOUT_MAP)
        assert (review.objection is not None) == (review.kind == "objection")


def test_a_breach_names_its_rules_and_the_lawful_ways() -> None:
    play = replayed_play(corner().scenario, moves(FORBIDDEN), "Kim")
    review = loss_review(play, told(play, losses(play))[0])
    (rule,) = review.rules
    assert (rule.rule, rule.substitute) == ("Learning a rival's sealed bid", "Ask what the customer needs.")
    assert [step.kind for step in review.steps] == ["skip"]


def test_whatever_is_told_says_what_to_do_instead() -> None:
    for folder, file in golden_folders():
        for name in ("careless", "deferred", "concessions", "lost"):
            play = golden_play(name, folder, file)
            for loss in told(play, losses(play)):
                review = loss_review(play, loss)
                assert bool(review.parts) == (review.kind == "together")
                assert review.steps or review.kind == "no" or all(part.steps for part in review.parts)
                assert all(step.what or step.person or step.hearers or step.entry for step in review.steps)
                if review.kind == "objection":
                    assert {step.kind for step in review.steps} == {"respond"}


def test_what_is_said_of_a_map_holds_on_its_day() -> None:
    for folder, file in golden_folders():
        for name in ("careless", "lost", "deferred", "concessions", "won"):
            play = golden_play(name, folder, file)
            found = found_on(play)
            days = {play.said(play.scenario.clues[clue].text): when.day for clue, when in found.items()}
            for loss in losses(play):
                review = loss_review(play, loss)
                if review.kind not in ("map", "sure"):
                    continue
                moment = play.moments[review.number - 1]
                assert len(moment.after.handed) > len(moment.before.handed)
                handed = moment.after.handed[-1]
                note = handed.board[loss.repair.person]
                assert review.day == moment.day and review.entry is not None
                assert review.entry.roles == (note.roles if note is not None else ())
                assert review.roles == play.scenario.truth(handed.fired)[loss.repair.person].roles
                assert all(days[text] <= review.day for text in review.shown)
                better = review.steps[-1].entry
                assert better is not None


def test_where_all_that_was_known_stood_on_the_map_what_fell_short_is_named() -> None:
    for folder, file in golden_folders():
        won = golden_play("won", folder, file)
        made = [moment.move for moment in won.moments]
        less: dict[str, list[Move]] = {
            "certainty": [replace(one, certainty=2) if isinstance(one, Note) and one.roles else one for one in made],
            "evidence": [replace(one, evidence=()) if isinstance(one, Note) else one for one in made],
        }
        for short, moves_made in less.items():
            play = replayed_play(won.scenario, moves_made, "Kim")
            reviews = [loss_review(play, loss) for loss in losses(play) if loss.kind == "map"]
            fell = [review for review in reviews if review.short]
            assert fell and {review.short for review in fell} == {short}
            for review in fell:
                better = review.steps[-1].entry
                assert better is not None and review.entry is not None and review.proofs >= 2
                assert replace(better, certainty=review.entry.certainty) == review.entry


def test_a_role_that_was_true_before_power_moved_is_stale() -> None:
    made = moves(CAREFUL)
    cut = made.index(Review())
    # What was written for the first map stands on the last one, too.
    left = [one for one in made[cut:] if not isinstance(one, Note)]
    play = replayed_play(corner().scenario, [*made[:cut], *left], "Kim")
    reviews = [loss_review(play, loss) for loss in losses(play) if loss.kind in ("map", "sure")]
    assert {review.person: review.short for review in reviews if review.short}["Bo Kern"] == "stale"
    guessed = [replace(one, roles=("observer",)) if isinstance(one, Note) else one for one in made]
    play = replayed_play(corner().scenario, guessed, "Kim")
    assert not any(loss_review(play, loss).short == "stale" for loss in losses(play)), "it was never true"


def test_how_whoever_was_missed_would_have_stood_is_what_the_replay_gives() -> None:
    missed = 0
    for folder, file in golden_folders():
        play = golden_play("deferred", folder, file)
        for loss in losses(play):
            review = loss_review(play, loss)
            if review.needed:
                state = start(play.scenario)
                for move in loss.moves:
                    state, _ = step(play.scenario, state, move)
                assert review.lifted == table_support(play.scenario, state)[loss.repair.person]
                missed += 1
    assert missed


@pytest.mark.parametrize(("folder", "file"), FOLDERS)
def test_what_is_said_of_the_person_is_what_the_play_has(folder: Path, file: Path) -> None:
    play = golden_play("careless", folder, file)
    own = Counter(moment.move for moment in play.moments)
    last = play.state.handed[-1]
    truths = play.scenario.truth(last.fired)
    voices = {voice.name: voice.stand for voice in result_of(play).voices}
    for loss in losses(play):
        review, person = loss_review(play, loss), loss.repair.person
        assert review.added == (not own - Counter(loss.moves))
        if person < 0:
            assert (review.stand, review.meetings, review.seen) == ("", 0, False)
            continue
        note = last.board[person]
        assert review.stand == voices.get(review.person, review.stand)
        assert bool(review.meetings) == bool(play.state.met >> person & 1)
        assert review.meetings == sum(one.before.person != person == one.after.person for one in play.moments)
        assert review.seen == (note is not None and note.roles[:1] == truths[person].roles[:1])
