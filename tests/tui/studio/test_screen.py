"""The studio's screen: checking while one types, pages, saving, other programs, leaving."""

from __future__ import annotations

import asyncio
import signal
import threading
from pathlib import Path
from typing import Any

import pytest
from textual import events

from tests.tui.screen_driver import click, press, screen_text, wait_for_screen, wait_until
from tests.tui.studio.studio_driver import place_of, settled, studio, write
from trainer.play.draft import Draft
from trainer.play.unsaved import UnsavedTexts
from trainer.tui.studio.app import StudioApp
from trainer.tui.studio.meeting_trial import TrialSetting
from trainer.tui.studio.play_pane import PlayPane
from trainer.tui.widgets.row_list import RowList


async def test_a_typo_shows_while_typing_enter_goes_there_and_mending_clears_it(file: Path) -> None:
    async with studio(file) as (pilot, screen):
        assert "no problems" in screen_text(screen) and "Nothing is wrong" in screen_text(screen)
        row, column = place_of(screen, "culture = ")
        screen.editor.cursor_location = (row, column)
        await press(pilot, "x")
        assert "● unsaved" in screen_text(screen)
        # The timer of the screen itself ends the pause.
        await wait_until(pilot, lambda: "unknown key 'xculture'" in screen_text(screen), "the typo")
        assert (
            "Problems (1)" in screen_text(screen)
            and "1 error" in screen_text(screen)
            and f"{row + 1}:1" in screen_text(screen)
        )
        screen.editor.cursor_location = (0, 0)
        await press(pilot, "f2")
        await wait_until(pilot, lambda: screen.query_one("#problems", RowList).has_focus)
        await press(pilot, "enter")
        await wait_until(pilot, lambda: screen.editor.has_focus and screen.editor.selected_text == "xculture")
        assert screen.editor.cursor_location[0] == row
        await press(pilot, "left", "delete")
        await settled(pilot, screen)
        assert "no problems" in screen_text(screen) and not screen.unsaved


async def test_the_next_problem_is_one_key_away_and_the_last_leads_to_the_first(file: Path) -> None:
    async with studio(file) as (pilot, screen):
        write(screen, 'structure = "functional"', 'structure = "ring"')
        write(screen, "level = 1", "level = 9")
        await settled(pilot, screen)
        for line in ("level", "structure", "level"):
            await press(pilot, "f7")
            row = place_of(screen, f"{line} =")[0]
            await wait_until(pilot, lambda row=row: screen.editor.cursor_location[0] == row)  # type: ignore[misc]


async def test_clicks_turn_pages_and_open_problems(file: Path) -> None:
    async with studio(file) as (pilot, screen):
        write(screen, "level = 1", "level = 9")
        await settled(pilot, screen)
        await click(pilot, "Facts")
        await wait_until(pilot, lambda: "From the last text that loaded" in screen_text(screen))
        await click(pilot, "Problems (")
        await click(pilot, "E104")
        await wait_until(pilot, lambda: screen.editor.selected_text == "9")


async def test_saving_writes_exactly_what_is_seen(file: Path) -> None:
    data = b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n")
    file.write_bytes(data)
    file.chmod(0o600)
    async with studio(file) as (pilot, screen):
        await press(pilot, "ctrl+s")
        await wait_until(pilot, lambda: "nothing to save" in screen_text(screen))
        assert file.read_bytes() == data
        write(screen, "Three people, one saw", "三个人，一把锯")
        await press(pilot, "ctrl+s")
        await wait_until(pilot, lambda: not screen.unsaved and "Saved." in screen_text(screen))
        assert file.read_bytes() == data.replace(b"Three people, one saw", "三个人，一把锯".encode())
        assert file.stat().st_mode & 0o777 == 0o600 and [one.name for one in file.parent.iterdir()] == [file.name]


