"""Opening an attempt: the name, and what is said before it is chosen."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input

from tests.conftest import CORNER
from tests.tui.screen_driver import app_for, press, wait_for_screen
from trainer.core.own_words import SayFirst
from trainer.play.settings import SettingsFile
from trainer.tui.widgets.choice_field import ChoiceField


async def test_a_name_once_given_is_proposed_again(user_folder: Path) -> None:
    app = app_for(user_folder, start=str(CORNER))
    async with app.run_test(size=(80, 24)) as pilot:
        await wait_for_screen(pilot, "NewAttemptDialog")
        await press(pilot, "K", "i", "m", "enter")
        await wait_for_screen(pilot, "BriefScreen")
    again = app_for(user_folder, start=str(CORNER))
    async with again.run_test(size=(80, 24)) as pilot:
        await wait_for_screen(pilot, "NewAttemptDialog")
        assert again.screen.query_one(Input).value == "Kim"


async def test_what_is_said_first_is_chosen_with_the_keys_and_proposed_again(user_folder: Path) -> None:
    app = app_for(user_folder, start=str(CORNER))
    async with app.run_test(size=(80, 24)) as pilot:
        await wait_for_screen(pilot, "NewAttemptDialog")
        assert app.screen.query_one("#say-first", ChoiceField).chosen == ("off",)
        await press(pilot, "K", "i", "m", "tab", "tab", "right", "right", "enter")
        await wait_for_screen(pilot, "BriefScreen")
        assert app.session is not None and app.session.attempt.say_first == "on"
    again = app_for(user_folder, start=str(CORNER))
    async with again.run_test(size=(80, 24)) as pilot:
        await wait_for_screen(pilot, "NewAttemptDialog")
        assert again.screen.query_one("#say-first", ChoiceField).chosen == ("on",)
        await press(pilot, "tab", "tab", "right", "enter")
        await wait_for_screen(pilot, "BriefScreen")
        assert again.session is not None and again.session.attempt.say_first == "off"
    assert "say_first" not in (user_folder / "settings.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize(("asked", "taken"), [(None, "off"), ("pitches", "pitches")])
async def test_who_goes_straight_to_a_scenario_says_it_first_only_if_the_command_says_so(
    user_folder: Path, asked: SayFirst | None, taken: str
) -> None:
    SettingsFile(user_folder).keep(say_first="on")
    app = app_for(user_folder, start=str(CORNER), name="Kim", say_first=asked)
    async with app.run_test(size=(80, 24)) as pilot:
        await wait_for_screen(pilot, "BriefScreen")
        assert app.session is not None and app.session.attempt.say_first == taken
