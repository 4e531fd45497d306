"""What all tests share: a small scenario, and a user's folder that is nobody's."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from trainer.core.scenario import Scenario
from trainer.packs import load as packs_load
from trainer.packs.file_names import BASE_VARIANT
from trainer.packs.load import load
from trainer.packs.loaded_scenario import LoadedScenario
from trainer.store.database import Database

# How long an example takes says how busy the machine is.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")

DATA = Path(__file__).parent / "data"
CORNER = DATA / "small" / "corner.toml"
MILL = DATA / "means" / "mill.toml"
"""Two people and every table of the courses' means, in two variants."""
MILL_WON = DATA / "plays" / "mill-won.txt"
"""A play of `MILL` through all of them, with a promise that is broken."""
CORNER_B = DATA / "variants" / "corner.b.toml"
"""Another truth for `CORNER`: to be copied beside it."""
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


@pytest.fixture
def two_truths(tmp_path: Path) -> Path:
    """A copy of the small scenario with a variant beside it; its file."""
    folder = Path(shutil.copytree(CORNER.parent, tmp_path / "two"))
    shutil.copy(CORNER_B, folder)
    return folder / CORNER.name


InZone = Callable[[str], None]


@pytest.fixture(autouse=True)
def in_zone() -> Iterator[InZone]:
    """What sets the local time, UTC at first, by a name as POSIX writes it: "CST-8" is eight hours ahead of UTC."""
    if not hasattr(time, "tzset"):
        yield lambda _zone: pytest.skip("Windows keeps one time zone")
        return

    with pytest.MonkeyPatch.context() as patch:

        def into(zone: str) -> None:
            patch.setenv("TZ", zone)
            time.tzset()

        into("UTC0")
        yield into
    time.tzset()


@pytest.fixture(scope="session", autouse=True)
def loaded_once() -> Iterator[None]:
    """Whatever the same bytes were compiled to stays: hundreds of tests play the shipped scenarios."""
    whole = packs_load.load_files

    @lru_cache(maxsize=40)
    def made(files: tuple[tuple[str, bytes], ...], *place: Any, stored: bool) -> LoadedScenario:
        return whole(dict(files), *place, stored=stored)

    def known(
        files: Mapping[str, bytes], name: str, language: str | None, shown: str, variant: str = BASE_VARIANT,
        *, stored: bool = False,
    ) -> LoadedScenario:  # fmt: skip
        return made(tuple(files.items()), name, language, shown, variant, stored=stored)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(packs_load, "load_files", known)
        yield


@pytest.fixture(scope="session", autouse=True)
def opened() -> Iterator[list[Database]]:
    """Every database that tests have opened and that is not closed yet."""
    found: list[Database] = []
    make = Database.__init__

    def kept(self: Database, *arguments: Any, **more: Any) -> None:
        make(self, *arguments, **more)
        found.append(self)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Database, "__init__", kept)
        yield found


@pytest.fixture(scope="module", autouse=True)
def closed_after_the_module(opened: list[Database]) -> Iterator[None]:
    """Close what the fixtures of a module have opened: Python 3.13 warns of every connection that is not closed."""
    yield from _closed(opened)


@pytest.fixture(autouse=True)
def closed_after_the_test(opened: list[Database]) -> Iterator[None]:
    """Close what a test has opened."""
    yield from _closed(opened)


def _closed(opened: list[Database]) -> Iterator[None]:
    before = len(opened)
    yield
    for database in opened[before:]:
        database.close()
    del opened[before:]


@pytest.fixture(scope="session")
def corner() -> Scenario:
    """The small scenario: three people, one saw."""
    return load(CORNER).scenario
