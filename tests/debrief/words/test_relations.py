"""Every cause of lost trust in words, and each half of a coach."""

from __future__ import annotations

from typing import get_args

import pytest

from trainer.debrief.facts.relations import CoachReview, TrustCause, TrustLost
from trainer.debrief.facts.replay import Need
from trainer.debrief.words.relations import coach_line, trust_line
from trainer.i18n.translator import Translator

WIN = Need("win", "safety")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_cause_has_words_of_its_own(language: str) -> None:
    tr = Translator(language)
    causes: tuple[TrustCause, ...] = get_args(TrustCause)
    lines = [trust_line(tr, TrustLost(7, 2, 1, cause, "WHAT?", 12)) for cause in causes]
    assert len(set(lines)) == len(causes)
    assert all("WHAT?" in line and "2" in line and "−1" in line and "{" not in line for line in lines)


@pytest.mark.parametrize(
    ("trust", "served", "nearest", "said", "unsaid"),
    [
        (4, (WIN,), None, "Developed", "missing"),
        (2, (WIN,), None, "Trust was missing: 2 of 5, and it takes 3", "win was missing"),
        (4, (), None, "A personal win was missing: no case", "Trust was missing"),
        (4, (), ("The plain model", 44), "“The plain model” spoke to it, but fitted 44", "no case"),
        (1, (), None, "Trust was missing: 1 of 5", "Developed"),
    ],
)
def test_the_half_that_is_missing_is_said(
    trust: int, served: tuple[Need, ...], nearest: tuple[str, int] | None, said: str, unsaid: str
) -> None:
    words = coach_line(Translator("en"), CoachReview(trust >= 3 and bool(served), True, trust, served, (WIN,), nearest))
    assert said in words and unsaid not in words
    assert words.startswith("Developed" if "Developed" in said else "Named on your map")
