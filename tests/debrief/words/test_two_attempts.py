"""Attempt beside attempt in words: a gain with its sign, what it means by whether the truth was known, and why."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from tests.debrief.comparisons import golden_side, page_for, small_side
from tests.debrief.plays import CAREFUL, CARELESS
from trainer.debrief.comparison_page import AttemptsPage
from trainer.debrief.facts.comparison import Play, comparison
from trainer.debrief.words.comparison import comparison_page
from trainer.debrief.words.two_attempts import points
from trainer.i18n.translator import Translator


def attempts(first: Play, second: Play, language: str = "en") -> AttemptsPage:
    return comparison_page(Translator(language), comparison(first, second)).attempts


@pytest.mark.parametrize(
    ("amount", "words"), [(3.14, "+3.1"), (-3.14, "−3.1"), (0.04, "±0"), (-0.04, "±0"), (0.05, "+0.1"), (0.0, "±0")]
)
def test_points_have_their_sign(amount: float, words: str) -> None:
    assert points(amount) == words


@pytest.mark.parametrize(("language", "learned"), [("en", "what you have learned"), ("zh", "有你学到的")])
def test_a_gain_with_another_truth_is_learning(language: str, learned: str) -> None:
    page = page_for("careless", "b/won", language=language).attempts
    assert "+91.7" in page.lead
    assert learned in page.lead
    assert len(page.why) >= 5


@pytest.mark.parametrize(("language", "less"), [("en", "brought less"), ("zh", "第二次得分更低")])
def test_a_fall_is_said_with_its_sign_and_explained(language: str, less: str) -> None:
    page = page_for("won", "b/careless", language=language).attempts
    assert "−" in page.lead and "+" not in page.lead
    assert less in page.lead
    assert page.why_head == {"en": "What cost it", "zh": "失分在哪里"}[language]
    assert page.why and all("−" in line for line in page.why)
    assert any("Sun Yue" in line or "孙玥" in line for line in page.why)


@pytest.mark.parametrize(("language", "word"), [("en", "repetition"), ("zh", "重复")])
def test_the_same_variant_again_is_called_a_repetition_and_no_learning(language: str, word: str) -> None:
    up = page_for("lost", "won", language=language).attempts
    down = page_for("won", "lost", language=language).attempts
    known = attempts(
        golden_side("lost", language=language), replace(golden_side("b/won", language=language), known=True), language
    )
    for page in (up, down, known):
        assert word in page.lead
        assert "the gain is what you have learned" not in page.lead and "有你学到的" not in page.lead
    assert up.remarks and up.lead != down.lead


def test_between_two_people_there_is_no_gain() -> None:
    page = attempts(golden_side("careless", you="Kim"), golden_side("b/won", you="Li"))
    assert page.lead.startswith("Kim: 6.7, Li: 98.4. 91.7 points lie between two people")
    assert "+91.7" not in page.lead


def test_less_than_a_point_is_no_difference() -> None:
    page = attempts(golden_side("won"), golden_side("b/won"))
    assert "less than a point apart" in page.lead
    assert page.why == ()


def test_the_end_is_told_by_its_name_and_what_had_no_occasion_as_such() -> None:
    up = page_for("careless", "b/won").attempts
    (end,) = (line for line in up.why if line.startswith("Outcome +"))
    assert re.search(r"first “Lost” \(.* needed; all the support at \d+ of \d+\), then “Won” \(.*\)\.$", end)
    assert re.search(r"then “Won” \(Sun Yue at \d+ of the \d+ needed", end)
    rows = {row.label: row for row in up.scores}
    assert rows["Adaptation"].second == "no occasion"
    down = page_for("won", "b/careless").attempts
    assert not any(line.startswith("Adaptation") for line in (*up.why, *up.against, *down.why, *down.against))
    for page in (up, down):
        assert any(
            line.startswith("Adaptation was asked of the first play alone (") and "nothing to compare" in line
            for line in page.remarks
        )


def test_what_has_to_be_known_of_the_figures_is_said() -> None:
    first, second = golden_side("careless"), golden_side("b/won")
    practised = replace(first, facts=replace(first.facts, practice=True))
    changed = replace(second, facts=replace(second.facts, sha256="0" * 64))
    page = attempts(practised, changed)
    assert any("Practice" in line and "First play" in line for line in page.remarks)
    assert any("two versions" in line for line in page.remarks)
    assert any("98.1 with the one truth, 98.4 with the other" in line for line in page.remarks)


def test_with_each_person_both_ways_stand_beside_each_other() -> None:
    page = attempts(small_side(CAREFUL), small_side(CARELESS))
    bo = {row.label: row for row in next(one for one in page.people if one.name == "Bo Kern").rows}
    assert (bo["Meetings"].first, bo["Meetings"].second) == ("visit with Em", "mail; visit")
    assert bo["On the last map"].first.startswith("= Decision maker")
    assert "never touched" in bo["Objections"].first or "prevented" in bo["Objections"].first
    assert "of 100" in bo["Objections"].second
    assert page.studied is not None
    assert (page.studied.first, page.studied.second) == ("“Our own ledger”", "“Talk at the trade fair”")


def test_what_was_held_several_times_is_counted() -> None:
    rows = [row for one in page_for("careless", "b/won").attempts.people for row in one.rows if row.label == "Meetings"]
    assert any(row.second == "3 × call with Dou Kai" for row in rows)
