"""Which judgements were hard, against the same statistics worked out another way."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.classes import plainly
from tests.classes.classroom import Classroom
from tests.classes.plainly import handed
from tests.classes.synthetic import PRACTICED, TRAINEES, attempts
from tests.conftest import CORNER
from trainer.classes.facts.report import ScenarioReport
from trainer.packs.load import load


def test_items(both: tuple[Path, ScenarioReport]) -> None:
    path, report = both
    scenario = load(path).scenario
    names = {person.name: person.id for person in scenario.people}
    said = {one.said + scenario.people[one.person].name: one.index for one in scenario.objections}
    fresh = [plays[0] for plays in plainly.by_person(list(handed(path))).values() if not plays[0].practice]
    assert len(fresh) == TRAINEES - PRACTICED
    keys = {key for one in fresh for key in one.marks}
    assert len(report.items) == len(keys)
    varied = 0
    for item in report.items:
        key = f"objection {said[item.said + item.person]}" if item.said else f"{item.kind} {names[item.person]}"
        people, facility, told_apart = plainly.item(fresh, key)
        assert item.people == people
        assert item.facility == pytest.approx(facility)
        assert item.discrimination == pytest.approx(told_apart)
        varied += told_apart is not None
        if told_apart is None:
            assert (item.verdict, item.low, item.high) == ("none", None, None)
        else:
            assert item.low is not None and item.high is not None
            assert item.low <= told_apart + 1e-9 and told_apart <= item.high + 1e-9
            beyond = abs(told_apart) > item.bound
            assert item.verdict == ("few" if not beyond else "apart" if told_apart > 0 else "against")
            assert beyond == (item.low > 0 or item.high < 0)
    assert varied > len(keys) / 2


def test_items_of_fewer_than_ten_people_say_nothing(tmp_path: Path) -> None:
    classroom = Classroom(tmp_path)
    handed = [one for one in attempts(CORNER, 30) if not one.practice and "-11-" in one.opened]
    classroom.add(handed[3:12])
    (scenario,) = classroom.report().scenarios
    assert scenario.first_attempts == 9
    assert all(one.facility is None and one.discrimination is None for one in scenario.items)
    classroom.add(handed[12:13])
    (scenario,) = classroom.report().scenarios
    assert all((one.facility is None) == (one.people < 10) for one in scenario.items)
    ten = [one for one in scenario.items if one.people == 10]
    assert ten and {round(one.bound) for one in ten} == {63}
