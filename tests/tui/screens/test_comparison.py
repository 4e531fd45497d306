"""Two plays on the screen: from the debrief and the shelf, asked first, opened by a key, in the language that is on."""

from __future__ import annotations

from pathlib import Path

from tests.family import family
from tests.tui.screen_driver import app_for, begun, press, screen_text, wait_for_screen, wait_until
from trainer.core.codec import decode
from trainer.play.workspace import Workspace
from trainer.tui.screens.comparison import ComparisonScreen

FIRST = ("meet ada visit", "ask ada.day", "pitch business-case", "leave", "review", "review", "close")
SECOND = ("meet bo visit", "ask bo.day", "leave", "review", "review", "close")


def two_plays(home: Path, folder: Path) -> str:
    """Play both variants and return the id of the second attempt."""
    file = family(folder)
    first = begun(home, *FIRST, scenario=str(file))
    workspace = Workspace(home)
    session = workspace.open(str(file), "Kim", "en", variant="b")
    for move in SECOND:
        session.play(decode(move))
    workspace.close()
    assert first != session.attempt.id
    return session.attempt.id


async def test_from_the_debrief_both_stand_side_by_side_and_answers_open_one_by_one(
    user_folder: Path, tmp_path: Path
) -> None:
    app = app_for(user_folder, resume=two_plays(user_folder, tmp_path / "pack"))
    async with app.run_test(size=(110, 40)) as pilot:
        await wait_for_screen(pilot, "DebriefScreen")
        await press(pilot, "c")
        await wait_for_screen(pilot, "AttemptDialog")
        assert "variant a: " in screen_text(app.screen)
        await press(pilot, "enter")
        await wait_for_screen(pilot, "ComparisonScreen")
        screen = app.screen
        assert isinstance(screen, ComparisonScreen)
        await wait_until(pilot, lambda: screen.page is not None)
        assert "Second play" in screen_text(screen)
        await press(pilot, "2")
        assert "What was the same in both plays?" in screen_text(screen)
        assert "What both cases share" not in screen_text(screen)
        await press(pilot, "enter")
        await wait_until(pilot, lambda: "What both cases share" in screen_text(screen))
        await press(pilot, "enter")
        shown = screen_text(screen)
        assert "What part did" in shown and "another role" not in shown
        await press(pilot, "w")
        await wait_for_screen(pilot, "AnswerDialog")
        await press(pilot, "B", "o", "enter")
        await wait_for_screen(pilot, "ComparisonScreen")
        assert "You wrote: Bo" in screen_text(screen)
        await wait_until(pilot, lambda: "Bo" in [one.answer for one in screen.page.truths.people])  # type: ignore[union-attr]
        await press(pilot, "enter")
        await wait_until(pilot, lambda: "The same face, and another role." in screen_text(screen))
        await press(pilot, "escape")
        await wait_for_screen(pilot, "DebriefScreen")


async def test_from_the_shelf_and_in_chinese_and_written_into_files(user_folder: Path, tmp_path: Path) -> None:
    two_plays(user_folder, tmp_path / "pack")
    app = app_for(user_folder)
    async with app.run_test(size=(110, 40)) as pilot:
        await wait_until(pilot, lambda: "Played" in screen_text(app.screen))
        await press(pilot, "end", "c")
        await wait_for_screen(pilot, "AttemptDialog")
        await press(pilot, "enter")
        await wait_for_screen(pilot, "ComparisonScreen")
        screen = app.screen
        assert isinstance(screen, ComparisonScreen)
        await wait_until(pilot, lambda: screen.page is not None)
        await press(pilot, "ctrl+l")
        await wait_until(pilot, lambda: "得分来自哪里" in screen_text(screen) or "失分在哪里" in screen_text(screen))
        await press(pilot, "e")
        await wait_for_screen(pilot, "MessageDialog")
        assert len(list((user_folder / "debriefs").glob("compared-*"))) == 3
        await press(pilot, "enter", "q")
        await wait_for_screen(pilot, "ShelfScreen")


async def test_one_truth_has_nothing_to_ask(user_folder: Path, tmp_path: Path) -> None:
    file = family(tmp_path / "pack")
    begun(user_folder, *FIRST, scenario=str(file))
    app = app_for(user_folder, resume=begun(user_folder, *SECOND, scenario=str(file)))
    async with app.run_test(size=(80, 24)) as pilot:
        await wait_for_screen(pilot, "DebriefScreen")
        await press(pilot, "c")
        await wait_for_screen(pilot, "AttemptDialog")
        await press(pilot, "enter")
        await wait_for_screen(pilot, "ComparisonScreen")
        screen = app.screen
        assert isinstance(screen, ComparisonScreen)
        await wait_until(pilot, lambda: screen.page is not None)
        assert "This was a repetition" in screen_text(screen)
        await press(pilot, "n")
        assert "Both plays had the same truth" in screen_text(screen)
        await press(pilot, "w", "enter")
        assert app.screen is screen


async def test_an_opened_answer_comes_into_view_where_there_is_little_room(user_folder: Path, tmp_path: Path) -> None:
    app = app_for(user_folder, "zh", resume=two_plays(user_folder, tmp_path / "pack"))
    async with app.run_test(size=(80, 24)) as pilot:
        await wait_for_screen(pilot, "DebriefScreen")
        await press(pilot, "c")
        await wait_for_screen(pilot, "AttemptDialog")
        await press(pilot, "enter")
        await wait_for_screen(pilot, "ComparisonScreen")
        screen = app.screen
        assert isinstance(screen, ComparisonScreen)
        await wait_until(pilot, lambda: screen.page is not None)
        await press(pilot, "2", "down", "w")
        await wait_for_screen(pilot, "AnswerDialog")
        await press(pilot, "B", "o", "enter")
        await wait_for_screen(pilot, "ComparisonScreen")
        await press(pilot, "enter")
        panel, told = screen.query_one("#sign-panel"), screen.query_one("#told")
        await wait_until(pilot, lambda: told.region.y - panel.region.y <= 3, "the answer at the top of its panel")
        # Enter goes on to the next, whose answer is not open yet.
        await press(pilot, "enter")
        assert told.size.height <= 1 or not told.blocks  # type: ignore[attr-defined]
