"""The studio's app: the studio at the bottom, and no way out that loses what is not saved."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from textual.screen import Screen

from tests.conftest import CORNER
from tests.tui.screen_driver import press, wait_until
from tests.tui.studio.studio_driver import settled, studio, write
from trainer.tui.app import TrainerApp
from trainer.tui.studio.app import StudioApp


def front(app: StudioApp) -> Screen[Any]:
    return app.screen


async def test_the_way_out_in_the_palette_asks_about_what_is_not_saved(tmp_path: Path) -> None:
    shutil.copytree(CORNER.parent, tmp_path / "small")
    async with studio(tmp_path / "small" / "corner.toml") as (pilot, screen):
        app = pilot.app
        assert isinstance(app, StudioApp) and app.screen is screen
        commands = {one.title: one for one in app.get_system_commands(front(app))}
        assert list(commands) == [one.title for one in TrainerApp.get_system_commands(app, front(app))]
        leave = commands["Quit"]
        assert leave.help == "Leave the studio"
        write(screen, "The corner workshop", "Another workshop")
        await settled(pilot, screen)
        await leave.callback()
        await wait_until(pilot, lambda: app.screen is not screen, "a question")
        assert app.is_running
        await press(pilot, "escape")
        assert app.screen is screen


async def test_what_is_saved_is_left_without_a_question(tmp_path: Path) -> None:
    shutil.copytree(CORNER.parent, tmp_path / "small")
    async with studio(tmp_path / "small" / "corner.toml") as (pilot, _):
        app = pilot.app
        await app.action_quit()
        await wait_until(pilot, lambda: not app.is_running or app._exit, "the end")
