"""Two plays side by side in words: what the two are called, and what is said where there is nothing to compare."""

from __future__ import annotations

from dataclasses import replace

from tests.debrief.comparisons import golden_side, page_for, small_side
from tests.debrief.plays import CAREFUL, CARELESS
from trainer.debrief.facts.comparison import comparison
from trainer.debrief.words.comparison import comparison_page
from trainer.i18n.translator import Translator


def test_ones_own_plays_are_the_first_and_the_second_of_two_people_each_by_name() -> None:
    page = page_for("careless", "b/won")
    assert page.heads == ("First play", "Second play")
    assert page.letters == ("Variant a", "Variant b")
    assert page.subtitle == "Two plays side by side: Kim"
    other = comparison_page(
        Translator("en"), comparison(golden_side("careless", you="Kim"), golden_side("b/won", you="Li"))
    )
    assert other.heads == ("Kim", "Li")
    assert other.subtitle == "Two plays side by side: Kim, Li"


def test_each_play_is_told_apart_by_variant_end_day_and_practice() -> None:
    first = golden_side("careless", opened="2026-03-01T08:00:00Z")
    second = golden_side("b/won", opened="2026-03-02T08:00:00Z")
    second = replace(second, facts=replace(second.facts, practice=True))
    page = comparison_page(Translator("en"), comparison(first, second))
    facts = {fact.label: fact.value for fact in page.facts}
    assert facts["First play"] == "variant a · Lost · 6.7 of 100 · 2026-03-01"
    assert facts["Second play"].endswith("· 2026-03-02 · practice")


def test_one_truth_is_not_compared_and_the_page_says_why() -> None:
    about = comparison(small_side(CAREFUL), small_side(CARELESS))
    for language, words in (("en", "the same truth"), ("zh", "同一个真相")):
        page = comparison_page(Translator(language), about)
        assert page.truths is None
        assert words in page.same_truth
    assert page_for("careless", "b/won").same_truth == ""
