"""The facilitator's guide."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.kit.scenarios import PLAYED, scenario_in
from trainer.i18n.translator import Translator
from trainer.kit.guide import guide_of, texts_of
from trainer.kit.lessons import Reading


def test_the_timing_of_plays_at_the_screen_is_named_as_such() -> None:
    scenario = scenario_in(PLAYED[0].values[0], "en")
    assert scenario.brief.facilitator is not None
    timing = scenario.brief.facilitator[1]
    texts = dict(texts_of(Translator("en"), scenario))
    assert texts["The timing its authors had in mind for plays at the screen"] == timing
    silent = replace(scenario, brief=replace(scenario.brief, facilitator=None))
    assert texts_of(Translator("en"), silent) == ()


def test_the_guide_says_how_the_minutes_of_reading_are_reckoned() -> None:
    guide = guide_of(Translator("en"), scenario_in(PLAYED[0].values[0], "en"), Reading(10, 8), (), ())
    assert ("To read, in minutes", "brief 10, longest card 8") in guide.facts
    assert "175 words or 260 Chinese characters a minute" in guide.rate and "Brysbaert 2019" in guide.rate


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_kit_of_several_truths_says_how_two_halves_use_them(language: str) -> None:
    tr = Translator(language)
    scenario = scenario_in(PLAYED[0].values[0], language)
    assert guide_of(tr, scenario, Reading(10, 8), (), ()).halves == ()
    guide = guide_of(tr, scenario, Reading(10, 8), (), (), ("a", "b"))
    assert len(guide.halves) == 3 and "a, b" in guide.halves[0].replace("、", ", ") and "30" in guide.halves[0]
    assert [room.letter for room in guide.classes[1].rooms] == ["a", "b"]


def test_two_cards_for_one_player_are_explained_where_a_plan_has_them() -> None:
    tr = Translator("en")
    whole = scenario_in(PLAYED[0].values[0], "en")
    few = replace(whole, people=whole.people[:4])
    told = [guide_of(tr, one, Reading(10, 8), (), ()).seating for one in (whole, few)]
    assert [any("takes two" in text for text in texts) for texts in told] == [True, False]
