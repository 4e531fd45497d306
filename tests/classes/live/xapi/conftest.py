from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.classes.live.held import Held
from tests.classes.live.xapi.record_store import Store, record_store


@pytest.fixture
def held(tmp_path: Path) -> Held:
    return Held(tmp_path)


@pytest.fixture
def store() -> Iterator[Store]:
    with record_store() as running:
        yield running
