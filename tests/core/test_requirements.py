from __future__ import annotations

import pytest

from tests.core.build import (
    account,
    objection,
    person,
    pitch,
    question,
    questionnaire,
    response,
    scenario,
    source,
    written,
)
from trainer.core.condition import Condition
from trainer.core.requirements import Requirement, deed_texts, requirements
from trainer.core.scenario import Scenario

ADA, BO, CY = range(3)


def test_nothing_is_asked_for_where_there_is_no_condition(corner: Scenario) -> None:
    assert requirements(corner, None) == () == requirements(corner, Condition())


@pytest.mark.parametrize(
    ("condition", "asked"),
    [
        (Condition(trust=((ADA, 2), (BO, 1))), [Requirement("trust", ADA, 2), Requirement("trust", BO, 1)]),
        (Condition(coach=CY), [Requirement("coach", CY)]),
        (Condition(coach=ADA), [Requirement("coach", ADA)]),
        (Condition(met=0b101), [Requirement("met", ADA), Requirement("met", CY)]),
        (Condition(asked=0b10), [Requirement("asked", 1)]),
        (Condition(clues=0b11), [Requirement("clue", 0), Requirement("clue", 1)]),
        (Condition(earliest=4), [Requirement("from_day", amount=3)]),
        (Condition(latest=4), [Requirement("before_day", amount=3)]),
        (Condition(earliest=5, latest=7), [Requirement("from_day", amount=3), Requirement("before_day", amount=4)]),
        (Condition(companion="engineer"), [Requirement("companion", term="engineer")]),
        (Condition(channel="mail"), [Requirement("channel", term="mail")]),
    ],
)
def test_each_field_asks_for_its_own(corner: Scenario, condition: Condition, asked: list[Requirement]) -> None:
    assert list(requirements(corner, condition)) == asked


def test_people_come_first_and_the_meeting_last(corner: Scenario) -> None:
    everything = Condition(
        clues=1, asked=1, met=1, trust=((ADA, 1),), earliest=2, latest=8, companion="finance", channel="visit", coach=CY
    )
    kinds = [one.kind for one in requirements(corner, everything)]
    assert kinds == ["trust", "coach", "met", "asked", "clue", "from_day", "before_day", "companion", "channel"]


def test_a_flag_is_any_deed_that_sets_it_and_one_that_must_not_stand_is_none_of_them() -> None:
    asked = [question("one", sets=["filed", "by-ann"]), question("two", sets=["filed"])]
    house = scenario(person("ann", question=asked))
    filed, by_ann = (1 << house.flags.index(name) for name in ("filed", "by-ann"))
    (done,) = requirements(house, Condition(flags=filed))
    assert (done.kind, house.flags[done.index], done.deeds) == ("done", "filed", house.questions)
    (not_done,) = requirements(house, Condition(without=filed))
    assert (not_done.kind, not_done.deeds) == ("not_done", done.deeds)
    # What sets a flag that must not stand is no way to another.
    first, second = house.questions
    other, none = requirements(house, Condition(flags=filed, without=by_ann))
    assert (other.deeds, none.deeds) == ((second,), (first,))


def test_a_deed_is_called_by_its_title_or_by_what_is_said_and_only_once(corner: Scenario) -> None:
    source, pitch, question = corner.sources[0], corner.pitches[0], corner.questions[0]
    assert deed_texts([source, pitch, question, source]) == (source.title, pitch.title, question.say)


def test_what_sets_a_flag_goes_by_the_words_of_the_scenario() -> None:
    both, told, asked = {"sets": ["told", "asked"]}, {"sets": ["told"]}, {"sets": ["asked"]}
    doubt = objection("doubt", "risk", response("r", **told), response("s"))
    ann = person("ann", question=[question("q", **asked), question("again", say="p title", **told)], objection=[doubt])
    house = scenario(ann, source=[source("b", **both), source("a")], pitch=[pitch("p", **told)])
    told_bit, asked_bit = (1 << house.flags.index(name) for name in ("told", "asked"))

    def deeds(condition: Condition) -> list[tuple[str, tuple[str, ...]]]:
        return [(one.kind, deed_texts(one.deeds)) for one in requirements(house, condition)]

    assert deeds(Condition(flags=told_bit)) == [("done", ("b title", "p title", "r."))]
    assert deeds(Condition(flags=asked_bit)) == [("done", ("b title", "q?"))]
    assert deeds(Condition(flags=told_bit, without=asked_bit)) == [
        ("done", ("p title", "r.")), ("not_done", ("b title", "q?")),
    ]  # fmt: skip


def test_accounts_and_answers_in_writing_set_flags_too() -> None:
    sheet = questionnaire("sheet", ("ann",), written("one", ann={"sets": ["seen"]}), written("two", ann={}))
    house = scenario(
        person("ann"), account=[account("here", sets=["seen"]), account("there")], customer="here",
        questionnaire=[sheet], source=[source("x", needs={"flags": ["seen"]})],
    )  # fmt: skip
    (one,) = requirements(house, house.sources[0].needs)
    assert one.deeds == (house.accounts[0], house.survey_answers[0])
    assert deed_texts(one.deeds) == ("Here", "one?")
