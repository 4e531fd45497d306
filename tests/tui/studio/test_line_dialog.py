from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.screen_driver import press, wait_until
from tests.tui.studio.studio_driver import studio
from trainer.tui.studio.line_dialog import LineDialog


@pytest.mark.parametrize(("typed", "row"), [("12", 11), ("0", 0), ("99999", -1)])
async def test_a_line_is_gone_to(file: Path, typed: str, row: int) -> None:
    async with studio(file, (80, 24), "zh") as (pilot, screen):
        await press(pilot, "ctrl+g")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, LineDialog))
        await press(pilot, *typed, "enter")
        await wait_until(pilot, lambda: pilot.app.screen is screen)
        wanted = row if row >= 0 else screen.editor.document.line_count - 1
        await wait_until(pilot, lambda: screen.editor.cursor_location == (wanted, 0))


async def test_escape_goes_nowhere(file: Path) -> None:
    async with studio(file) as (pilot, screen):
        await press(pilot, "ctrl+g")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, LineDialog))
        await press(pilot, "escape")
        await wait_until(pilot, lambda: pilot.app.screen is screen)
        assert screen.editor.cursor_location == (0, 0)
