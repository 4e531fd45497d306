from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import SCENARIOS
from trainer.packs import shelf


def test_a_checkout_has_its_packs_beside_the_program() -> None:
    assert shelf.shipped() == SCENARIOS
    assert (shelf.shipped() / "tutorial" / "pack.toml").is_file()


def test_installed_they_are_inside_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf, "_PACKAGE", tmp_path / "trainer")
    assert shelf.shipped() == tmp_path / "scenarios"
    inside = tmp_path / "trainer" / "shipped" / "scenarios"
    inside.mkdir(parents=True)
    assert shelf.shipped() == inside


def test_the_user_s_own_packs_come_after_those_shipped(user_folder: Path) -> None:
    assert shelf.roots() == (shelf.shipped(), user_folder / "packs")
