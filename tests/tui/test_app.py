"""The app: language, faults, hostile texts, what a start loads."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.widgets import Input

from tests.conftest import CORNER
from tests.tui.screen_driver import app_for, begun, moves_made, press, screen_text, wait_for_screen, wait_until
from trainer.core.codec import decode
from trainer.core.state import DESK, MEETING
from trainer.errors import StoreFault
from trainer.play.session import Session


async def test_the_language_switches_in_the_middle_of_a_meeting(user_folder: Path) -> None:
    app = app_for(user_folder, start=str(CORNER), name="Kim")
    async with app.run_test(size=(100, 30)) as pilot:
        await wait_for_screen(pilot, "BriefScreen")
        await press(pilot, "enter")
        await wait_for_screen(pilot, "DeskScreen")
        await press(pilot, "m")
        await wait_for_screen(pilot, "MeetDialog")
        await press(pilot, "enter")
        await wait_for_screen(pilot, "MeetingScreen")
        await press(pilot, "ctrl+l")
        await wait_until(pilot, lambda: "平常一天怎么过" in screen_text(app.screen), "the Chinese question")
        assert "何雅达" in screen_text(app.screen) and app.translator.language == "zh"
        await press(pilot, "1")
        await wait_until(pilot, lambda: app.session is not None and len(app.session.moments) == 2)
        await press(pilot, "ctrl+l")
        await wait_until(pilot, lambda: "What does a day look like?" in screen_text(app.screen))
        assert "Ada Holt" in screen_text(app.screen)


async def test_a_move_that_cannot_be_kept_is_said_and_not_made(
    user_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = app_for(user_folder, start=str(CORNER), name="Kim")
    async with app.run_test(size=(80, 24)) as pilot:
        await wait_for_screen(pilot, "BriefScreen")
        await press(pilot, "enter")
        await wait_for_screen(pilot, "DeskScreen")
        await press(pilot, "m")
        await wait_for_screen(pilot, "MeetDialog")
        await press(pilot, "enter")
        await wait_for_screen(pilot, "MeetingScreen")
        assert app.session is not None
        before = app.session.state

        def fail(self: Session, move: Any) -> Any:
            raise StoreFault("the disk is full", remedy="make room [/] and try again")

        with monkeypatch.context() as patch:
            patch.setattr(Session, "play", fail)
            await press(pilot, "1")
            await wait_for_screen(pilot, "MessageDialog")
            assert "the disk is full" in screen_text(app.screen) and "[/]" in screen_text(app.screen)
            await press(pilot, "enter")
            await wait_for_screen(pilot, "MeetingScreen")
            assert app.session.state == before and "What does a day look like?" in screen_text(app.screen)
            await press(pilot, "a")
            await wait_for_screen(pilot, "AccountMapScreen")
            await press(pilot, "enter", "space")
            await wait_for_screen(pilot, "MessageDialog")
            await press(pilot, "enter")
            await wait_for_screen(pilot, "AccountMapScreen")
            assert "[1]" not in screen_text(app.screen)
            await press(pilot, "escape")
        await wait_for_screen(pilot, "MeetingScreen")
        await press(pilot, "1")
        await wait_until(pilot, lambda: "Long, and dusty." in screen_text(app.screen))


async def test_an_unknown_scenario_is_an_error_and_no_end(user_folder: Path) -> None:
    app = app_for(user_folder, start="nowhere/nothing", name="Kim")
    async with app.run_test(size=(80, 24)) as pilot:
        await wait_for_screen(pilot, "MessageDialog")
        assert "there is no scenario" in screen_text(app.screen)
        await press(pilot, "enter")
        await wait_for_screen(pilot, "ShelfScreen")


HOSTILE = "[@click=app.quit]x[/]"


async def test_markup_in_a_pack_is_only_text(user_folder: Path, tmp_path: Path) -> None:
    text = CORNER.read_text(encoding="utf-8")
    for old, new in (
        ('title = "The corner workshop"', f'title = "{HOSTILE} deal"'),
        ('name = "Ada Holt"', f'name = "{HOSTILE}"'),
        ('title = "Owner"', 'title = "[/"'),
        ('public = "Has been here for years."', 'public = "[bold]loud[/bold] [/"'),
        ('say = "What does a day look like?"', f'say = "{HOSTILE} [/"'),
        ('answer = "Long, and dusty."', f'answer = "[/] {HOSTILE}"'),
        ('text = "What ada does all day."', f'text = "[/ {HOSTILE}"'),
        ('title = "The business case"', f'title = "{HOSTILE}"'),
        ('text = "A title settles nothing."', f'text = "{HOSTILE} [/"'),
    ):
        assert old in text
        text = text.replace(old, new)
    path = tmp_path / "hostile.toml"
    path.write_text(text, encoding="utf-8")
    app = app_for(user_folder, start=str(path), name="[/]", practice=True)
    async with app.run_test(size=(120, 40), notifications=True, tooltips=True) as pilot:
        await wait_for_screen(pilot, "BriefScreen")
        assert HOSTILE in screen_text(app.screen)
        await press(pilot, "enter")
        await wait_for_screen(pilot, "DeskScreen")
        assert f"{HOSTILE}, [/" in screen_text(app.screen).replace("\\", "") and "[bold]loud" in screen_text(app.screen)
        await pilot.click("#list", offset=(4, 0))
        await press(pilot, "enter")
        await wait_for_screen(pilot, "MeetDialog")
        await press(pilot, "enter")
        await wait_for_screen(pilot, "MeetingScreen")
        await press(pilot, "1")
        await wait_until(pilot, lambda: f"[/] {HOSTILE}" in screen_text(app.screen))
        await pilot.click("#talk", offset=(14, 2))
        await press(pilot, "p")
        await wait_until(pilot, lambda: HOSTILE in screen_text(app.screen).partition("Your pitches")[2])
        await press(pilot, "n")
        await wait_for_screen(pilot, "MessageDialog")
        await press(pilot, "escape", "a")
        await wait_for_screen(pilot, "AccountMapScreen")
        assert f"[/ {HOSTILE}" in screen_text(app.screen)
        await press(pilot, "t", "t", "escape", "z")
        await wait_for_screen(pilot, "RewindDialog")
        await press(pilot, "escape", "l")
        session = app.session
        assert session is not None
        await wait_until(pilot, lambda: session.state.place != MEETING)
        await wait_for_screen(pilot, "DeskScreen" if session.state.place == DESK else "ReviewScreen")
        for move in ("review", "close"):
            session.play(decode(move))
        app.show_place(())
        await wait_for_screen(pilot, "ReflectionDialog")
        await press(pilot, "escape")
        await wait_for_screen(pilot, "DecisionScreen")
        await press(pilot, "s", "enter")
        await wait_for_screen(pilot, "DebriefScreen")
        for page in "12345":
            await press(pilot, page)
            await wait_until(pilot, lambda: HOSTILE in screen_text(app.screen))
        assert app.is_running


def test_the_start_loads_nothing_slow_and_switches_the_kitty_protocol_off() -> None:
    code = (
        "import os, sys, trainer.tui.app; slow = {'pydantic', 'peewee', 'jinja2', 'click', 'tomllib',"
        "'trainer.play.workspace', 'trainer.play.session', 'trainer.packs.locate'};"
        "print(sorted(slow & set(sys.modules)), os.environ['TEXTUAL_DISABLE_KITTY_KEY'])"
    )
    environment = {name: value for name, value in os.environ.items() if name != "TEXTUAL_DISABLE_KITTY_KEY"}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment)
    assert done.stdout.strip() == "[] 1"


async def test_what_is_wrong_with_the_file_is_said_at_the_start(user_folder: Path) -> None:
    user_folder.mkdir()
    (user_folder / "settings.toml").write_text('[keys.desk]\nmeet = "s"\n')
    app = app_for(user_folder)
    async with app.run_test(size=(100, 30)) as pilot:
        await wait_for_screen(pilot, "MessageDialog")
        assert "The key s is not given to desk.meet: it is desk.study." in screen_text(app.screen)
        await press(pilot, "escape")
        await wait_for_screen(pilot, "ShelfScreen")


async def test_styles_are_parsed_anew_only_where_a_colour_has_changed(user_folder: Path) -> None:
    app = app_for(user_folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await wait_for_screen(pilot, "ShelfScreen")
        app.refresh_css()
        before = list(app.stylesheet.rules)
        app.refresh_css()
        assert all(one is other for one, other in zip(before, app.stylesheet.rules, strict=True))
        ground = app.screen.styles.background
        await app.set_theme("desk-light")
        await pilot.pause()
        assert app.screen.styles.background != ground
        assert not any(one is other for one, other in zip(before, app.stylesheet.rules, strict=False))


async def test_a_host_of_several_apps_keeps_its_own_way_of_collecting(
    user_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    monkeypatch.setattr(gc, "freeze", lambda: done.append("freeze"))
    monkeypatch.setattr(gc, "enable", lambda: done.append("enable"))
    for own, expected in ((False, []), (True, ["freeze", "freeze", "enable"])):
        done.clear()
        app = app_for(user_folder, start=str(CORNER), name="Kim", own_process=own)
        async with app.run_test(size=(80, 24)) as pilot:
            await wait_for_screen(pilot, "BriefScreen")
            assert done == expected


async def test_full_width_keys_work_as_their_half_width_twins_but_stay_in_a_text(user_folder: Path) -> None:
    attempt = begun(user_folder, "meet bo visit")
    app = app_for(user_folder, resume=attempt)
    async with app.run_test(size=(100, 30)) as pilot:
        await wait_for_screen(pilot, "MeetingScreen")
        await press(pilot, "１")
        await wait_until(pilot, lambda: len(moves_made(app)) == 2, "something said")
        # As a terminal sends it: the pilot knows no name for this one.
        app.post_message(events.Key("fullwidth_question_mark", "？"))
        await wait_for_screen(pilot, "HelpDialog")
        await press(pilot, "escape", "ｌ", "ｙ")
        await wait_for_screen(pilot, "DeskScreen")
        await press(pilot, "ｑ")
        await wait_for_screen(pilot, "ShelfScreen")
    app = app_for(user_folder, resume=begun(user_folder, "close"))
    async with app.run_test(size=(100, 30)) as pilot:
        await wait_for_screen(pilot, "DebriefScreen")
        await press(pilot, "ｗ")
        await wait_for_screen(pilot, "ReflectionDialog")
        app.post_message(events.Key("fullwidth_question_mark", "？"))
        await press(pilot, "１")
        assert app.screen.query_one(Input).value == "？１"


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_a_notice_takes_the_first_line_alone_and_cuts_no_wide_character(user_folder: Path, language: str) -> None:
    app = app_for(user_folder, language, resume=begun(user_folder, scenario="software-firm/platform-deal"))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await wait_for_screen(pilot, "DeskScreen")
        below = [strip.text for strip in app.screen._compositor.render_strips()][1:]
        app.notify("one", markup=False)
        app.notify(app.translator("To leave the program, press ctrl+q."), markup=False)

        def shown() -> list[str]:
            return [strip.text for strip in app.screen._compositor.render_strips()]

        said = app.translator("To leave the program, press ctrl+q.")
        await wait_until(pilot, lambda: shown()[0].rstrip() == f"▌ {said}", "the notice")
        assert shown()[1:] == below
