"""The org chart: everybody once, below whom they report to."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.core import build
from tests.kit.scenarios import PLAYED, scenario_in
from trainer.kit.org_chart import ChartRow, chart_rows


def test_lines_lead_from_superiors_to_those_who_report_to_them() -> None:
    people = [("ann", None), ("bob", "ann"), ("cat", "bob"), ("dan", "ann"), ("eve", None)]
    scenario = build.scenario(*(build.person(name, **({"reports_to": boss} if boss else {})) for name, boss in people))
    assert chart_rows(scenario.people) == (
        ChartRow(0, 0, (), False),
        ChartRow(1, 1, (), False),
        ChartRow(2, 2, (1,), True),
        ChartRow(3, 1, (), True),
        ChartRow(4, 0, (), True),
    )


@pytest.mark.parametrize("file", PLAYED)
def test_everybody_stands_once_and_below_their_superior(file: Path) -> None:
    people = scenario_in(file, "en").people
    rows = chart_rows(people)
    assert sorted(row.person for row in rows) == [person.index for person in people]
    at = {row.person: number for number, row in enumerate(rows)}
    for row in rows:
        boss = people[row.person].boss
        assert row.depth == (0 if boss < 0 else rows[at[boss]].depth + 1)
        assert boss < 0 or at[boss] < at[row.person]
