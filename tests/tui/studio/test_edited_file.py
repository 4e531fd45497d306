"""The file that is being written: saving, other programs, what is kept, another file, leaving."""

from __future__ import annotations

import asyncio
import signal
import threading
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.tui.screen_driver import press, screen_text, wait_for_screen, wait_until
from tests.tui.studio.studio_driver import settled, studio, write
from trainer.play.draft import Draft
from trainer.play.unsaved import UnsavedTexts
from trainer.tui.studio.app import StudioApp


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


async def to_variant_b(pilot: Pilot[object]) -> None:
    await press(pilot, "f3")
    await wait_for_screen(pilot, "ChoiceDialog")
    await press(pilot, "down", "enter")
    await wait_until(pilot, lambda: "There is unsaved text" in screen_text(pilot.app.screen), "the question")


@pytest.mark.parametrize("answer", ["save", "keep", "back"])
async def test_switching_asks_about_what_is_not_saved_and_loses_nothing(two_truths: Path, answer: str) -> None:
    before = two_truths.read_bytes()
    async with studio(two_truths) as (pilot, screen):
        write(screen, "level = 1", "level = 2")
        mine = screen.editor.text
        await wait_until(pilot, lambda: screen.unsaved)
        await to_variant_b(pilot)
        await press(pilot, *{"save": ["enter"], "keep": ["down", "enter"], "back": ["escape"]}[answer])
        if answer == "back":
            await wait_for_screen(pilot, "StudioScreen")
            assert screen.file.path == two_truths and screen.editor.text == mine and screen.unsaved
            return
        await wait_until(pilot, lambda: screen.file.path.name == "corner.b.toml")
        await settled(pilot, screen)
        assert not screen.unsaved and screen.editor.text.startswith('variant = "b"')
        assert (two_truths.read_bytes() == before) == (answer == "keep")
        assert kept(two_truths) == ([mine] if answer == "keep" else [])
        # What is typed now is this file's, and kept as such.
        write(screen, "keeps an eye", "keeps both eyes")
        await screen._keep().wait()
        await press(pilot, "f3")
        await wait_for_screen(pilot, "ChoiceDialog")
        await press(pilot, "enter")
        await wait_until(pilot, lambda: "There is unsaved text" in screen_text(pilot.app.screen))
        await press(pilot, "enter")
        await wait_until(pilot, lambda: screen.file.path == two_truths)
        if answer == "keep":
            await wait_for_screen(pilot, "ChoiceDialog")
            await press(pilot, "enter")
            await wait_until(pilot, lambda: screen.unsaved and screen.editor.text == mine)
    assert "both eyes" in two_truths.with_name("corner.b.toml").read_text("utf-8")


async def test_a_text_that_can_be_kept_nowhere_stays_on_the_screen(two_truths: Path, user_folder: Path) -> None:
    user_folder.write_text("in the way")
    async with studio(two_truths) as (pilot, screen):
        write(screen, "level = 1", "level = 2")
        await wait_until(pilot, lambda: screen.unsaved)
        await to_variant_b(pilot)
        await press(pilot, "down", "enter")
        await wait_for_screen(pilot, "MessageDialog")
        await press(pilot, "enter")
        await wait_for_screen(pilot, "StudioScreen")
        assert screen.file.path == two_truths and "level = 2" in screen.editor.text and screen.unsaved


async def test_a_file_that_cannot_be_read_is_not_switched_to(two_truths: Path) -> None:
    other = two_truths.with_name("corner.b.toml")
    async with studio(two_truths) as (pilot, screen):
        other.write_bytes(b"\xff\xfe\x00")
        write(screen, "level = 1", "level = 2")
        await wait_until(pilot, lambda: screen.unsaved)
        await press(pilot, "f3")
        await wait_for_screen(pilot, "ChoiceDialog")
        await press(pilot, "down", "enter")
        await wait_for_screen(pilot, "MessageDialog")
        assert "not UTF-8" in screen_text(pilot.app.screen)
        await press(pilot, "enter")
        await wait_for_screen(pilot, "StudioScreen")
        assert screen.file.path == two_truths and screen.unsaved
        assert "(•) a" in screen_text(screen)


async def test_what_was_typed_and_taken_back_is_kept_no_more(two_truths: Path, user_folder: Path) -> None:
    async with studio(two_truths) as (pilot, screen):
        write(screen, "level = 1", "level = 2")
        await wait_until(pilot, lambda: list((user_folder / "unsaved").glob("*.json")) != [])
        write(screen, "level = 2", "level = 1")
        await wait_until(pilot, lambda: not screen.unsaved)
        assert await screen.open_file(Draft(two_truths.with_name("corner.b.toml")))
    assert kept(two_truths) == []
