"""The studio's screen: checking while one types, pages, variants beside the text."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events

from tests.conftest import CORNER
from tests.tui.screen_driver import click, press, screen_text, wait_for_screen, wait_until
from tests.tui.studio.studio_driver import place_of, settled, studio, write
from trainer.play.draft import Draft
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


async def test_a_key_leads_to_the_variant_and_its_facts_and_play_are_that_truths(two_truths: Path) -> None:
    async with studio(two_truths) as (pilot, screen):
        assert "(•) a" in screen_text(screen) and "( ) b" in screen_text(screen) and "( ) + c" in screen_text(screen)
        await press(pilot, "f4")
        await wait_until(pilot, lambda: "Decision maker" in screen_text(screen))
        screen.query_one(PlayPane).restart(TrialSetting("ada"))
        await press(pilot, "f3")
        await wait_for_screen(pilot, "ChoiceDialog")
        assert "corner.zh.toml: variant a in zh" in screen_text(pilot.app.screen)
        await press(pilot, "down", "enter")
        await wait_for_screen(pilot, "StudioScreen")
        await wait_until(pilot, lambda: screen.file.path.name == "corner.b.toml")
        await settled(pilot, screen)
        assert screen.editor.text.startswith('variant = "b"') and screen.query_one(PlayPane).trial is None
        assert screen.scenario is not None and screen.scenario.truth(0)[1].roles == ("decider",)
        await press(pilot, "f4")
        await wait_until(pilot, lambda: "Variant b" in screen_text(screen))
        screen.query_one(PlayPane).restart(TrialSetting("ada"))
        await press(pilot, "f8", "1")
        await wait_until(pilot, lambda: "once I have added it up" in " ".join(screen_text(screen).split()))


async def test_a_click_switches_to_a_translation_and_back(two_truths: Path) -> None:
    async with studio(two_truths) as (pilot, screen):
        await click(pilot, "( ) a · zh")
        await wait_until(pilot, lambda: screen.file.path.name == "corner.zh.toml")
        await settled(pilot, screen)
        assert "街角木工坊" in screen.editor.text and "(•) a · zh" in screen_text(screen)
        await click(pilot, "( ) b")
        await wait_until(pilot, lambda: screen.file.path.name == "corner.b.toml")
        await settled(pilot, screen)
        write(screen, "Bo orders what is used", "Bo orders what is needed")
        await press(pilot, "ctrl+s")
        await wait_until(pilot, lambda: not screen.unsaved)
    assert "is needed" in two_truths.with_name("corner.b.toml").read_text("utf-8")
    assert two_truths.read_bytes() == CORNER.read_bytes()


async def test_a_variant_is_begun_with_its_head_alone(file: Path) -> None:
    async with studio(file) as (pilot, screen):
        await press(pilot, "f3")
        await wait_for_screen(pilot, "ChoiceDialog")
        assert "Begin variant b" in screen_text(pilot.app.screen)
        await press(pilot, "enter")
        await wait_for_screen(pilot, "StudioScreen")
        await wait_until(pilot, lambda: screen.file.path.name == "corner.b.toml")
        await settled(pilot, screen)
        assert file.with_name("corner.b.toml").read_text("utf-8") == 'variant = "b"\nnote = ""\n' == screen.editor.text
        assert screen.problems == () and screen.scenario is not None
        assert "( ) a" in screen_text(screen) and "( ) + c" in screen_text(screen)


async def test_a_problem_of_the_scenario_opens_where_it_is(two_truths: Path) -> None:
    wrong = two_truths.read_text("utf-8").replace("level = 1", "level = 9")
    two_truths.write_text(wrong, "utf-8")
    async with studio(two_truths.with_name("corner.b.toml")) as (pilot, screen):
        assert screen.other_problems[0].file == "corner.toml"
        await press(pilot, "f2")
        await click(pilot, "corner.toml:")
        await wait_until(pilot, lambda: screen.file.path.name == "corner.toml")
        await wait_until(pilot, lambda: screen.editor.selected_text == "9")


async def test_a_packs_data_has_no_variants(two_truths: Path) -> None:
    async with studio(two_truths.with_name("pack.toml")) as (pilot, screen):
        assert screen.family == () and not screen.query_one("#family").display
        await press(pilot, "f3")
        await pilot.pause()
        assert pilot.app.screen is screen


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
