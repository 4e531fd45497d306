"""Lessons: the minutes of the steps are the lesson's, for every scenario, in both languages."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from tests.kit.scenarios import PLAYED, scenario_in
from trainer.core.scenario import Scenario
from trainer.i18n.translator import Translator
from trainer.kit.lessons import (
    BREAK_MINUTES,
    LEAST_ROUNDS,
    LESSONS,
    Reading,
    days_of,
    deciding_minutes,
    lesson_plans,
)
from trainer.kit.model import LessonPlan
from trainer.kit.pdf import KitSource, kit_of
from trainer.kit.seats import most_groups

EN = Translator("en")


def plans(scenario: Scenario, reading: int = 10, *, several: bool = False) -> dict[int, LessonPlan]:
    groups = most_groups(len(scenario.people))
    found = lesson_plans(EN, scenario, Reading(reading, reading - 1), groups, several=several)
    return {one.minutes: one for one in found}


def meetings(plan: LessonPlan) -> int:
    return sum(int(re.findall(r"(\d+) meetings? for each", row.what)[0]) for row in plan.rows if "Round" in row.step)


@pytest.mark.parametrize("several", [False, True])
@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("file", PLAYED)
def test_the_minutes_of_a_lesson_are_those_of_its_steps(file: Path, language: str, several: bool) -> None:
    source = KitSource(scenario_in(file, language), "a")
    kit = kit_of(Translator(language), [source, replace(source, letter="b")] if several else [source])
    assert [plan.minutes for plan in kit.guide.lessons] == list(LESSONS)
    for plan in kit.guide.lessons:
        assert sum(row.minutes for row in plan.rows) == plan.minutes
        assert all(row.minutes >= 1 for row in plan.rows)
        assert len({(row.step, row.what) for row in plan.rows}) == len(plan.rows) or several
        assert all(row.step and row.what for row in plan.rows)


@pytest.mark.parametrize("file", PLAYED)
def test_what_a_row_reckons_is_what_it_takes(file: Path) -> None:
    for plan in plans(scenario_in(file, "en")).values():
        for row in plan.rows:
            if "Round" in row.step:
                count, talk, change, total = map(
                    int, re.findall(r"(\d+) meetings? .*?(\d+) minutes and (\d+) to .* makes (\d+)", row.what)[0]
                )
                assert talk == 4 and count * (talk + change) == total == row.minutes
        assert meetings(plan) == len(plan.days.split(", "))


@pytest.mark.parametrize("file", PLAYED)
def test_there_is_time_to_play_and_to_talk(file: Path) -> None:
    scenario = scenario_in(file, "en")
    for plan in plans(scenario).values():
        talk = sum(row.minutes for row in plan.rows if row.step.startswith(("Talk", "What next", "Once more")))
        assert talk >= plan.minutes / 4 - 1
        assert meetings(plan) >= (4 if plan.minutes == 45 else LEAST_ROUNDS)
    assert meetings(plans(scenario)[180]) <= scenario.slots // scenario.costs["visit"]


def test_a_short_lesson_has_its_reading_before_it_and_a_long_one_within() -> None:
    scenario = scenario_in(PLAYED[0].values[0], "en")
    found = plans(scenario)
    assert found[45].before[0].startswith("Hand out the brief and the cards the day before: they take 10 minutes")
    assert [row.step for row in found[45].rows[:2]] == ["Welcome", "Rounds 1 to 4"]
    assert found[90].before == ()
    assert (found[90].rows[1].minutes, found[90].rows[1].step) == (10, "Read")
    assert "the brief takes 10 minutes, the longest card 9" in found[90].rows[1].what


def test_maps_stand_where_their_day_is_over_and_a_short_lesson_has_the_last_one() -> None:
    scenario = scenario_in(PLAYED[0].values[0], "en")
    steps = [row.step for row in plans(scenario)[90].rows]
    assert steps.index("Account map 1 of 2") == steps.index("Rounds 1 to 4") + 1
    assert "Account map" in [row.step for row in plans(scenario)[45].rows]
    unmapped = replace(scenario, reviews=())
    assert "Account map" in [row.step for row in plans(unmapped)[90].rows]


def test_two_truths_are_played_one_after_the_other_in_a_long_lesson() -> None:
    scenario = scenario_in(PLAYED[0].values[0], "en")
    steps = [row.step for row in plans(scenario, several=True)[180].rows]
    assert steps.count("Decide") == 2 and "Change seats, read" in steps and "Talk: compare the truths" in steps
    one = [row.step for row in plans(scenario)[180].rows]
    assert one.count("Decide") == 1 and "Once more" in one and "Talk: the truth" in one
    assert [row.minutes for row in plans(scenario)[180].rows if row.step == "Break"] == [BREAK_MINUTES]


@pytest.mark.parametrize("reading", [1, 5, 20, 60])
@pytest.mark.parametrize(("people", "days", "reviews"), [(2, 2, (1,)), (3, 3, (1, 2, 3)), (8, 14, (7, 14))])
def test_any_scenario_gets_a_lesson(reading: int, people: int, days: int, reviews: tuple[int, ...]) -> None:
    whole = scenario_in(PLAYED[0].values[0], "en")
    scenario = replace(whole, people=whole.people[:people], days=days, slots=days * 2, reviews=reviews)
    for several in (False, True):
        for minutes, plan in plans(scenario, reading, several=several).items():
            assert sum(row.minutes for row in plan.rows) == minutes
            assert meetings(plan) >= 1 and all(row.minutes >= 0 for row in plan.rows)


def test_a_case_that_is_too_short_for_a_lesson_says_so() -> None:
    whole = scenario_in(PLAYED[0].values[0], "en")
    found = plans(replace(whole, days=3, slots=6, reviews=(3,)), reading=2)
    too_long = "This case does not fill so long a lesson: its calendar holds 3 rounds."
    assert [too_long in plan.before for plan in found.values()] == [False, True, True]
    assert not any(too_long in plan.before for plan in plans(whole).values())


def test_the_calendar_goes_by_with_the_rounds_and_ends_with_the_last() -> None:
    assert days_of(4, 14) == (4, 7, 11, 14)
    assert days_of(11, 11) == tuple(range(1, 12))
    assert days_of(3, 2) == (1, 2, 2)


def test_a_decision_takes_a_sentence_of_everybody_to_every_group() -> None:
    assert deciding_minutes(8, 2, 90) == 2 + 4
    assert deciding_minutes(7, 2, 90) == 2 + 4
    assert deciding_minutes(12, 5, 45) == 7
