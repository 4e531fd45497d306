from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conftest import CORNER


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "pack").mkdir()
    return Path(shutil.copy(CORNER, tmp_path / "pack" / "corner.toml"))
