"""What the tests of packs share."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conftest import CORNER


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A copy of the small pack's folder."""
    return Path(shutil.copytree(CORNER.parent, tmp_path / "small"))
