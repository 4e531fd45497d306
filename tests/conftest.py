"""What all tests share: a small scenario, and a user's folder that is nobody's."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from trainer.core.scenario import Scenario
from trainer.packs.load import load

# How long an example takes says how busy the machine is.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")

DATA = Path(__file__).parent / "data"
CORNER = DATA / "small" / "corner.toml"
SCENARIOS = Path(__file__).parents[1] / "scenarios"


@pytest.fixture(autouse=True)
def user_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user's folder of the test's own, English, no database named."""
    home = tmp_path / "home"
    monkeypatch.setenv("TRAINER_HOME", str(home))
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    for name in ("TRAINER_DATABASE", "TRAINER_LANG", "LANG", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    return home


@pytest.fixture(scope="session")
def corner() -> Scenario:
    """The small scenario: three people, one saw."""
    return load(CORNER).scenario
