"""The cards: everything that a player may be asked, in one order, and from when on it is otherwise."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.core import build
from tests.kit.scenarios import FILES, NAMES, cards, scenario_in, scenario_of
from trainer.i18n.translator import Translator
from trainer.kit.cards import card


@pytest.mark.parametrize("file", FILES)
def test_every_card_holds_everything_that_its_player_may_be_asked(file: Path) -> None:
    scenario = scenario_in(file, "en")
    for person in scenario.people:
        one = card(Translator("en"), scenario, person)
        asked = [row.answer for kind in one.asked for row in kind.questions]
        answers = [scenario.questions[index].answer for index in person.questions]
        answers += [written.text for written in scenario.survey_answers if written.person == person.index]
        assert sorted(asked) == sorted(text.replace("{you}", "(name)") for text in answers)
        assert [row.said for row in one.objections] == [
            scenario.objections[index].said.replace("{you}", "(name)") for index in person.objections
        ]
        for row, index in zip(one.objections, person.objections, strict=True):
            assert len(row.replies) == len(scenario.objections[index].responses)


def test_a_card_says_from_which_day_its_person_is_another() -> None:
    scenario = scenario_of("platform-deal")
    changes = {person.name: card(Translator("en"), scenario, person).changes for person in scenario.people}
    assert changes["Lin Wei"][0].startswith("From day 8: Influencer")
    assert changes["Han Rui"][0].startswith("From day 8: Decision maker")
    assert not changes["Sun Yue"]


ORDER = (
    "They listen",
    "They ask what is behind it; you open up",
    "They bring what meets it; you give way",
    "They prove something else",
    "They argue or play it down",
    "They say what breaks a rule",
)


@pytest.mark.parametrize("name", NAMES)
def test_replies_stand_in_one_order_of_kinds_on_every_card(name: str) -> None:
    for one in cards(name).values():
        for objection in one.objections:
            kinds = [ORDER.index(reply.heard.partition(":")[0].partition(" (")[0]) for reply in objection.replies]
            assert kinds == sorted(kinds)


@pytest.mark.parametrize("name", NAMES)
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


def test_a_place_that_is_the_title_is_said_once() -> None:
    scenario = scenario_of("platform-deal")
    first = scenario.people[0]
    tr = Translator("en")
    assert card(tr, scenario, replace(first, title="Front desk", unit="Front desk")).place == "Front desk"
    assert card(tr, scenario, replace(first, title="Head of the front desk", unit="Front desk")).place == (
        "Head of the front desk"
    )
    assert card(tr, scenario, replace(first, title="Clerk", unit="Front desk")).place == "Clerk · Front desk"


@pytest.mark.parametrize("name", NAMES)
def test_a_card_with_a_blank_for_a_name_says_what_it_is(name: str) -> None:
    for one in cards(name).values():
        lines = [text for _, text in one.lines + one.votes]
        lines += [text for kind in one.asked for row in kind.questions for text in (row.say, row.answer)]
        lines += [text for row in one.objections for text in (row.said, *(reply.answer for reply in row.replies))]
        said = "Where (name) stands, say the seller's name." if any("(name)" in text for text in lines) else ""
        assert one.naming == said


def test_further_lines_stand_before_the_general_one_with_their_condition() -> None:
    lines = [
        build.reaction("warm", "greet_again", text="Ah, {you}!", needs={"trust": 3}),
        build.reaction("plain", "greet_again"),
        build.reaction("late", "against", needs={"day": 4}),
    ]
    house = build.scenario(build.person("ann", reaction=lines))
    one = card(Translator("en"), house, house.people[0])
    assert one.lines[1:4] == (
        ("When they come again; once, if your trust is 3 or more", "Ah, (name)!"),
        ("When they come again; once", "plain."),
        ("When they come again", "ann greet_again"),
    )
    assert one.votes[2:] == (
        ("below 45: against; once, if it is day 4 or later", "late."), ("below 45: against", "ann against"),
    )  # fmt: skip
    assert one.naming
