"""Keys of one's own: which can be had, and what is said of the others."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import CORNER
from tests.tui.screen_driver import app_for, press, screen_text, wait_for_screen
from trainer.i18n.translator import Translator
from trainer.tui.app import TrainerApp
from trainer.tui.keymap import bindings_by_screen, make_keymap


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
