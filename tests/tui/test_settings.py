"""Settings on the screen: kept as they are changed, keys of one's own, and jumping."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input

from tests.conftest import CORNER
from tests.tui.screen_driver import app_for, click, press, screen_text, wait_for_screen, wait_until
from trainer.i18n.translator import Translator
from trainer.play.settings import SettingsFile
from trainer.tui.app import TrainerApp
from trainer.tui.keymap import bindings_by_screen, make_keymap
from trainer.tui.widgets.row_list import RowList


async def test_everything_set_by_keyboard_is_kept(user_folder: Path) -> None:
    app = app_for(user_folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await wait_for_screen(pilot, "ShelfScreen")
        await press(pilot, "comma")
        await wait_for_screen(pilot, "SettingsDialog")
        await press(pilot, "right", "space")
        await wait_until(pilot, lambda: "设置" in screen_text(app.screen), "Chinese")
        await press(pilot, "down")
        await wait_until(pilot, lambda: app.screen.query_one("#theme").has_focus)
        await press(pilot, "right", "space")
        await wait_until(pilot, lambda: app.theme == "desk-light")
        await press(pilot, "tab", "space")
        await wait_until(pilot, lambda: app.reduced_motion)
        await press(pilot, "tab", "王", "小", "明", "escape")
        await wait_for_screen(pilot, "ShelfScreen")
        await wait_until(pilot, lambda: app.trainee == "王小明")
    kept = SettingsFile(user_folder).settings
    assert (kept.language, kept.theme, kept.reduced_motion, kept.name) == ("zh", "desk-light", True, "王小明")
    again = app_for(user_folder, kept.language)
    async with again.run_test(size=(80, 24)) as pilot:
        assert (again.theme, again.reduced_motion, again.trainee) == ("desk-light", True, "王小明")


async def test_settings_by_mouse(user_folder: Path) -> None:
    app = app_for(user_folder)
    async with app.run_test(size=(120, 40)) as pilot:
        await click(pilot, "settings")
        await wait_for_screen(pilot, "SettingsDialog")
        await click(pilot, "High contrast")
        await wait_until(pilot, lambda: app.theme == "desk-contrast")
        await click(pilot, "Close")
        await wait_for_screen(pilot, "ShelfScreen")
    assert SettingsFile(user_folder).settings.theme == "desk-contrast"


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


async def test_keys_of_ones_own_work_and_are_shown(user_folder: Path) -> None:
    user_folder.mkdir()
    (user_folder / "settings.toml").write_text('[keys.desk]\nmeet = "v"\nstudy = "m"\n')
    app = app_for(user_folder, start=str(CORNER), name="Kim")
    async with app.run_test(size=(100, 30)) as pilot:
        await wait_for_screen(pilot, "BriefScreen")
        await press(pilot, "enter")
        await wait_for_screen(pilot, "DeskScreen")
        assert "v meet" in screen_text(app.screen) and "m study" in screen_text(app.screen)
        await press(pilot, "m")
        await wait_for_screen(pilot, "StudyDialog")
        await press(pilot, "escape", "v")
        await wait_for_screen(pilot, "MeetDialog")


async def test_what_is_wrong_with_the_file_is_said_at_the_start(user_folder: Path) -> None:
    user_folder.mkdir()
    (user_folder / "settings.toml").write_text('[keys.desk]\nmeet = "s"\n')
    app = app_for(user_folder)
    async with app.run_test(size=(100, 30)) as pilot:
        await wait_for_screen(pilot, "MessageDialog")
        assert "The key s is not given to desk.meet: it is desk.study." in screen_text(app.screen)
        await press(pilot, "escape")
        await wait_for_screen(pilot, "ShelfScreen")


@pytest.mark.parametrize(
    ("asked", "kept", "complaint"),
    [
        ({"desk.meet": "v"}, {"desk.meet": "v"}, ""),
        ({"desk.meet": "s", "desk.study": "m"}, {"desk.meet": "s", "desk.study": "m"}, ""),
        ({"desk.meet": "s"}, {}, "it is desk.study"),
        ({"desk.meet": "x", "desk.study": "x"}, {"desk.study": "x"}, "it is desk.meet"),
        ({"desk.meet": "question_mark"}, {}, "it is scene.help"),
        ({"desk.meet": "ctrl+q"}, {}, "it is app.quit"),
        ({"meeting.map": "3"}, {}, "picks a row"),
        ({"desk.sing": "x"}, {}, "nothing called 'desk.sing'"),
        ({"desk.meet": "banana"}, {}, "'banana' for desk.meet is no key"),
        ({"desk.meet": ""}, {}, "is no key"),
        ({"desk.meet": "ctrl+b, f3"}, {"desk.meet": "ctrl+b,f3"}, ""),
    ],
)
def test_clashes_are_refused_by_name(asked: dict[str, str], kept: dict[str, str], complaint: str) -> None:
    keymap, complaints = make_keymap(TrainerApp, asked, Translator("en"))
    if len(kept) == len(asked) or len(asked) == 1:
        assert keymap == kept
    else:
        assert len(keymap) == 1
    assert bool(complaints) == bool(complaint)
    assert len(asked) > 1 or complaint in "".join(complaints)


def test_every_key_has_a_name_and_no_screen_gives_one_twice() -> None:
    for name, bindings in bindings_by_screen(TrainerApp).items():
        held: dict[str, str] = {}
        for one in bindings:
            assert one.id, (name, one.action)
            assert held.setdefault(one.key, one.id) == one.id, (name, one.key)


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
