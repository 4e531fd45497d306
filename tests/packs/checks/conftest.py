"""What the tests of the checks share."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conftest import CORNER


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """The folder of the small scenario, without its translation."""
    folder = tmp_path / "small"
    shutil.copytree(CORNER.parent, folder)
    (folder / "corner.zh.toml").unlink()
    return folder
