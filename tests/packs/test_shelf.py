from __future__ import annotations

from pathlib import Path

from tests.conftest import SCENARIOS
from trainer.packs.shelf import roots, shipped


def test_the_shipped_packs_come_first_and_then_the_users_own(user_folder: Path) -> None:
    assert shipped() == SCENARIOS
    assert roots() == (SCENARIOS, user_folder / "packs")
