"""The dearest losses as facts: whose they are, by what move, and what would have been better."""

from __future__ import annotations

from tests.debrief.plays import CARELESS, FORBIDDEN, corner, golden_play, moves
from tests.golden.record import golden_folders
from trainer.debrief.facts.loss_reviews import ABOUT_MAP, loss_review
from trainer.debrief.facts.losses import losses, told
from trainer.debrief.facts.replay import replayed_play


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
    assert review.rules == ("Learning a rival's sealed bid",)
    assert review.substitutes == ("Ask what the customer needs.",)
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
