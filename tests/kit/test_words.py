"""Conditions as their reader takes them."""

from __future__ import annotations

import pytest

from tests.core import build
from tests.kit.scenarios import NAMES, cards, scenario_of
from trainer.i18n.translator import Translator
from trainer.kit.cards import card
from trainer.kit.seller import slips
from trainer.kit.words import condition_words


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


@pytest.mark.parametrize("name", NAMES)
def test_no_condition_names_what_it_stands_under(name: str) -> None:
    for one in cards(name).values():
        for kind in one.asked:
            for row in kind.questions:
                assert row.say.rstrip(".") not in row.condition


def test_what_only_its_own_asking_shuts_is_open() -> None:
    asked = [
        build.question("form", sets=["filed"], needs={"without": ["filed"]}),
        build.question("other", sets=["filed"]),
    ]
    scenario = build.scenario(build.person("ann", question=asked))
    form, tr = scenario.questions[0], Translator("en")
    whole = condition_words(tr, scenario, form.needs, form.person)
    assert form.say in whole
    rest = condition_words(tr, scenario, form.needs, form.person, own=form.say)
    assert "the sellers have not said or done this: “other" in rest and form.say not in rest


def test_what_hangs_on_an_earlier_deed_says_which() -> None:
    scenario = scenario_of("formulary")
    tr = Translator("en")
    done, missed = [one.note for one in slips(tr, scenario) if one.head == "News" and "day 6" in one.note]
    assert "only if the sellers have said or done this: “Hand in the two public papers" in done
    assert missed == done.replace("have said", "have not said")
    pan = next(person for person in scenario.people if person.name == "Pan Kejian")
    assert (
        card(tr, scenario, pan).changes[0].startswith("From day 6, if the sellers have not said or done this: “Hand in")
    )
