from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.site import ClassRoom, class_room


@pytest.fixture
def room(tmp_path: Path) -> Iterator[ClassRoom]:
    with class_room(tmp_path / "home") as made:
        yield made
