"""Rules broken: when, with whom or by what, and how often."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.debrief.plays import CARELESS, FOLDERS, FORBIDDEN, corner, golden_play, moves
from trainer.core.score.card import BREACH_POINTS
from trainer.debrief.facts.breaches import rules_broken
from trainer.debrief.facts.clearing import Occasion
from trainer.debrief.facts.loss_reviews import loss_review
from trainer.debrief.facts.losses import losses
from trainer.debrief.facts.replay import replayed_play


def test_a_breach_in_a_meeting_says_with_whom() -> None:
    play = replayed_play(corner().scenario, moves(FORBIDDEN), "Kim")
    (rule,) = rules_broken(play)
    assert rule.occasions == (Occasion(rule.day, "Cy Lund", ""),)


def test_a_breach_at_the_desk_says_by_what() -> None:
    whole = corner().scenario
    broken = tuple(
        replace(one, effects=replace(one.effects, breach=0)) if one.id == "fair" else one for one in whole.sources
    )
    play = replayed_play(replace(whole, sources=broken), moves(CARELESS), "Kim")
    (rule,) = rules_broken(play)
    (fair,) = (one for one in whole.sources if one.id == "fair")
    assert rule.occasions == (Occasion(1, "", fair.title),)


def test_a_lawful_way_that_was_gone_as_well_is_known() -> None:
    scenario = corner().scenario
    (rule,) = scenario.rules
    ways = {"ask cy.worry": True, "ask cy.day": True, "study ledger": False, "pitch one-shop": False}
    for way, went in ways.items():
        other = replace(scenario, rules=(replace(rule, substitute=way),))
        (broken,) = rules_broken(replayed_play(other, moves(FORBIDDEN), "Kim"))
        assert broken.went is went


@pytest.mark.parametrize(
    ("talk", "went"),
    [
        ("meet cy visit\npitch one-shop\nrespond cy.doubt.tell\nrespond cy.doubt.show\nleave", True),
        ("meet bo visit\npitch one-shop\nrespond bo.doubt.we-do\nleave", False),
    ],
)
def test_a_lawful_case_counts_with_whom_the_rule_was_broken(talk: str, went: bool) -> None:
    whole = corner().scenario
    scenario = replace(whole, rules=tuple(replace(one, substitute="pitch one-shop") for one in whole.rules))
    told = FORBIDDEN.replace("review", f"{talk}\nreview", 1)
    (broken,) = rules_broken(replayed_play(scenario, moves(told), "Kim"))
    assert broken.went is went


@pytest.mark.parametrize(("folder", "file"), FOLDERS)
def test_a_breach_is_dated_by_the_gravest_rule(folder: Path, file: Path) -> None:
    if not (folder / "disqualified.txt").is_file():
        pytest.skip("no such play of this scenario")
    play = golden_play("disqualified", folder, file)
    (review,) = (loss_review(play, loss) for loss in losses(play) if loss.kind == "breach")
    grades = [BREACH_POINTS[rule.grade] for rule in review.rules]
    assert grades == sorted(grades, reverse=True)
    assert review.number in {rule.number for rule in review.rules if BREACH_POINTS[rule.grade] == grades[0]}
