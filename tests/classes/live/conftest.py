from __future__ import annotations

from pathlib import Path

import pytest

from tests.classes.live.schoolroom import Schoolroom


@pytest.fixture
def room(user_folder: Path, two_truths: Path) -> Schoolroom:
    return Schoolroom(user_folder, two_truths)
