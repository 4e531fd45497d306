"""The meeting under slips of the hand and in small windows, and what is said before it is chosen."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events

from tests.tui.screen_driver import app_for, begun, moves_made, press, screen_text, wait_for_screen, wait_until
from trainer.core.state import MEETING
from trainer.i18n.translator import Translator
from trainer.play.workspace import Workspace
from trainer.scene.meeting import meeting
from trainer.tui.app import TrainerApp
from trainer.tui.widgets.key_footer import KeyFooter
from trainer.tui.widgets.row_list import RowList
from trainer.tui.widgets.words_input import WordsInput

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


# Say it first, then choose


def saying(app: TrainerApp) -> WordsInput:
    """Return the line that is asked for."""
    return app.screen.query_one(WordsInput)


def labels(app: TrainerApp) -> list[str]:
    """Return the keys of the rows that can be chosen."""
    return [getattr(row, "label", "") for row in app.screen.query_one(RowList).rows]


async def test_the_lines_are_shown_in_their_usual_order_once_something_was_said(user_folder: Path) -> None:
    attempt = begun(user_folder, "meet ada visit", say_first="on")
    with Workspace(user_folder) as workspace:
        usual = [one.words for one in meeting(Translator("en"), workspace.resume(attempt)).choices]
    app = app_for(user_folder, resume=attempt)
    async with app.run_test(size=(80, 24)) as pilot:
        await wait_for_screen(pilot, "MeetingScreen")
        assert "What do you say to Ada Holt?" in screen_text(app.screen)
        assert not any(words in screen_text(app.screen) for words in usual)
        await wait_until(pilot, lambda: app.focused is saying(app), "the line that is asked for")
        # Letters and figures are letters and figures here, whatever they do elsewhere.
        await press(pilot, *"pl1 a?", "你", "enter")
        assert "In your own words: pl1 a?你" in screen_text(app.screen)
        assert isinstance(app.focused, RowList) and not saying(app).display
        rows = [getattr(row, "text", "") for row in app.screen.query_one(RowList).rows]
        assert rows[: len(usual)] == usual and "None of these is what I mean" in rows
        assert moves_made(app) == ["meet ada visit"]
        await press(pilot, "1")
        await wait_until(pilot, lambda: len(moves_made(app)) == 2, "the question")
        await wait_until(pilot, lambda: app.focused is saying(app), "the next line")
        assert saying(app).value == ""
    assert app.session is not None
    assert [one.words for one in app.session.said.utterances] == ["pl1 a?你"]


async def test_who_means_none_of_the_lines_may_say_it_once_more_or_choose(user_folder: Path) -> None:
    app = app_for(user_folder, resume=begun(user_folder, "meet ada visit", "say Hm.", say_first="on"))
    async with app.run_test(size=(80, 24)) as pilot:
        await wait_for_screen(pilot, "MeetingScreen")
        assert app.session is not None
        before = app.session.state
        await press(pilot, "-")
        await wait_until(pilot, lambda: "say it once more" in screen_text(app.screen), "the second try")
        assert "1" in labels(app) and "-" not in labels(app) and isinstance(app.focused, RowList)
        await press(pilot, "m", *"Er.", "enter")
        await wait_until(pilot, lambda: "In your own words: Er." in screen_text(app.screen), "the second line")
        await press(pilot, "-")
        await wait_until(pilot, lambda: "-" not in labels(app), "that none was meant again")
        assert not saying(app).display and app.session.state == before
        assert [(one.words, one.meant) for one in app.session.said.utterances] == [("Hm.", False), ("Er.", False)]
        await press(pilot, "1")
        await wait_until(pilot, lambda: len(moves_made(app)) == 2, "the question")


async def test_only_pitches_are_asked_for_where_the_play_is_begun_so(user_folder: Path) -> None:
    app = app_for(user_folder, resume=begun(user_folder, "meet bo visit", say_first="pitches"))
    async with app.run_test(size=(80, 24)) as pilot:
        await wait_for_screen(pilot, "MeetingScreen")
        assert "1" in labels(app) and not saying(app).display
        await press(pilot, "p")
        await wait_until(pilot, lambda: app.focused is saying(app), "the line before a pitch")
        assert "What do you propose" in screen_text(app.screen) and "1" not in labels(app)
        await press(pilot, *"Less dust.", "escape", "escape")
        assert "1" in labels(app) and not saying(app).display
        await press(pilot, "p")
        assert saying(app).value == "Less dust."
        await wait_until(pilot, lambda: app.focused is saying(app), "the line again")
        await press(pilot, "enter")
        await wait_until(pilot, lambda: "1" in labels(app), "the pitches")
        await press(pilot, "1", "1")
        await wait_until(pilot, lambda: moves_made(app)[-1].startswith("pitch "), "the pitch")


async def test_what_is_half_typed_outlives_map_notebook_size_and_language(user_folder: Path) -> None:
    app = app_for(user_folder, resume=begun(user_folder, "meet ada visit", say_first="on"))
    async with app.run_test(size=(80, 24)) as pilot:
        await wait_for_screen(pilot, "MeetingScreen")
        await wait_until(pilot, lambda: app.focused is saying(app), "the line")
        await press(pilot, *"Half")
        await press(pilot, "f2")
        await wait_for_screen(pilot, "AccountMapScreen")
        await press(pilot, "escape")
        await wait_for_screen(pilot, "MeetingScreen")
        assert app.focused is saying(app)
        await press(pilot, "f3")
        await wait_for_screen(pilot, "MessageDialog")
        await press(pilot, "escape")
        await pilot.resize_terminal(40, 10)
        await wait_for_screen(pilot, "TooSmall")
        await pilot.resize_terminal(120, 40)
        await wait_for_screen(pilot, "MeetingScreen")
        await press(pilot, "ctrl+l")
        await wait_until(pilot, lambda: "先用自己的话" in screen_text(app.screen), "the other language")
        assert saying(app).value == "Half" and app.focused is saying(app)
        await press(pilot, "escape", "l")
        await wait_for_screen(pilot, "ConfirmDialog")


async def test_what_cannot_be_kept_is_told_and_stays_in_the_line(user_folder: Path) -> None:
    app = app_for(user_folder, resume=begun(user_folder, "meet ada visit", say_first="on"))
    async with app.run_test(size=(80, 24)) as pilot:
        await wait_for_screen(pilot, "MeetingScreen")
        await wait_until(pilot, lambda: app.focused is saying(app), "the line")
        await press(pilot, "enter")
        await wait_for_screen(pilot, "MessageDialog")
        assert "nothing is typed" in screen_text(app.screen)
        await press(pilot, "enter")
        await wait_for_screen(pilot, "MeetingScreen")
        saying(app).value = "x" * 501
        await press(pilot, "enter")
        await wait_for_screen(pilot, "MessageDialog")
        assert "501 characters are too many" in screen_text(app.screen)
        await press(pilot, "enter")
        await wait_for_screen(pilot, "MeetingScreen")
        assert saying(app).value == "x" * 501 and app.focused is saying(app)
        assert str(app.screen.query_one("#choice-panel").border_subtitle) == "501/500"
        saying(app).post_message(events.Paste("y" * 3000))
        await wait_for_screen(pilot, "MessageDialog")
        assert "3000 characters are too many" in screen_text(app.screen)


async def test_practice_may_see_the_lines_without_a_word(user_folder: Path) -> None:
    attempt = begun(user_folder, "meet ada visit", practice=True, say_first="on")
    app = app_for(user_folder, resume=attempt)
    async with app.run_test(size=(80, 24)) as pilot:
        await wait_for_screen(pilot, "MeetingScreen")
        await wait_until(pilot, lambda: app.focused is saying(app), "the line")
        await press(pilot, "escape", "-")
        await wait_until(pilot, lambda: "1" in labels(app), "the lines")
        assert "-" not in labels(app) and "In your own words" not in screen_text(app.screen)
        await press(pilot, "1")
        await wait_until(pilot, lambda: app.focused is saying(app), "the next line")
        await press(pilot, "enter")
        await wait_until(pilot, lambda: bool(app.session and app.session.pending), "nothing said")


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_a_long_line_leaves_the_last_words_in_sight_in_a_small_window(user_folder: Path, language: str) -> None:
    words = "我们想先听听您的看法，" * 40 if language == "zh" else "We would like to hear what you think. " * 13
    attempt = begun(user_folder, "meet lin visit", f"say {words[:500]}", scenario=DEAL, say_first="on")
    app = app_for(user_folder, language, resume=attempt)
    async with app.run_test(size=(80, 24)) as pilot:
        await wait_for_screen(pilot, "MeetingScreen")
        for key in ("", "-", "m"):
            if key:
                await press(pilot, key)
            await wait_until(pilot, lambda: app.screen.query_one("#talk-panel").size.height >= 5, "room for the talk")
            shown = screen_text(app.screen)
            assert "Kim" in shown and "…" in shown
            last = app.screen.query_one(RowList)
            assert last.region.bottom <= app.screen.query_one("#choice-panel").region.bottom - 1
            assert last.size.height >= 3
