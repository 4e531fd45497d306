"""The meeting under slips of the hand and in small windows."""

from __future__ import annotations

from pathlib import Path

from tests.tui.screen_driver import app_for, begun, press, screen_text, wait_for_screen, wait_until
from trainer.core.state import MEETING
from trainer.play.workspace import Workspace
from trainer.tui.widgets.key_footer import KeyFooter
from trainer.tui.widgets.row_list import RowList

DEAL = "software-firm/platform-deal"


def asked(home: Path, questions: int) -> str:
    """Return an attempt in a meeting in which that many questions were asked."""
    attempt = begun(home, "meet lin visit", scenario=DEAL)
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
    app = app_for(user_folder, resume=begun(user_folder, "meet ada visit", "ask ada.day"))
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
        first = app.screen.query_one(RowList).rows[0]
        await press(pilot, getattr(first, "label", ""))
        await wait_until(pilot, lambda: talk.scroll_y == talk.max_scroll_y, "the answer")
