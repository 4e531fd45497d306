from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.screen_driver import press, screen_text, wait_until
from tests.tui.studio.studio_driver import settled, studio
from trainer.tui.studio.search_bar import location_of, offset_of, places_of


def test_words_are_found_whatever_their_case() -> None:
    assert places_of("Ada, ada and a.a", "ada") == [0, 5]
    assert places_of("a.a aba", "a.a") == [0]
    assert places_of("x", "") == []


def test_offsets_and_locations() -> None:
    text = "ab\n\ncd"
    for offset in range(len(text) + 1):
        assert offset_of(text, location_of(text, offset)) == offset
    assert location_of(text, 4) == (2, 0)


@pytest.mark.parametrize(("size", "language"), [((80, 24), "zh"), ((80, 24), "en"), ((120, 40), "en")])
async def test_finding_goes_from_place_to_place(file: Path, size: tuple[int, int], language: str) -> None:
    async with studio(file, size, language) as (pilot, screen):
        count = len(places_of(screen.editor.text, "[[clue]]"))
        await press(pilot, "ctrl+f")
        await wait_until(pilot, lambda: screen.focused is not None and screen.focused.id == "find")
        await press(pilot, *"[[clue]]")
        await wait_until(pilot, lambda: screen.editor.selected_text == "[[clue]]", "the first place")
        first = screen.editor.cursor_location
        assert (f"1 of {count}" if language == "en" else f"第 1/{count} 处") in screen_text(screen)
        await press(pilot, "enter")
        await wait_until(pilot, lambda: screen.editor.cursor_location > first, "the second")
        await press(pilot, "up", "up")
        await wait_until(pilot, lambda: screen.editor.cursor_location > first, "the last")
        await press(pilot, "down")
        await wait_until(pilot, lambda: screen.editor.cursor_location == first, "the first again")
        await press(pilot, "escape")
        await wait_until(pilot, lambda: screen.editor.has_focus)
        assert not screen.has_class("-finding")


async def test_replacing_one_and_all(file: Path) -> None:
    async with studio(file) as (pilot, screen):
        before = screen.editor.text
        count = len(places_of(before, "saw"))
        assert count > 2
        await press(pilot, "ctrl+f")
        await wait_until(pilot, lambda: screen.focused is not None and screen.focused.id == "find")
        await press(pilot, *"saw")
        await press(pilot, "tab", *"seesaw", "enter")
        await wait_until(pilot, lambda: screen.editor.text.count("seesaw") == 1, "one")
        # What was put in is not found again.
        assert screen.editor.selected_text.lower() == "saw"
        await press(pilot, "tab", "enter")
        await wait_until(pilot, lambda: "saw" not in screen.editor.text.replace("seesaw", ""), "all")
        screen.editor.undo()
        assert screen.editor.text.count("seesaw") == 1
        await settled(pilot, screen)


async def test_what_is_selected_is_looked_for(file: Path) -> None:
    async with studio(file) as (pilot, screen):
        screen.editor.select_line(0)
        await press(pilot, "ctrl+f")
        await wait_until(pilot, lambda: screen.focused is not None and screen.focused.id == "find")
        assert screen.query_one("#find").value == screen.editor.text.split("\n")[0]  # type: ignore[attr-defined]
