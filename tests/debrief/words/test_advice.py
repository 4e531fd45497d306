"""What next, and the questions for the group, in words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.debrief.plays import CARELESS, FORBIDDEN, with_facts
from trainer.debrief.facts.clearing import Clearing, Occasion
from trainer.debrief.facts.questions import DiscussionQuestion
from trainer.debrief.words.advice import next_page, prompt_words
from trainer.debrief.words.principles import PRACTISE
from trainer.i18n.translator import Translator

EN = Translator("en")
KINDS = ("breach", "sure", "misled", "moved", "contradiction", "unheard", "past", "unmet")


def test_what_to_practise_goes_by_what_cost_most() -> None:
    about = with_facts(CARELESS)
    assert next_page(EN, about).practise == EN(PRACTISE[about.things[0].kind])


def test_another_truth_is_promised_only_while_one_is_left() -> None:
    about = with_facts(CARELESS)
    told = {}
    for finished in ((), ("a",), ("a", "b")):
        facts = replace(about.facts, variant="b", variants=2, finished=finished)
        told[finished] = next_page(EN, replace(about, facts=facts)).another
    assert "Play it again, and you meet another one" in told[()]
    assert told["a",] == told["a", "b"] and "you have played each of them to its end" in told["a",]
    assert next_page(EN, about).another == ""


def test_a_broken_rule_comes_with_the_lawful_way_and_the_small_print() -> None:
    page = next_page(EN, with_facts(FORBIDDEN))
    (rule,) = page.rules
    assert "Learning a rival's sealed bid" in rule.head
    assert "The lawful way, which you went as well: Ask what the customer needs." in rule.lines
    assert page.small_print
    assert next_page(EN, with_facts(CARELESS)).small_print == ""


@pytest.mark.parametrize(
    ("language", "way", "went"),
    [
        ("en", "The lawful way: ", "The lawful way, which you went as well: "),
        ("zh", "合规的做法：", "合规的做法（你也这样做了）："),
    ],
)
def test_a_lawful_way_that_was_gone_too_is_no_advice(language: str, way: str, went: str) -> None:
    tr, about = Translator(language), with_facts(FORBIDDEN, language)
    rule = about.advice.rules[0]
    for one, start in ((rule, went), (replace(rule, went=False), way)):
        thing = replace(about.things[0], rules=(one,))
        told = replace(about, advice=replace(about.advice, rules=(one,)), things=(thing,))
        page = next_page(tr, told)
        assert page.rules[0].lines[-1] == f"{start}{rule.substitute}"
        assert page.practise.startswith(tr(PRACTISE["lawful too" if one.went else "breach"]))


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_question_is_one_of_its_own(kind: str, language: str) -> None:
    tr = Translator(language)
    first, second = ("decider", "user") if kind in ("sure", "misled", "moved") else ("FIRST", "SECOND")
    words = [prompt_words(tr, DiscussionQuestion(one, "ADA", first, second)) for one in KINDS]
    own = words[KINDS.index(kind)]
    assert own and words.count(own) == 1 and "{" not in own


def test_a_rule_that_was_broken_again_is_told_with_each_day() -> None:
    about = with_facts(FORBIDDEN)
    rule = about.advice.rules[0]
    assert rule.occasions[0].day == rule.day
    again = replace(rule, occasions=(Occasion(1, "Ada", ""), Occasion(1, "Bo", ""), Occasion(3, "", "The fair.")))
    page = next_page(EN, replace(about, advice=replace(about.advice, rules=(again,))))
    assert page.rules[0].lines[0] == "Day 1: Ada, Bo; Day 3: “The fair.”"


def test_what_was_cleared_does_not_stand_under_what_was_broken() -> None:
    about = with_facts(FORBIDDEN)
    broken = about.advice.rules[0]
    cleared = replace(broken, cleared=Clearing(1, 1, "An hour with the lawyers"))
    heads = [
        next_page(EN, replace(about, advice=replace(about.advice, rules=rules))).rules_head
        for rules in ((), (broken,), (cleared,), (cleared, broken))
    ]
    assert heads[:2] == ["", "Rules of conduct broken"]
    assert all("cleared in time" in head for head in heads[2:]) and "broken" not in heads[2]
