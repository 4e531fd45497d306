from __future__ import annotations

import random

import pytest

from tests.packs.fuzz import base_files, fuzzed


@pytest.mark.parametrize("seed", range(8))
def test_whatever_comes_in_it_loads_or_is_told(seed: int) -> None:
    base = base_files()
    verdicts = {fuzzed(random.Random(f"{seed} {number}"), base) for number in range(25)}
    assert verdicts <= {"loads", "refused"}
