"""Pitches that missed, questions nobody asked, people nobody met, rules broken."""

from __future__ import annotations

import statistics
from collections import Counter
from pathlib import Path

import pytest

from tests.classes.few import EARLY, report
from tests.classes.plainly import firsts, handed
from tests.debrief.plays import FORBIDDEN, corner, moves
from trainer.classes.facts.class_play import ClassPlay
from trainer.classes.facts.report import ScenarioReport, scenario_report
from trainer.debrief.facts.replay import replayed_play
from trainer.packs.load import load


def test_pitches_questions_and_conduct(both: tuple[Path, ScenarioReport]) -> None:
    path, report = both
    scenario = load(path).scenario
    plays = firsts(path)
    titles = {case.id: case.title for case in scenario.pitches}
    names = {person.id: person.name for person in scenario.people}
    missed: dict[tuple[str, str], list[tuple[str, int]]] = {}
    for one in plays:
        for hearer, pitch, fit in one.fits:
            if fit < 60:
                missed.setdefault((titles[pitch], names[hearer]), []).append((one.name, fit))
    assert len(report.pitches) == len(missed) > 3
    for wrong in report.pitches:
        found = missed[wrong.title, wrong.person]
        assert wrong.lost == sum(100 - fit for _, fit in found)
        assert (wrong.times, wrong.people) == (len(found), len({name for name, _ in found}))
        assert wrong.fit == pytest.approx(statistics.fmean(fit for _, fit in found))
    assert [one.lost for one in report.pitches] == sorted((one.lost for one in report.pitches), reverse=True)

    asked = set().union(*(one.asked for one in plays))
    silent = [
        question.say
        for question in scenario.questions
        if question.move.question not in asked and question.effects.breach < 0
    ]
    assert sorted(one.say for one in report.unasked) == sorted(silent)

    # Of conduct every play counts that is no practice, and not only the first.
    counted = [one for one in handed(path) if not one.practice]
    broken = Counter(rule for one in counted for rule in one.broken)
    whose = {rule: Counter(one.name for one in counted if rule in one.broken) for rule in broken}
    titles = {rule.rule: rule.id for rule in scenario.rules}
    assert {titles[one.rule]: one.plays for one in report.breaches} == broken
    for breach in report.breaches:
        breakers = whose[titles[breach.rule]]
        assert breach.names == tuple(sorted(breakers)) and breach.people == len(breakers)
        assert breach.again == sum(times > 1 for times in breakers.values())


def test_a_rule_that_is_broken_in_a_second_play_is_told() -> None:
    scenario = corner().scenario
    first, second, third = (replayed_play(scenario, moves(text), "you") for text in (EARLY, FORBIDDEN, FORBIDDEN))
    sittings = [
        ClassPlay(("a",), "Ann", 1, False, first), ClassPlay(("a",), "Ann", 2, False, second),
        ClassPlay(("a",), "Ann", 3, False, third), ClassPlay(("b",), "Ben", 1, True, second),
    ]  # fmt: skip
    about = scenario_report(sittings, {})
    assert about.counted == 1
    assert {(one.plays, one.people, one.again, one.names) for one in about.breaches} == {(2, 1, 1, ("Ann",))}


def test_people_nobody_met_and_questions_nobody_asked() -> None:
    told = report(EARLY, EARLY)
    assert [one.plays for one in told.meetings] == [0, 0, 0]
    assert "met" in {one.kind for one in told.prompts}
    assert len(told.unasked) == told.questions == 6
    assert told.unasked[0].clues
    assert not any("rival" in one.say or "other one" in one.say for one in told.unasked)
    assert told.pitches == ()
