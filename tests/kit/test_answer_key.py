"""The answer key."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.kit.scenarios import FILES, NAMES, scenario_in, scenario_of
from trainer.i18n.translator import Translator
from trainer.kit.answer_key import key_of
from trainer.kit.cards import card


@pytest.mark.parametrize("file", FILES)
def test_every_change_stands_in_the_key_and_on_the_card_of_whom_it_concerns(file: Path) -> None:
    tr = Translator("en")
    scenario = scenario_in(file, "en")
    concerned: dict[int, list[str]] = {}
    happened = 0
    for event in sorted(scenario.events, key=lambda one: one.day):
        after = happened | 1 << event.index
        for index, (was, now) in enumerate(zip(scenario.truths[happened], scenario.truths[after], strict=True)):
            if vars(was) != vars(now):
                concerned.setdefault(index, []).append(f"From day {event.day}")
        if event.needs is None:
            happened = after
    assert concerned or not scenario.events
    rows = key_of(tr, scenario).rows
    for person in scenario.people:
        for told in (rows[person.index].later, card(tr, scenario, person).changes):
            assert [re.split("[:,]", text)[0] for text in told] == concerned.get(person.index, [])


def test_a_second_event_is_told_against_the_first() -> None:
    scenario = scenario_of("second-hospital")
    told = {row.name: row.later for row in key_of(Translator("en"), scenario).rows}
    assert told["Yin Wanqiu"][0].startswith("From day 8: Decision maker, User · influence: decisive · sceptical")
    assert told["Hou Lie"] == (
        "From day 4: Decision maker, User · influence: decisive · moves nobody any more",
        "From day 8: Influencer, User · influence: some",
    )
    assert told["Shi Jiahui"][1] == "From day 8: sceptical"


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("name", NAMES)
def test_a_rule_ends_before_the_lawful_way_begins(name: str, language: str) -> None:
    rules = key_of(Translator(language), scenario_of(name, language)).rules
    assert all(rule.rstrip("”’\"')）」』").endswith((".", "?", "!", "。", "？", "！", "…")) for rule, _ in rules)
    assert not any(rule.endswith(("..", "。。", ".。")) for rule, _ in rules)
