"""The figures of a report over thirty synthetic trainees, against the same figures worked out another way."""

from __future__ import annotations

import statistics
from collections import Counter
from pathlib import Path

import pytest

from tests.classes import plainly
from tests.classes.plainly import firsts, handed
from tests.classes.synthetic import PRACTICED, SECOND, TRAINEES
from trainer.classes.facts.report import ScenarioReport


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
        assert standing.scores == next(one.scores for one in people[standing.name] if not one.practice)
    assert (report.all_plays, report.players) == (TRAINEES + SECOND, TRAINEES)


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


def test_a_second_play_of_the_same_variant_is_a_repetition(both: tuple[Path, ScenarioReport]) -> None:
    path, report = both
    pairs = []
    for plays in plainly.by_person(list(handed(path))).values():
        real = [one.scores for one in plays if not one.practice]
        if len(real) > 1:
            pairs.append((real[0], real[1]))
    assert len(pairs) == SECOND
    assert report.repetitions[0].id == "overall"
    for one in report.repetitions:
        before = statistics.fmean(old[one.id] for old, _ in pairs)
        after = statistics.fmean(new[one.id] for _, new in pairs)
        assert one.people == SECOND
        assert (one.before, one.after) == pytest.approx((before, after))
