"""The account map: kept as it is changed, drawn as it is believed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.screen_driver import app_for, begun, moves_made, press, screen_text, wait_for_screen, wait_until
from trainer.tui.widgets.row_list import RowList


async def test_a_tick_is_a_note_and_the_table_follows(user_folder: Path) -> None:
    app = app_for(user_folder, resume=begun(user_folder))
    async with app.run_test(size=(120, 40)) as pilot:
        await wait_for_screen(pilot, "DeskScreen")
        await press(pilot, "a")
        await wait_for_screen(pilot, "AccountMapScreen")
        assert "missing:" in screen_text(app.screen)
        await press(pilot, "enter", "space")
        await wait_until(pilot, lambda: len(moves_made(app)) == 1, "the note")
        assert moves_made(app)[0].startswith("note ada roles=")
        rows = app.screen.query_one("#people", RowList).rows
        assert "Decision maker" in rows[0].fit(80).plain
        await press(pilot, "space")
        await wait_until(pilot, lambda: len(moves_made(app)) == 2, "the role taken back")


async def test_the_people_turn_round_and_the_map_stays_as_it_was_left(user_folder: Path) -> None:
    app = app_for(user_folder, resume=begun(user_folder))
    async with app.run_test(size=(120, 40)) as pilot:
        await wait_for_screen(pilot, "DeskScreen")
        await press(pilot, "a")
        await wait_for_screen(pilot, "AccountMapScreen")
        people = app.screen.query_one("#people", RowList)
        await press(pilot, "b")
        last = people.current
        await press(pilot, "n")
        assert people.current == "ada" != last
        await press(pilot, "t")
        assert "As you believe it is" in screen_text(app.screen)
        await press(pilot, "escape")
        await wait_for_screen(pilot, "DeskScreen")
        await press(pilot, "a")
        await wait_for_screen(pilot, "AccountMapScreen")
        assert "As you believe it is" in screen_text(app.screen)


async def test_what_is_over_cannot_be_changed(user_folder: Path) -> None:
    app = app_for(user_folder, resume=begun(user_folder, "close"))
    async with app.run_test(size=(120, 40)) as pilot:
        await wait_for_screen(pilot, "DebriefScreen")
        app.show_map("ada")
        await wait_for_screen(pilot, "AccountMapScreen")
        await press(pilot, "enter", "space")
        assert moves_made(app) == ["close"]


@pytest.mark.parametrize(
    ("language", "people", "clue"),
    [
        ("en", ("Zhao Min", "Lin Wei", "Qiu An", "Wen Bo"), "Lin Wei's signature stands"),
        ("zh", ("赵珉", "林薇", "邱安", "温博"), "我们2022年的两张订单"),
    ],
)
async def test_a_small_window_shows_four_people_beside_the_notebook(
    user_folder: Path, language: str, people: tuple[str, ...], clue: str
) -> None:
    attempt = begun(user_folder, "study records", scenario="software-firm/platform-deal", practice=True)
    app = app_for(user_folder, language, resume=attempt)
    async with app.run_test(size=(80, 24)) as pilot:
        await wait_for_screen(pilot, "DeskScreen")
        await press(pilot, "a")
        await wait_for_screen(pilot, "AccountMapScreen")
        await press(pilot, "down")
        await wait_until(pilot, lambda: clue in screen_text(app.screen), "what was found out")
        shown = screen_text(app.screen).splitlines()
        table = [line for line in shown if any(line.strip(" ▸").startswith(name) for name in people)]
        assert len(table) >= len(people), shown
