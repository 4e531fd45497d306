"""The answer key."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from tests.kit.scenarios import FILES, NAMES, scenario_in, scenario_of
from trainer.core.vocabulary import CONCERNS, NEEDS
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


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("name", NAMES)
def test_what_each_objection_means_stands_with_what_shows_it(name: str, language: str) -> None:
    tr, scenario = Translator(language), scenario_of(name, language)
    lists = dict(key_of(tr, scenario).lists)
    told = lists[tr("What objections mean, and what shows it")]
    for objection, line in zip(scenario.objections, told, strict=True):
        need = NEEDS[objection.meant.bit_length() - 1]
        assert line.startswith(scenario.people[objection.person].name)
        assert tr.term("concern" if need in CONCERNS else "win", need) in line
        showing = [clue for clue in scenario.clues if objection.shown_by >> clue.index & 1]
        cited = sum(clue.text.replace("{you}", "")[:20] in line for clue in showing)
        assert cited >= min(len(showing), 1)


def test_what_no_clue_shows_only_asking_tells() -> None:
    scenario = scenario_of(NAMES[0])
    blank = replace(scenario, objections=tuple(replace(one, shown_by=0) for one in scenario.objections))
    tr = Translator("en")
    told = dict(key_of(tr, blank).lists)["What objections mean, and what shows it"]
    assert all(line.endswith("Only asking tells it.") for line in told)
