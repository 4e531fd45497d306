"""Jump mode: letters on fields."""

from __future__ import annotations

from pathlib import Path

from textual.widget import Widget

from tests.conftest import CORNER
from tests.tui.screen_driver import app_for, begun, press, wait_for_screen, wait_until
from trainer.tui.screens.jump_mode import jump_targets
from trainer.tui.widgets.row_list import RowList


async def test_jumping_to_a_field_by_its_letter_or_by_a_click(user_folder: Path) -> None:
    app = app_for(user_folder, start=str(CORNER), name="Kim")
    async with app.run_test(size=(120, 40)) as pilot:
        await wait_for_screen(pilot, "BriefScreen")
        await press(pilot, "enter")
        await wait_for_screen(pilot, "DeskScreen")
        await press(pilot, "a")
        await wait_for_screen(pilot, "AccountMapScreen")
        await wait_until(pilot, lambda: app.screen.query_one("#people", RowList).has_focus)
        await press(pilot, "ctrl+o")
        await wait_for_screen(pilot, "JumpMode")
        letters = {spot.widget.id: spot.letter for spot in app.screen._spots}  # type: ignore[attr-defined]
        assert {"people", "roles", "wins"} <= letters.keys()
        await press(pilot, letters["wins"])
        await wait_for_screen(pilot, "AccountMapScreen")
        assert app.focused is not None and app.focused.id == "wins"
        await press(pilot, "ctrl+o", "escape")
        await wait_for_screen(pilot, "AccountMapScreen")
        assert app.focused is not None and app.focused.id == "wins"
        await press(pilot, "ctrl+o")
        await wait_for_screen(pilot, "JumpMode")
        spot = next(one for one in app.screen._spots if one.widget.id == "roles")  # type: ignore[attr-defined]
        await pilot.click(offset=(spot.x + 1, spot.y))
        await wait_for_screen(pilot, "AccountMapScreen")
        assert app.focused is not None and app.focused.id == "roles"


async def test_letters_stand_only_on_what_is_in_sight(user_folder: Path) -> None:
    app = app_for(user_folder, resume=begun(user_folder, scenario="software-firm/platform-deal"))
    async with app.run_test(size=(80, 24)) as pilot:
        await wait_for_screen(pilot, "DeskScreen")
        await press(pilot, "a")
        await wait_for_screen(pilot, "AccountMapScreen")
        await press(pilot, "tab", *["tab"] * 6)
        assert app.focused is not None
        form = next(one for one in app.focused.ancestors if isinstance(one, Widget) and one.is_scrollable)
        await wait_until(pilot, lambda: form.scroll_y > 0)
        spots = [spot for spot in jump_targets(app.screen) if form in spot.widget.ancestors]
        assert spots and all(form.region.contains(spot.x, spot.y) for spot in spots)
