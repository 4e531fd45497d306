"""Two classes of thirty, to be reckoned in another way."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.classes.classroom import Classroom
from tests.classes.synthetic import SERVICE_DESK, attempts
from tests.conftest import CORNER
from trainer.classes.facts.report import ScenarioReport


@pytest.fixture(scope="session", params=[CORNER, SERVICE_DESK], ids=["corner", "service-desk"])
def both(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ScenarioReport]:
    """The scenario and the report on its class."""
    path: Path = request.param
    classroom = Classroom(tmp_path_factory.mktemp("class"))
    findings = classroom.add(attempts(path))
    assert {one.kind for one in findings} == {"added"}
    (report,) = classroom.report().scenarios
    return path, report
