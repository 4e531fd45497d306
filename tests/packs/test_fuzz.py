from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.conftest import CORNER, MILL
from tests.packs.fuzz import base_files, fuzzed


@pytest.mark.parametrize("scenario", [CORNER, MILL], ids=lambda path: path.stem)
@pytest.mark.parametrize("seed", range(8))
def test_whatever_comes_in_it_loads_or_is_told(seed: int, scenario: Path) -> None:
    base = base_files(scenario)
    verdicts = {fuzzed(random.Random(f"{seed} {number}"), base) for number in range(25)}
    assert verdicts <= {"loads", "refused"}
