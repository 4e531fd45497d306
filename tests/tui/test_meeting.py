"""The meeting under slips of the hand and in small windows; what is kept when one comes back from a play."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widget import Widget

from tests.conftest import CORNER
from tests.tui.screen_driver import app_for, install, press, screen_text, wait_for_screen, wait_until
from trainer.core.codec import decode
from trainer.core.state import MEETING
from trainer.play.workspace import Workspace
from trainer.tui.screens.jump_mode import jump_targets
from trainer.tui.widgets.choice_field import ChoiceField
from trainer.tui.widgets.key_footer import KeyFooter
from trainer.tui.widgets.row_list import RowList

DEAL = "software-firm/platform-deal"


def begun(home: Path, *moves: str, scenario: str = DEAL) -> str:
    workspace = Workspace(home)
    session = workspace.open(scenario, "Kim", "en")
    for move in moves:
        session.play(decode(move))
    workspace.close()
    return session.attempt.id


def asked(home: Path, questions: int) -> str:
    """Return an attempt in a meeting in which that many questions were asked."""
    attempt = begun(home, "meet lin visit")
    workspace = Workspace(home)
    session = workspace.resume(attempt)
    for _ in range(questions):
        move = next(choice.move for choice in session.view.choices if type(choice.move).__name__ == "Ask")
        session.play(move)
    workspace.close()
    return attempt


async def test_escape_leads_from_the_pitches_to_the_questions_and_asks_before_it_ends_a_meeting(
    user_folder: Path,
) -> None:
    app = app_for(user_folder, resume=begun(user_folder, "meet ada visit", "ask ada.day", scenario=str(CORNER)))
    async with app.run_test(size=(80, 24)) as pilot:
        await wait_for_screen(pilot, "MeetingScreen")
        assert app.session is not None
        before = app.session.state
        await press(pilot, "p")
        assert "Back to the questions" in screen_text(app.screen)
        await press(pilot, "escape")
        assert "Back to the questions" not in screen_text(app.screen) and type(app.screen).__name__ == "MeetingScreen"
        await press(pilot, "escape")
        await wait_for_screen(pilot, "ConfirmDialog")
        assert "Take your leave?" in screen_text(app.screen)
        await press(pilot, "escape")
        await wait_for_screen(pilot, "MeetingScreen")
        assert app.session.state == before
        await press(pilot, "l")
        await wait_for_screen(pilot, "DeskScreen")
        assert app.session.state.place != MEETING


async def test_the_talk_scrolls_from_the_list_and_the_last_words_stay_in_sight(user_folder: Path) -> None:
    app = app_for(user_folder, resume=asked(user_folder, 2))
    async with app.run_test(size=(120, 60)) as pilot:
        await wait_for_screen(pilot, "MeetingScreen")
        talk = app.screen.query_one("#talk-panel")
        assert talk.max_scroll_y == 0 and "earlier talk" not in screen_text(app.screen.query_one(KeyFooter).screen)
        await pilot.resize_terminal(60, 20)
        await wait_until(pilot, lambda: talk.max_scroll_y > 0 and talk.scroll_y == talk.max_scroll_y, "the last words")
        await wait_until(pilot, lambda: "earlier talk" in screen_text(app.screen), "the key for earlier ones")
        assert isinstance(app.focused, RowList)
        await press(pilot, "pageup", "pageup", "pageup", "pageup")
        assert talk.scroll_y == 0
        await press(pilot, "pagedown")
        assert talk.scroll_y > 0
        await press(pilot, "1")
        await wait_until(pilot, lambda: talk.scroll_y == talk.max_scroll_y, "the answer")


async def test_letters_stand_only_on_what_is_in_sight(user_folder: Path) -> None:
    app = app_for(user_folder, resume=begun(user_folder))
    async with app.run_test(size=(80, 24)) as pilot:
        await wait_for_screen(pilot, "DeskScreen")
        await press(pilot, "a")
        await wait_for_screen(pilot, "AccountMapScreen")
        await press(pilot, "tab", *["tab"] * 6)
        assert app.focused is not None
        form = next(one for one in app.focused.ancestors if isinstance(one, Widget) and one.is_scrollable)
        assert form.scroll_y > 0
        spots = [spot for spot in jump_targets(app.screen) if form in spot.widget.ancestors]
        assert spots and all(form.region.contains(spot.x, spot.y) for spot in spots)


async def test_who_comes_back_finds_the_play_under_the_cursor_and_no_practice_chosen(
    user_folder: Path, request: pytest.FixtureRequest
) -> None:
    install(CORNER.parent, user_folder)
    app = app_for(user_folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await wait_until(pilot, lambda: app.screen.query_one(RowList).option_count > 3)
        await press(pilot, "down", "down", "enter")
        await wait_for_screen(pilot, "NewAttemptDialog")
        await press(pilot, "K", "i", "m", "tab", "space")
        assert app.screen.query_one(ChoiceField).chosen
        await press(pilot, "enter")
        await wait_for_screen(pilot, "BriefScreen")
        await press(pilot, "enter")
        await wait_for_screen(pilot, "DeskScreen")
        assert app.session is not None and app.session.practice
        attempt = app.session.attempt.id
        await press(pilot, "m")
        await wait_for_screen(pilot, "MeetDialog")
        await press(pilot, "enter")
        await wait_for_screen(pilot, "MeetingScreen")
        await press(pilot, "q")
        await wait_for_screen(pilot, "ShelfScreen")
        await wait_until(pilot, lambda: app.screen.query_one(RowList).current == attempt, "the play under the cursor")
        await press(pilot, "end", "enter")
        await wait_for_screen(pilot, "NewAttemptDialog")
        assert not app.screen.query_one(ChoiceField).chosen


async def test_a_question_is_dated_as_its_meeting(user_folder: Path) -> None:
    attempt = begun(user_folder, "meet ada visit", "ask ada.day", "leave", "close", scenario=str(CORNER))
    app = app_for(user_folder, resume=attempt)
    async with app.run_test(size=(100, 30)) as pilot:
        await wait_for_screen(pilot, "DebriefScreen")
        await press(pilot, "4")
        lines = [line for line in screen_text(app.screen).splitlines() if "day 1," in line]
        met = next(line for line in lines if "visit" in line)
        question = next(line for line in lines if "What does a day look like?" in line)
        assert "day 1, morning" in met and "day 1, morning" in question
