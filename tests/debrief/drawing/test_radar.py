"""Where the lines of the radar chart run."""

from __future__ import annotations

from math import hypot

import pytest

from trainer.debrief.drawing.radar import LEAST_AXES, RADIUS, RadarScore, radar


def scores(*values: float) -> list[RadarScore]:
    return [RadarScore(f"S{number}", f"{value:.1f}", value) for number, value in enumerate(values)]


def test_fewer_than_three_scores_span_no_area() -> None:
    assert radar(scores(*[50.0] * (LEAST_AXES - 1))) is None
    assert radar(scores(*[50.0] * LEAST_AXES)) is not None


def test_every_value_lies_on_its_axis_as_far_out_as_it_is_high() -> None:
    chart = radar(scores(0, 25, 50, 100))
    assert chart is not None
    for spoke, share in zip(chart.spokes, (0, 0.25, 0.5, 1), strict=True):
        assert hypot(spoke.x - chart.x, spoke.y - chart.y) == pytest.approx(RADIUS, abs=0.2)
        assert spoke.dot_x - chart.x == pytest.approx(share * (spoke.x - chart.x), abs=0.2)
        assert spoke.dot_y - chart.y == pytest.approx(share * (spoke.y - chart.y), abs=0.2)
    assert chart.area.split() == [f"{spoke.dot_x},{spoke.dot_y}" for spoke in chart.spokes]


def test_labels_begin_or_end_at_their_axis() -> None:
    chart = radar(scores(1, 2, 3, 4))
    assert chart is not None
    assert [spoke.anchor for spoke in chart.spokes] == ["middle", "start", "middle", "end"]


def test_par_is_drawn_where_it_is_known_of_every_score_and_has_a_legend() -> None:
    known = [RadarScore("S", "1", 1, par=90.0) for _ in range(3)]
    chart, without = radar(known), radar([*known[:2], RadarScore("S", "1", 1)])
    assert chart is not None and without is not None
    assert len(chart.par.split()) == 3 and chart.legend and chart.height > without.height
    assert without.par == "" and not without.legend


def test_an_outline_with_a_gap_is_not_drawn() -> None:
    scores = [RadarScore("a", "1", 1, 50, 20), RadarScore("b", "2", 2, 60, None), RadarScore("c", "3", 3, 100, 3)]
    chart = radar(scores)
    assert chart is not None
    assert (len(chart.par.split()), chart.median) == (3, "")
    assert radar(scores[:2]) is None
