"""Pitches that missed, questions nobody asked, people nobody met, rules broken."""

from __future__ import annotations

import statistics
from collections import Counter
from pathlib import Path

import pytest

from tests.classes.few import EARLY, report
from tests.classes.plainly import firsts
from trainer.classes.facts.report import ScenarioReport
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

    broken = Counter(rule for one in plays for rule in one.broken)
    assert {one.rule: one.plays for one in report.breaches} == {
        rule.rule: broken[rule.id] for rule in scenario.rules if broken[rule.id]
    }
    for breach in report.breaches:
        assert len(breach.names) == breach.plays


def test_people_nobody_met_and_questions_nobody_asked() -> None:
    told = report(EARLY, EARLY)
    assert [one.plays for one in told.meetings] == [0, 0, 0]
    assert "unmet" in {one.kind for one in told.prompts}
    assert len(told.unasked) == told.questions == 6
    assert told.unasked[0].clues
    assert not any("rival" in one.say or "other one" in one.say for one in told.unasked)
    assert told.pitches == ()
