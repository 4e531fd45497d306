"""The figures of a report over thirty synthetic trainees, against the same figures worked out another way."""

from __future__ import annotations

import statistics
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from tests.classes import plainly
from tests.classes.classroom import Classroom
from tests.classes.synthetic import IT_HEAD, PRACTICED, SECOND, TRAINEES, attempts
from tests.conftest import CORNER
from trainer.classes.facts.report import ScenarioReport
from trainer.packs.load import load


@cache
def handed(path: Path) -> tuple[plainly.Told, ...]:
    scenario = load(path).scenario
    return tuple(plainly.told(scenario, one) for one in attempts(path))


def firsts(path: Path) -> list[plainly.Told]:
    people = plainly.by_person(list(handed(path)))
    return [next(one for one in plays if not one.practice) for plays in people.values()]


@pytest.fixture(scope="module", params=[CORNER, IT_HEAD], ids=["corner", "it-head"])
def both(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ScenarioReport]:
    path: Path = request.param
    classroom = Classroom(tmp_path_factory.mktemp("class"))
    findings = classroom.add(attempts(path))
    assert {one.kind for one in findings} == {"added"}
    (report,) = classroom.report().scenarios
    return path, report


def test_counts(both: tuple[Path, ScenarioReport]) -> None:
    path, report = both
    plays = handed(path)
    assert (report.people, report.plays, report.practice) == (TRAINEES, TRAINEES + SECOND + PRACTICED, PRACTICED)
    assert (report.counted, report.first_attempts) == (TRAINEES, TRAINEES - PRACTICED)
    kinds = Counter(one.card.outcome.kind for one in firsts(path))
    assert dict(report.outcomes) == kinds
    assert len(kinds) > 1
    people = plainly.by_person(list(plays))
    for standing in report.standings:
        real = [one.card.overall for one in people[standing.name] if not one.practice]
        assert (standing.plays, standing.first, standing.best) == (len(real), real[0], max(real))
        assert standing.practice == len(people[standing.name]) - len(real)


def test_medians_and_spread(both: tuple[Path, ScenarioReport]) -> None:
    path, report = both
    assert report.levels[0].id == "overall"
    for level in report.levels:
        values = [one.scores[level.id] for one in firsts(path) if level.id in one.scores]
        lies = level.spread
        assert (lies.n, lies.low, lies.high) == (len(values), min(values), max(values))
        assert lies.mean == pytest.approx(statistics.fmean(values))
        assert (lies.lower, lies.median, lies.upper) == pytest.approx(plainly.quartiles(values))
        assert lies.median == pytest.approx(statistics.median(values))


def test_confusion_and_misreadings(both: tuple[Path, ScenarioReport]) -> None:
    path, report = both
    people = {person.name: person.id for person in load(path).scenario.people}
    plays = firsts(path)
    counts = plainly.confusion(plays)
    table = report.confusion
    shown = {
        (true, chosen): count
        for true, row in zip(table.true, table.counts, strict=True)
        for chosen, count in zip(table.chosen, row, strict=True)
        if count
    }
    assert shown == counts
    assert sum(counts.values()) == sum(len(one.true) for one in plays)
    assert {one.name for one in report.misread} == set(people)
    for one in report.misread:
        who = people[one.name]
        pairs = Counter((each.true[who], each.chosen[who]) for each in plays if who in each.true)
        assert one.right == sum(count for (true, chosen), count in pairs.items() if true == chosen)
        assert one.blank == sum(count for (_, chosen), count in pairs.items() if not chosen)
        for mistake in one.mistakes:
            assert len(mistake.names) == pairs[mistake.true, mistake.chosen]
            named = {each.name for each in plays if each.chosen.get(who) == mistake.chosen}
            assert set(mistake.names) <= named
            assert mistake.bare <= len(mistake.names)
        assert one.wrong == sum(len(mistake.names) for mistake in one.mistakes)
    assert [one.wrong for one in report.misread] == sorted((one.wrong for one in report.misread), reverse=True)


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
    assert varied > len(keys) / 2


def test_gains(both: tuple[Path, ScenarioReport]) -> None:
    path, report = both
    pairs = []
    for plays in plainly.by_person(list(handed(path))).values():
        real = [one.scores for one in plays if not one.practice]
        if len(real) > 1:
            pairs.append((real[0], real[1]))
    assert len(pairs) == SECOND
    for one in report.gains:
        before = statistics.fmean(old[one.id] for old, _ in pairs)
        after = statistics.fmean(new[one.id] for _, new in pairs)
        assert one.people == SECOND
        assert (one.before, one.after) == pytest.approx((before, after))
        assert one.gain == (None if before == 100 else pytest.approx((after - before) / (100 - before)))


def test_prompts_come_from_what_the_class_did(both: tuple[Path, ScenarioReport]) -> None:
    _, report = both
    assert 2 <= len(report.prompts) <= 6
    for prompt in report.prompts:
        assert 0 <= prompt.count <= prompt.whole <= report.counted
    assert len({prompt.kind for prompt in report.prompts}) == len(report.prompts)
