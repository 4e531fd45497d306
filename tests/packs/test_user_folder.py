from __future__ import annotations

from pathlib import Path

import pytest

from trainer.packs.user_folder import HOME_VARIABLE, home


def test_the_folder_is_where_the_variable_says_it_is(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "mine"))
    assert home() == tmp_path / "mine"
    monkeypatch.setenv(HOME_VARIABLE, "~/trainer")
    assert home() == Path.home() / "trainer"


def test_otherwise_it_is_where_the_platform_keeps_data(monkeypatch: pytest.MonkeyPatch) -> None:
    for value in ("", None):
        if value is None:
            monkeypatch.delenv(HOME_VARIABLE)
        else:
            monkeypatch.setenv(HOME_VARIABLE, value)
        assert home().name == "sales-role-trainer"
