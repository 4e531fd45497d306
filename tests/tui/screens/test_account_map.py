"""The account map: kept as it is changed, drawn as it is believed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.tui.screen_driver import app_for, begun, click, moves_made, press, screen_text, wait_for_screen, wait_until
from trainer.tui.widgets.row_list import RowList
from trainer.tui.widgets.words_input import WordsInput


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


# Why somebody is thought to be that


async def on_the_map(pilot: Pilot[Any]) -> WordsInput:
    """Open the map and go to the line for why something is thought."""
    await wait_for_screen(pilot, "DeskScreen")
    await press(pilot, "a")
    await wait_for_screen(pilot, "AccountMapScreen")
    await press(pilot, "m")
    line = pilot.app.screen.query_one(WordsInput)
    await wait_until(pilot, lambda: pilot.app.focused is line, "the line for why")
    return line


async def test_a_reason_is_kept_on_enter_and_shown_beside_the_notebook(user_folder: Path) -> None:
    app = app_for(user_folder, resume=begun(user_folder, say_first="pitches"))
    async with app.run_test(size=(120, 40)) as pilot:
        await on_the_map(pilot)
        await press(pilot, *"She signs, 她签字", "enter")
        assert app.session is not None
        await wait_until(pilot, lambda: app.session is not None and bool(app.session.reasons), "the reason")
        assert app.session.reasons == {"ada": "She signs, 她签字"}
        assert isinstance(app.focused, RowList)
        assert "Why you think so" in screen_text(app.screen.query_one("#known").screen)


async def test_a_reason_is_kept_when_line_person_or_map_is_left(user_folder: Path) -> None:
    app = app_for(user_folder, resume=begun(user_folder, say_first="on"))
    async with app.run_test(size=(120, 40)) as pilot:
        line = await on_the_map(pilot)
        await press(pilot, *"Hers")
        await click(pilot, "Bo Kern")
        await wait_until(pilot, lambda: app.session is not None and "ada" in app.session.reasons, "the first reason")
        assert line.value == ""
        await press(pilot, "m", *"His", "f2")
        await wait_for_screen(pilot, "DeskScreen")
        assert app.session is not None and app.session.reasons == {"ada": "Hers", "bo": "His"}
        line = await on_the_map(pilot)
        assert line.value == "Hers"
        await press(pilot, "escape", "n", "m")
        assert line.value == "His"
        await press(pilot, "ctrl+u", "escape")
        await wait_until(pilot, lambda: app.session is not None and "bo" not in app.session.reasons, "none any more")


async def test_a_reason_that_is_too_long_is_told_and_stays(user_folder: Path) -> None:
    app = app_for(user_folder, resume=begun(user_folder, say_first="on"))
    async with app.run_test(size=(120, 40)) as pilot:
        line = await on_the_map(pilot)
        line.value = "x" * 501
        await press(pilot, "enter")
        await wait_for_screen(pilot, "MessageDialog")
        assert "501 characters are too many" in screen_text(app.screen)
        await press(pilot, "enter")
        await wait_for_screen(pilot, "AccountMapScreen")
        await press(pilot, "escape", "n", "b")
        assert line.value == "x" * 501 and app.session is not None and not app.session.reasons
        await press(pilot, "escape")
        await wait_for_screen(pilot, "DeskScreen")
        line = await on_the_map(pilot)
        assert line.value == "x" * 501
        await press(pilot, "backspace", "enter")
        await wait_until(pilot, lambda: app.session is not None and "ada" in app.session.reasons, "the shortened one")


async def test_no_reason_is_asked_for_where_nothing_is_said_first(user_folder: Path) -> None:
    app = app_for(user_folder, resume=begun(user_folder))
    async with app.run_test(size=(120, 40)) as pilot:
        await wait_for_screen(pilot, "DeskScreen")
        await press(pilot, "a")
        await wait_for_screen(pilot, "AccountMapScreen")
        assert not app.screen.query_one(WordsInput).display
        assert "why I think so" not in screen_text(app.screen)