async def test_a_save_that_fails_is_said_and_the_text_stays(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with studio(file) as (pilot, screen):
        before = file.read_bytes()
        write(screen, "level = 1", "level = 2")

        def fail(*_: object, **__: object) -> None:
            raise OSError("no space left [/]")

        monkeypatch.setattr(Draft, "save", fail)
        await press(pilot, "ctrl+s")
        await wait_for_screen(pilot, "MessageDialog")
        assert "no space left [/]" in screen_text(pilot.app.screen)
        await press(pilot, "enter")
        await wait_for_screen(pilot, "StudioScreen")
        assert screen.unsaved and "level = 2" in screen.editor.text and file.read_bytes() == before


async def test_what_another_program_writes_is_read_again_where_nothing_is_lost(file: Path) -> None:
    async with studio(file) as (pilot, screen):
        screen.editor.cursor_location = (20, 0)
        file.write_text(file.read_text("utf-8").replace("level = 1", "level = 3"), "utf-8")
        await screen.check_disk()
        await wait_until(pilot, lambda: "Read again" in screen_text(screen))
        assert "level = 3" in screen.editor.text and not screen.unsaved
        assert screen.editor.cursor_location == (20, 0)


@pytest.mark.parametrize("answer", ["aside", "reload", "force", "back"])
async def test_what_another_program_wrote_is_not_overwritten_unasked(file: Path, answer: str) -> None:
    theirs = file.read_text("utf-8").replace("minutes = 5", "minutes = 7")
    async with studio(file) as (pilot, screen):
        write(screen, "level = 1", "level = 2")
        mine = screen.editor.text
        file.write_text(theirs, "utf-8")
        await screen.check_disk()
        await wait_until(pilot, lambda: "changed by another program" in screen_text(screen))
        assert screen.editor.text == mine
        await press(pilot, "ctrl+s")
        await wait_for_screen(pilot, "ChoiceDialog")
        assert file.read_text("utf-8") == theirs
        keys = {"aside": ["enter"], "reload": ["down", "enter"], "force": ["down", "down", "enter"], "back": ["escape"]}
        await press(pilot, *keys[answer])
        await wait_for_screen(pilot, "StudioScreen")
        aside = file.with_name("corner.mine.toml")
        await wait_until(pilot, lambda: answer == "back" or not screen.unsaved)
        assert file.read_text("utf-8") == (mine if answer == "force" else theirs)
        assert screen.editor.text == (theirs if answer in ("aside", "reload") else mine)
        assert aside.exists() == (answer == "aside") and (not aside.exists() or aside.read_text("utf-8") == mine)


async def test_a_file_that_vanishes_is_said_and_written_anew_after_asking(file: Path) -> None:
    async with studio(file) as (pilot, screen):
        text = file.read_bytes()
        file.unlink()
        await screen.check_disk()
        await wait_until(pilot, lambda: "no longer on the disk" in screen_text(screen))
        await press(pilot, "ctrl+s")
        await wait_for_screen(pilot, "ChoiceDialog")
        assert not file.exists()
        await press(pilot, "enter")
        await wait_until(pilot, file.exists)
        assert file.read_bytes() == text
        await wait_until(pilot, lambda: not screen.deleted)


async def test_a_file_that_became_unreadable_leaves_the_text_alone(file: Path) -> None:
    async with studio(file) as (pilot, screen):
        text = screen.editor.text
        file.write_bytes(b"\xff\xfe\x00")
        await screen.check_disk()
        await wait_until(pilot, lambda: "not UTF-8" in screen_text(screen))
        assert screen.editor.text == text and screen.changed_on_disk


@pytest.mark.parametrize("answer", ["save", "drop", "back"])
async def test_leaving_asks_about_what_is_not_saved(file: Path, answer: str) -> None:
    before = file.read_bytes()
    async with studio(file) as (pilot, screen):
        write(screen, "level = 1", "level = 2")
        await press(pilot, "ctrl+q")
        await wait_for_screen(pilot, "ChoiceDialog")
        await press(pilot, "ctrl+q")
        await wait_for_screen(pilot, "ChoiceDialog")
        await press(pilot, *{"save": ["enter"], "drop": ["down", "enter"], "back": ["escape"]}[answer])
        if answer == "back":
            await wait_for_screen(pilot, "StudioScreen")
        await wait_until(pilot, lambda: pilot.app._exit == (answer != "back"))
    assert (file.read_bytes() == before) == (answer != "save")


HOSTILE = "[@click=app.quit]x[/]"


async def test_a_hostile_text_is_only_text(file: Path) -> None:
    text = (
        file.read_text("utf-8").replace("Ada Holt", f"{HOSTILE} [/").replace("Three people", "\\u001b \x1b]0;x\x07 [/")
    )
    text = text.replace('say = "What does a day look like?"', f'say = "{HOSTILE}"')
    file.write_bytes(text.encode())
    async with studio(file) as (pilot, screen):
        assert "\x1b" not in screen_text(screen) and "\x07" not in screen_text(screen) and "E004" in screen_text(screen)
        assert screen.saved.sha256 and file.read_bytes() == text.encode()
        row, column = place_of(screen, "\U000f001b")
        screen.editor.replace("", (row, column - 7), (row, len(screen.editor.document.get_line(row)) - 1))
        await settled(pilot, screen)
        assert "no problems" in screen_text(screen)
        await press(pilot, "f4")
        await wait_until(pilot, lambda: HOSTILE in screen_text(screen))
        await press(pilot, "f8")
        await wait_until(pilot, lambda: f"{HOSTILE} [/" in screen_text(screen))
        screen.query_one(PlayPane).restart(TrialSetting("ada"))
        await press(pilot, "1")
        await wait_until(pilot, lambda: "Long, and dusty." in screen_text(screen))
        screen.action_editor()
        screen.editor.cursor_location = (0, 0)
        screen.editor.post_message(events.Paste("\x1b[31m中文\u202e\r\n# two\r"))
        await wait_until(pilot, lambda: "中文" in screen.editor.text)
        assert screen.editor.text.split("\n")[0].startswith("\U000f001b[31m中文")
        await settled(pilot, screen)
        assert "\x1b" not in screen_text(screen) and pilot.app.is_running


@pytest.mark.parametrize(
    ("size", "language"),
    [((60, 20), "en"), ((80, 24), "en"), ((80, 24), "zh"), ((100, 30), "en"), ((120, 40), "zh"), ((200, 60), "en")],
    ids=str,
)
async def test_every_page_draws_at_every_size(file: Path, size: tuple[int, int], language: str) -> None:
    async with studio(file, size, language) as (pilot, screen):
        await settled(pilot, screen)
        for key in ("f2", "f4", "f8", "f9", "f9"):
            await press(pilot, key)
            await pilot.pause()
            wide = size[0] >= 100
            assert screen.query_one("#left").display == (wide or screen.editor.has_focus)
            assert screen_text(screen).strip()
        await press(pilot, "ctrl+l", "ctrl+t")
        await press(pilot, "escape")
        await wait_until(pilot, lambda: screen.editor.has_focus)
        assert "format" in screen_text(screen)


async def test_one_side_at_a_time_where_it_is_narrow(file: Path) -> None:
    async with studio(file, (80, 24)) as (pilot, screen):
        assert screen.query_one("#left").region.width == 80 and not screen.query_one("#right").display
        await press(pilot, "f9")
        await wait_until(pilot, lambda: screen.query_one("#right").region.width == 80)
        assert not screen.query_one("#left").display
        await press(pilot, "f9")
        await wait_until(pilot, lambda: screen.editor.has_focus and screen.query_one("#left").display)


async def test_a_terminal_that_is_too_small_says_so_and_loses_nothing(file: Path) -> None:
    async with studio(file, (80, 24)) as (pilot, screen):
        write(screen, "level = 1", "level = 2")
        await pilot.resize_terminal(50, 15)
        await wait_for_screen(pilot, "TooSmall")
        await pilot.resize_terminal(80, 24)
        await wait_for_screen(pilot, "StudioScreen")
        assert "level = 2" in screen.editor.text and screen.unsaved


async def test_the_newest_text_wins(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with studio(file) as (pilot, screen):
        checked: list[str] = []
        check = Draft.check

        def slow(self: Draft, text: str, draft: object) -> object:
            if not checked:
                assert "checking…" in pilot.app.call_from_thread(screen_text, screen)
                # While the first text is being checked, the author goes on.
                pilot.app.call_from_thread(write, screen, "level = 8", "level = 1")
            checked.append(text)
            return check(self, text, draft)  # type: ignore[arg-type]

        monkeypatch.setattr(Draft, "check", slow)
        write(screen, "level = 1", "level = 8")
        await settled(pilot, screen)
        assert len(checked) >= 2 and "level = 8" in checked[0] and "level = 1" in checked[-1]
        assert not screen.problems


def left_behind(file: Path, text: str) -> None:
    """Let a window on the file end without saving this text."""
    window = UnsavedTexts(file)
    window.keep(text, Draft(file).read().sha256, 1)
    window.close()


def kept(file: Path) -> list[str]:
    return [one.text for one in UnsavedTexts(file).left_behind("")]


async def test_what_is_typed_is_kept_until_it_is_saved(file: Path, user_folder: Path) -> None:
    async with studio(file) as (pilot, screen):
        folder = user_folder / "unsaved"
        write(screen, "level = 1", "level = 2")
        await wait_until(pilot, lambda: list(folder.glob("*.json")) != [], "the text kept by the screen's own timer")
        assert kept(file) == []
        await press(pilot, "ctrl+s")
        await wait_until(pilot, lambda: not screen.unsaved and list(folder.iterdir()) == [], "nothing kept any more")
        write(screen, "level = 2", "level = 3")
    assert kept(file) == []
    async with studio(file) as (pilot, screen):
        assert pilot.app.screen is screen and "level = 2" in screen.editor.text


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_what_was_left_behind_is_taken_up(file: Path, language: str) -> None:
    before = file.read_bytes()
    text = Draft(file).read().text.replace("level = 1", "level = 2")
    left_behind(file, text)
    async with studio(file, (80, 24), language=language) as (pilot, screen):
        await wait_for_screen(pilot, "ChoiceDialog")
        words = {"en": "There is text that was not saved", "zh": "有没保存的内容"}[language]
        assert words in screen_text(pilot.app.screen) and file.name in screen_text(pilot.app.screen)
        await press(pilot, "enter")
        await wait_for_screen(pilot, "StudioScreen")
        await wait_until(pilot, lambda: screen.unsaved and screen.editor.text == text)
        assert file.read_bytes() == before
        app = pilot.app
        assert isinstance(app, StudioApp)
        app.leave_by_signal(signal.SIGTERM)
        assert file.name in app.farewell and "trainer studio" in app.farewell
        assert app.return_code == 143
    # It is this window's own now, and was given up where it was.
    assert kept(file) == [text]


@pytest.mark.parametrize(("keys", "remain"), [(["escape"], 2), (["down", "down", "enter"], 0), (["enter"], 1)])
async def test_two_windows_have_left_something_behind(file: Path, keys: list[str], remain: int) -> None:
    for level in (2, 3):
        left_behind(file, Draft(file).read().text.replace("level = 1", f"level = {level}"))
    left_behind(file, Draft(file).read().text)
    async with studio(file) as (pilot, screen):
        await wait_for_screen(pilot, "ChoiceDialog")
        assert screen_text(pilot.app.screen).count("Take up") == 2
        assert "Throw all of them away" in screen_text(pilot.app.screen)
        await press(pilot, *keys)
        await wait_for_screen(pilot, "StudioScreen")
        await wait_until(pilot, lambda: len(kept(file)) == remain)
        assert ("level = 3" in screen.editor.text) is (remain == 1)


async def test_a_file_that_changed_meanwhile_is_not_overwritten_by_what_was_left_behind(file: Path) -> None:
    left_behind(file, Draft(file).read().text.replace("level = 1", "level = 2"))
    theirs = file.read_text("utf-8").replace("minutes = 5", "minutes = 7")
    file.write_text(theirs, "utf-8")
    async with studio(file) as (pilot, screen):
        await wait_for_screen(pilot, "ChoiceDialog")
        assert "Another program has changed the file since" in " ".join(screen_text(pilot.app.screen).split())
        await press(pilot, "enter")
        await wait_for_screen(pilot, "StudioScreen")
        await wait_until(pilot, lambda: "changed by another program" in screen_text(screen))
        await press(pilot, "ctrl+s")
        await wait_for_screen(pilot, "ChoiceDialog")
        assert file.read_text("utf-8") == theirs
        await press(pilot, "enter")
        await wait_for_screen(pilot, "StudioScreen")
        await wait_until(pilot, lambda: kept(file) == [] and not screen.unsaved)
    assert file.read_text("utf-8") == theirs
    assert "level = 2" in (file.parent / "corner.mine.toml").read_text("utf-8")


async def test_what_is_left_on_purpose_is_not_offered_again(file: Path, user_folder: Path) -> None:
    async with studio(file) as (pilot, screen):
        write(screen, "level = 1", "level = 2")
        await wait_until(pilot, lambda: list((user_folder / "unsaved").glob("*.json")) != [])
        await press(pilot, "ctrl+q")
        await wait_for_screen(pilot, "ChoiceDialog")
        await press(pilot, "down", "enter")
        await wait_until(pilot, lambda: pilot.app._exit)
    assert kept(file) == []


async def test_what_can_be_kept_nowhere_is_said_once(file: Path, user_folder: Path) -> None:
    user_folder.write_text("in the way")
    async with studio(file) as (pilot, screen):
        write(screen, "level = 1", "level = 2")
        await wait_until(pilot, lambda: "kept nowhere until you save it" in " ".join(screen_text(screen).split()))
        write(screen, "level = 2", "level = 3")
        await screen._keep().wait()
        assert len(pilot.app._notifications) == 1


async def test_leaving_while_it_is_saved_waits_for_the_save(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reached, opened = threading.Event(), threading.Event()
    save = Draft.save

    def held(*arguments: Any, **named: Any) -> Any:
        reached.set()
        assert opened.wait(60)
        return save(*arguments, **named)

    monkeypatch.setattr(Draft, "save", held)
    async with studio(file) as (pilot, screen):
        write(screen, "level = 1", "level = 2")
        await wait_until(pilot, lambda: screen.unsaved)
        screen.action_save()
        assert await asyncio.to_thread(reached.wait, 60)
        await screen.leave().wait()
        assert not pilot.app._exit
        opened.set()
        await wait_until(pilot, lambda: pilot.app._exit, "the end")
    assert "level = 2" in file.read_text("utf-8") and kept(file) == []
