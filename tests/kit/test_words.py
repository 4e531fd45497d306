"""What a kit says: every reply by its kind, conditions as their reader takes them, a map for each day it is due."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from tests.golden.record import golden_folders
from tests.paper.reading import read, titles, words
from trainer.core.scenario import Scenario
from trainer.i18n.translator import Translator
from trainer.kit.answer_key import key_of
from trainer.kit.cards import card
from trainer.kit.guide import guide_of
from trainer.kit.model import PersonCard
from trainer.kit.pdf import kit_pdf
from trainer.kit.seller import seller_brief
from trainer.kit.words import condition_words
from trainer.packs.load import load
from trainer.paper.text import typeset

FILES = {folder.name: file for folder, file in golden_folders()}
ORDER = (
    "They listen",
    "They ask what is behind it; you open up",
    "They bring what meets it; you give way",
    "They prove something else",
    "They argue or play it down",
    "They say what breaks a rule",
)


@cache
def scenario_of(name: str, language: str = "en") -> Scenario:
    return load(FILES[name], language).scenario


def cards(name: str, language: str = "en") -> dict[str, PersonCard]:
    scenario = scenario_of(name, language)
    return {person.id: card(Translator(language), scenario, person) for person in scenario.people}


@pytest.mark.parametrize("name", FILES)
def test_replies_stand_in_one_order_of_kinds_on_every_card(name: str) -> None:
    for one in cards(name).values():
        for objection in one.objections:
            kinds = [ORDER.index(reply.heard.partition(":")[0]) for reply in objection.replies]
            assert kinds == sorted(kinds)


@pytest.mark.parametrize("name", FILES)
def test_a_reply_to_what_breaks_a_rule_says_so_and_to_what(name: str) -> None:
    scenario = scenario_of(name)
    for person, one in zip(scenario.people, cards(name).values(), strict=True):
        for index, objection in zip(person.objections, one.objections, strict=True):
            breaches = [
                scenario.responses[response]
                for response in scenario.objections[index].responses
                if scenario.responses[response].effects.breach >= 0
            ]
            marked = [reply for reply in objection.replies if "breaks a rule: tell the observer" in reply.effect]
            assert [reply.answer for reply in marked] == [one.answer for one in breaches]
            for reply, breach in zip(marked, breaches, strict=True):
                assert breach.say.rstrip(".") in reply.heard


def test_conditions_speak_to_the_person_whose_card_it_is() -> None:
    tr = Translator("zh")
    scenario = scenario_of("platform-deal", "zh")
    coached = [
        (person, question)
        for person in scenario.people
        for question in (scenario.questions[index] for index in person.questions)
        if question.needs and question.needs.coach == person.index
    ]
    assert coached
    for person, question in coached:
        assert "你已成为对方的客户指导员" in condition_words(tr, scenario, question.needs, person.index)
        assert f"{person.name}已成为对方的客户指导员" in condition_words(tr, scenario, question.needs)


@pytest.mark.parametrize("name", FILES)
def test_no_condition_names_what_it_stands_under(name: str) -> None:
    for one in cards(name).values():
        for kind in one.asked:
            for row in kind.questions:
                assert row.say.rstrip(".") not in row.condition


def test_what_only_its_own_asking_shuts_is_open() -> None:
    scenario = scenario_of("formulary")
    (form,) = (one for one in scenario.questions if one.id.endswith("form") and one.say.startswith("The form that"))
    tr = Translator("en")
    whole = condition_words(tr, scenario, form.needs, form.person)
    assert form.say in whole
    rest = condition_words(tr, scenario, form.needs, form.person, own=form.say)
    assert "the sellers have not said or done this: “You see the forms first" in rest and form.say not in rest


@pytest.mark.parametrize("language", ["en", "zh"])
def test_each_map_that_is_due_is_a_sheet_of_its_own_with_its_day(language: str) -> None:
    tr = Translator(language)
    scenario = scenario_of("second-hospital", language)
    heads = [
        tr("Account map {number} of {count} · due on day {day}", number=number, count=3, day=day)
        for number, day in enumerate((3, 7, 11), 1)
    ]
    assert list(seller_brief(tr, scenario).maps) == heads
    reader = read(kit_pdf(scenario, tr).pdf)
    assert [one for one in titles(reader.outline) if one in heads] == heads
    pages = [
        page
        for page in range(len(reader.pages))
        if any("".join(head.split()) in words(reader, page, page + 1) for head in heads)
    ]
    assert len(pages) == 3 and all(page % 2 == 0 for page in pages)
    for page in pages:
        held = words(reader, page, page + 1)
        for kind in ("role", "concern", "win"):
            assert all("".join(typeset(word).split()) in held for word in tr.terms(kind).values())
    assert tr.plural("The brief and {count} account map", "The brief and {count} account maps", 3) in dict(
        guide_of(tr, scenario).parts
    )


def test_one_map_is_not_counted_and_where_none_is_due_there_is_still_one() -> None:
    scenario = scenario_of("second-hospital")
    tr = Translator("en")
    assert seller_brief(tr, replace(scenario, reviews=(4,))).maps == ("Account map · due on day 4",)
    assert seller_brief(tr, replace(scenario, reviews=())).maps == ("Your account map",)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("name", FILES)
def test_a_rule_ends_before_the_lawful_way_begins(name: str, language: str) -> None:
    rules = key_of(Translator(language), scenario_of(name, language)).rules
    assert all(rule.rstrip("”’\"')）」』").endswith((".", "?", "!", "。", "？", "！", "…")) for rule, _ in rules)
    assert not any(rule.endswith(("..", "。。", ".。")) for rule, _ in rules)


def test_a_place_that_is_the_title_is_said_once() -> None:
    scenario = scenario_of("platform-deal")
    first = scenario.people[0]
    tr = Translator("en")
    assert card(tr, scenario, replace(first, title="Front desk", unit="Front desk")).place == "Front desk"
    assert card(tr, scenario, replace(first, title="Head of the front desk", unit="Front desk")).place == (
        "Head of the front desk"
    )
    assert card(tr, scenario, replace(first, title="Clerk", unit="Front desk")).place == "Clerk · Front desk"


@pytest.mark.parametrize("name", FILES)
def test_a_card_with_a_blank_for_a_name_says_what_it_is(name: str) -> None:
    for one in cards(name).values():
        lines = [text for _, text in one.lines + one.votes]
        lines += [text for kind in one.asked for row in kind.questions for text in (row.say, row.answer)]
        lines += [text for row in one.objections for text in (row.said, *(reply.answer for reply in row.replies))]
        said = "Where (name) stands, say the seller's name." if any("(name)" in text for text in lines) else ""
        assert one.naming == said
