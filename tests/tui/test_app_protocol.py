"""Screens reach the app by a cast, so that nothing but this says that it keeps what `Host` promises."""

from __future__ import annotations

import inspect
from pathlib import Path

import pytest

from tests.tui.screen_driver import app_for
from trainer.tui.app import TrainerApp
from trainer.tui.app_protocol import Host

PROMISED = {name: member for name, member in vars(Host).items() if not name.startswith("_") and name != "T"}
METHODS = [name for name, member in PROMISED.items() if inspect.isfunction(member)]


@pytest.mark.parametrize("name", METHODS)
def test_the_app_takes_what_screens_hand_it(name: str) -> None:
    provided = getattr(TrainerApp, name)
    asked = inspect.signature(PROMISED[name]).parameters
    taken = inspect.signature(provided).parameters
    assert list(asked.values()) == [taken[one].replace(annotation=asked[one].annotation) for one in asked]
    assert all(one.default is not one.empty for key, one in taken.items() if key not in asked)
    assert inspect.iscoroutinefunction(provided) == inspect.iscoroutinefunction(PROMISED[name])


def test_the_app_has_what_screens_read(user_folder: Path) -> None:
    app = app_for(user_folder, "zh")
    read = [*Host.__annotations__, *(name for name, member in PROMISED.items() if isinstance(member, property))]
    assert {"translator", "session", "theme_name"} <= set(read)
    assert [name for name in read if not hasattr(app, name)] == []
    assert app.session is None and app.translator.language == "zh"
