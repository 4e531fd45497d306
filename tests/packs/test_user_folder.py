from __future__ import annotations

import os
from pathlib import Path

import pytest

from trainer.errors import UsageError
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


@pytest.mark.skipif(os.name == "nt", reason="Windows takes any name for a user's")
def test_the_home_of_nobody_is_misuse(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(HOME_VARIABLE, "~nosuchuser/x")
    with pytest.raises(UsageError, match="nobody's home is known here for '~nosuchuser/x'") as caught:
        home()
    assert caught.value.where == HOME_VARIABLE and "unset" in caught.value.remedy
