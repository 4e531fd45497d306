"""A whole debrief in words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.conftest import InZone
from tests.debrief.plays import CARELESS, PLAYS, with_facts
from trainer.debrief.facts.debrief import Facts
from trainer.debrief.words.debrief import page_of
from trainer.i18n.translator import Translator


@pytest.mark.parametrize("text", PLAYS.values(), ids=PLAYS)
def test_words_have_as_many_parts_as_the_facts(text: str) -> None:
    about = with_facts(text)
    page = page_of(Translator("en"), about)
    for facts, words in (
        (about.turns, page.turns), (about.days, page.days), (about.map, page.tree), (about.people, page.people),
        (about.pitches, page.pitches), (about.objections, page.objections), (about.prompts, page.prompts),
        (about.result.scores, page.result.scores), (about.result.voices, page.result.voices),
    ):  # fmt: skip
        assert len(facts) == len(words)


def test_the_head_says_what_is_known_of_the_attempt_and_nothing_else() -> None:
    about = with_facts(CARELESS)
    page = page_of(Translator("en"), about)
    assert (page.title, page.subtitle, page.language) == ("The corner workshop", "Debrief for Kim", "en")
    facts = {fact.label: fact.value for fact in page.facts}
    assert facts["Mode"] == "practice, 2 times taken back"
    assert (facts["Attempt"], facts["Played on"], facts["Pack"]) == ("0f3a99bc", "2026-11-21", "A small pack")
    bare = page_of(Translator("zh"), replace(about, facts=Facts()))
    assert bare.language == "zh-Hans" and len(bare.facts) == 2


def test_the_day_of_the_play_is_that_of_the_place(in_zone: InZone) -> None:
    about = with_facts(CARELESS)
    for zone, day in (("XXX12", "2026-11-20"), ("XXX-15", "2026-11-21"), ("UTC0", "2026-11-20")):
        in_zone(zone)
        late = replace(about, facts=replace(about.facts, opened="2026-11-20T23:00:00+00:00"))
        assert {fact.label: fact.value for fact in page_of(Translator("en"), late).facts}["Played on"] == day


def test_whoever_draws_a_calendar_and_a_map_gets_neither_in_words() -> None:
    page = page_of(Translator("en"), with_facts(CARELESS), drawn=True, people=1)
    assert (page.days, page.tree, len(page.people)) == ((), (), 1)


def test_a_variant_is_named_and_another_one_offered() -> None:
    alone = with_facts(CARELESS)
    page = page_of(Translator("en"), replace(alone, facts=replace(alone.facts, variant="b", variants=3)))
    assert ("Variant", "b (one of 3)") in [(one.label, one.value) for one in page.facts]
    assert "3 truths" in page.next.another
    plain = page_of(Translator("en"), alone)
    assert plain.next.another == "" and "Variant" not in [one.label for one in plain.facts]
