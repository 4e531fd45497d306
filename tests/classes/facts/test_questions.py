"""Questions for the group come from what the class did."""

from __future__ import annotations

from pathlib import Path

from tests.classes.few import EARLY, report
from trainer.classes.facts.report import ScenarioReport


def test_prompts_come_from_what_the_class_did(both: tuple[Path, ScenarioReport]) -> None:
    _, report = both
    assert 2 <= len(report.prompts) <= 6
    for prompt in report.prompts:
        assert 0 <= prompt.count <= prompt.whole <= report.counted
    assert len({prompt.kind for prompt in report.prompts}) == len(report.prompts)


def test_one_person_is_no_class() -> None:
    assert {one.kind for one in report(EARLY).prompts} <= {"unasked", "unmet", "breach"}
