from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.conftest import CORNER
from tests.tui.screen_driver import (
    app_for,
    click,
    drawn,
    install,
    moves_made,
    press,
    screen_text,
    wait_for_screen,
    wait_until,
)
from trainer.play.workspace import Workspace
from trainer.tui.widgets.choice_field import ChoiceField
from trainer.tui.widgets.row_list import RowList

SIZES = [(80, 24), (100, 30), (120, 40), (200, 60)]


async def to_row(pilot: Pilot[Any], key: str) -> None:
    rows = pilot.app.screen.query_one(RowList)
    for _ in range(40):
        if rows.current == key:
            return
        await press(pilot, "down")
    raise AssertionError(f"no row {key}")


async def test_from_shelf_to_debrief_by_keyboard(user_folder: Path) -> None:
    install(CORNER.parent, user_folder)
    app = app_for(user_folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await wait_until(pilot, lambda: "The corner workshop" in screen_text(app.screen), "the shelf")
        await to_row(pilot, "small/corner")
        await press(pilot, "enter")
        await wait_for_screen(pilot, "NewAttemptDialog")
        await press(pilot, "K", "i", "m", "enter")
        await wait_for_screen(pilot, "BriefScreen")
        assert "Holt & Daughter" in screen_text(app.screen)
        await press(pilot, "enter")
        await wait_for_screen(pilot, "DeskScreen")
        await press(pilot, "s")
        await wait_for_screen(pilot, "StudyDialog")
        await press(pilot, "1")
        await wait_for_screen(pilot, "MessageDialog")
        await press(pilot, "enter")
        await wait_for_screen(pilot, "DeskScreen")
        await to_row(pilot, "ada")
        await press(pilot, "m")
        await wait_for_screen(pilot, "MeetDialog")
        await press(pilot, "enter")
        await wait_for_screen(pilot, "MeetingScreen")
        assert app.session is not None and app.session.you == "Kim"
        await wait_until(pilot, lambda: "Come in, Kim." in screen_text(app.screen))
        await press(pilot, "1")
        await wait_until(pilot, lambda: "Long, and dusty." in screen_text(app.screen))
        asked = len(moves_made(app))
        await press(pilot, "1", "1")
        assert len(moves_made(app)) == asked  # A spent number hits nothing.
        await press(pilot, "2")
        await wait_until(pilot, lambda: "+ notebook (Ada Holt): What worries ada." in screen_text(app.screen))
        await press(pilot, "p")
        await wait_until(pilot, lambda: "Your pitches" in screen_text(app.screen))
        plain = next(row.label for row in app.screen.query_one(RowList).rows if "The plain model" in row.text)  # type: ignore[attr-defined]
        await press(pilot, plain)
        await wait_until(pilot, lambda: "There is a plain one for less." in screen_text(app.screen))
        assert moves_made(app)[-1] == "ask ada.worry"  # Read, not yet said.
        await press(pilot, plain)
        await wait_until(pilot, lambda: "An objection" in screen_text(app.screen), "the objection")
        await press(pilot, "l")  # An objection must be answered: nobody walks out.
        assert app.session.state.objection >= 0
        for _ in range(2):
            if app.session.state.objection >= 0:
                count = len(app.session.moments)
                await press(pilot, app.screen.query_one(RowList).rows[0].label)  # type: ignore[attr-defined]
                await wait_until(pilot, lambda count=count: len(app.session.moments) > count)  # type: ignore[misc]
        await press(pilot, "a")
        await wait_for_screen(pilot, "AccountMapScreen")
        await wait_until(pilot, lambda: app.screen.query_one("#people", RowList).has_focus)
        await press(pilot, "enter", "space", "right", "space")
        await wait_until(
            pilot, lambda: moves_made(app)[-1] == "note ada roles=decider,influencer", str(moves_made(app))
        )
        written = len(moves_made(app))
        await press(pilot, "tab", "right")
        assert len(moves_made(app)) == written  # Arrows only move.
        await press(pilot, "enter")
        await wait_until(pilot, lambda: "certainty=2" in moves_made(app)[-1])
        app.screen.query_one("#evidence", ChoiceField).focus()
        await press(pilot, "space")
        await wait_until(pilot, lambda: "evidence=ada-role" in moves_made(app)[-1])
        written = len(moves_made(app))
        await press(pilot, "n", "b", "t", "t", "t", "escape")
        await wait_for_screen(pilot, "MeetingScreen")
        assert len(moves_made(app)) == written
        await press(pilot, "l")
        await wait_for_screen(pilot, "DeskScreen")
        assert app.screen.query_one(RowList).current == "ada"
        await press(pilot, "s")
        await wait_for_screen(pilot, "StudyDialog")
        await press(pilot, "1")
        await wait_for_screen(pilot, "StudyDialog")
        await press(pilot, "2")
        await wait_for_screen(pilot, "MessageDialog")
        assert "People talk." in screen_text(app.screen)
        await press(pilot, "enter")
        await wait_for_screen(pilot, "ReviewScreen")
        await press(pilot, "escape")
        await wait_for_screen(pilot, "ReviewScreen")
        await press(pilot, "i")
        await wait_for_screen(pilot, "StrategyDialog")
        await press(pilot, "space", "escape")
        await wait_for_screen(pilot, "ConfirmDialog")
        await press(pilot, "right", "enter")
        await wait_for_screen(pilot, "MessageDialog")
        assert "hands the workshop's books over" in screen_text(app.screen)
        await press(pilot, "enter")
        await wait_for_screen(pilot, "DeskScreen")
        await press(pilot, "c")
        await wait_for_screen(pilot, "ConfirmDialog")
        await press(pilot, "enter")
        await wait_for_screen(pilot, "DeskScreen")
        await press(pilot, "c")
        await wait_for_screen(pilot, "ConfirmDialog")
        await press(pilot, "right", "enter")
        await wait_for_screen(pilot, "ReflectionDialog")
        await press(pilot, *"to win", "enter", "enter", *"ask", "enter")
        await wait_for_screen(pilot, "DecisionScreen")
        await press(pilot, "enter", "s")
        await wait_until(pilot, lambda: "Your result:" in screen_text(app.screen))
        await press(pilot, "enter")
        await wait_for_screen(pilot, "DebriefScreen")
        assert "weight 20" in screen_text(app.screen)
        await press(pilot, "2")
        await wait_until(pilot, lambda: "The people, surest errors first" in screen_text(app.screen))
        await press(pilot, "3")
        await wait_until(
            pilot, lambda: "Your last map" in screen_text(app.screen) and "moves" in screen_text(app.screen)
        )
        await press(pilot, "t")
        await wait_until(pilot, lambda: drawn(app.screen, "Ada"), "the graph")
        await press(pilot, "4", "end")
        await wait_until(pilot, lambda: "You asked the customer for the decision." in screen_text(app.screen))
        await press(pilot, "enter")
        await wait_for_screen(pilot, "MessageDialog")
        await press(pilot, "escape", "5")
        await wait_until(pilot, lambda: "Turning points" in screen_text(app.screen))
        await press(pilot, "q")
        await wait_for_screen(pilot, "ShelfScreen")
        rows = app.screen.query_one(RowList)
        await wait_until(pilot, lambda: any(row.disabled and "Played" in row.fit(40).plain for row in rows.rows))


async def test_from_shelf_to_debrief_by_mouse(user_folder: Path) -> None:
    install(CORNER.parent, user_folder)
    app = app_for(user_folder)
    async with app.run_test(size=(120, 40)) as pilot:
        await click(pilot, "The corner workshop")
        await wait_until(pilot, lambda: "Three people, one saw" in screen_text(app.screen))
        await click(pilot, "Begin")
        await wait_for_screen(pilot, "NewAttemptDialog")
        # Nobody plays without a name, and nobody is given one.
        await click(pilot, "Begin")
        await wait_until(pilot, lambda: "nobody is named" in screen_text(app.screen))
        await press(pilot, "K", "i", "m")
        # For a moment after it was pressed, a button takes no other click.
        await wait_until(pilot, lambda: not app.screen.query_one("#yes").has_class("-active"))
        await click(pilot, "Begin")
        await wait_for_screen(pilot, "BriefScreen")
        await click(pilot, "Start")
        await wait_for_screen(pilot, "DeskScreen")
        await click(pilot, "study")
        await wait_for_screen(pilot, "StudyDialog")
        await click(pilot, "Our own ledger")
        await wait_for_screen(pilot, "MessageDialog")
        await click(pilot, "Go on")
        await wait_for_screen(pilot, "DeskScreen")
        await click(pilot, "Bo Kern")
        await wait_until(pilot, lambda: "reports to Ada Holt" in screen_text(app.screen))
        await click(pilot, "Meet…")
        await wait_for_screen(pilot, "MeetDialog")
        await click(pilot, "visit, 2")
        await click(pilot, "Em, Engineer")
        await click(pilot, "Begin")
        await wait_for_screen(pilot, "MeetingScreen")
        await click(pilot, "What does a day look like?")
        await wait_until(pilot, lambda: "Long, and dusty." in screen_text(app.screen))
        await click(pilot, "Make a pitch")
        await click(pilot, "The plain model")
        await click(pilot, "There is a plain one for less.")
        await wait_until(pilot, lambda: "An objection" in screen_text(app.screen))
        await click(pilot, "Here is one")
        await wait_until(pilot, lambda: "I will call him." in screen_text(app.screen))
        await click(pilot, "account map")
        await wait_for_screen(pilot, "AccountMapScreen")
        await click(pilot, "Technical approver")
        await click(pilot, "likely")
        await click(pilot, "What bo does all day.")
        await wait_until(pilot, lambda: "certainty=2" in moves_made(app)[-1], "certainty")
        await click(pilot, "Tree")
        await wait_until(pilot, lambda: "As you believe it is" in screen_text(app.screen))
        await click(pilot, "back")
        await wait_for_screen(pilot, "MeetingScreen")
        await click(pilot, "Take your leave")
        await wait_for_screen(pilot, "DeskScreen")
        await click(pilot, "study")
        await wait_for_screen(pilot, "StudyDialog")
        await click(pilot, "Talk at the trade fair")
        await wait_for_screen(pilot, "MessageDialog")
        await click(pilot, "Go on")
        await wait_for_screen(pilot, "ReviewScreen")
        await click(pilot, "Hand in")
        await wait_for_screen(pilot, "StrategyDialog")
        await click(pilot, "[ ] Bo Kern")
        await click(pilot, "Done")
        await wait_for_screen(pilot, "ConfirmDialog")
        await click(pilot, "Hand in")
        await wait_for_screen(pilot, "MessageDialog")
        await click(pilot, "Go on")
        await wait_for_screen(pilot, "DeskScreen")
        await click(pilot, "close the deal")
        await wait_for_screen(pilot, "ConfirmDialog")
        await click(pilot, "Ask for it")
        await wait_for_screen(pilot, "ReflectionDialog")
        await click(pilot, "Go on")
        await wait_for_screen(pilot, "DecisionScreen")
        await click(pilot, "skip to the result")
        await click(pilot, "To the debrief")
        await wait_for_screen(pilot, "DebriefScreen")
        await click(pilot, "2 People")
        await click(pilot, "Ada Holt")
        await click(pilot, "3 Maps")
        await click(pilot, "tree / graph")
        await wait_until(pilot, lambda: drawn(app.screen, "Ada"), "the graph")
        await click(pilot, "4 Timeline")
        await click(pilot, "You handed the account map in")
        await wait_for_screen(pilot, "MessageDialog")
        await click(pilot, "Go on")
        await click(pilot, "5 Lessons")
        await wait_until(pilot, lambda: "Turning points" in screen_text(app.screen))
        await click(pilot, "export")
        await wait_for_screen(pilot, "MessageDialog")
        assert list((user_folder / "debriefs").iterdir())
        await click(pilot, "Go on")
        await click(pilot, "to the shelf")
        await wait_for_screen(pilot, "ShelfScreen")
    assert [row.outcome != "" for row in Workspace(user_folder).attempts()] == [True]


@pytest.mark.parametrize(
    ("size", "language"),
    [
        # The smallest in both languages, every other in one; every size in each language when asked for.
        pytest.param(size, language, marks=[] if number == 0 or number % 2 == other else [pytest.mark.thorough])
        for number, size in enumerate(SIZES)
        for other, language in enumerate(("en", "zh"))
    ],
    ids=str,
)
async def test_every_screen_draws_at_every_size(user_folder: Path, size: tuple[int, int], language: str) -> None:
    app = app_for(user_folder, language, start=str(CORNER), name="Kim", practice=True)
    async with app.run_test(size=size) as pilot:
        await wait_for_screen(pilot, "BriefScreen")
        await press(pilot, "enter")
        await wait_for_screen(pilot, "DeskScreen")
        for key, screen in (
            ("s", "StudyDialog"),
            ("question_mark", "HelpDialog"),
            ("r", "ReviewScreen"),
            ("a", "AccountMapScreen"),
        ):
            await press(pilot, key)
            await wait_for_screen(pilot, screen)
            assert screen_text(app.screen).strip()
            await press(pilot, "escape")
            await wait_for_screen(pilot, "DeskScreen")
        await press(pilot, "b")
        await wait_for_screen(pilot, "BriefScreen")
        await press(pilot, "escape")
        await wait_for_screen(pilot, "DeskScreen")
        await press(pilot, "m")
        await wait_for_screen(pilot, "MeetDialog")
        await press(pilot, "enter")
        await wait_for_screen(pilot, "MeetingScreen")
        await press(pilot, "l")
        await wait_for_screen(pilot, "ConfirmDialog")
        await press(pilot, "right", "enter")
        await wait_for_screen(pilot, "DeskScreen")
        await press(pilot, "z")
        await wait_for_screen(pilot, "RewindDialog")
        await press(pilot, "enter")
        await wait_until(pilot, lambda: app.session is not None and app.session.rewinds == 1)
        await wait_for_screen(pilot, "MeetingScreen")
        await press(pilot, "h")
        await wait_for_screen(pilot, "MessageDialog")


async def test_an_attempt_left_in_a_meeting_goes_on_from_the_shelf(user_folder: Path) -> None:
    install(CORNER.parent, user_folder)
    session = Workspace(user_folder).open(str(CORNER), "Kim", "en")
    from trainer.core.codec import decode

    for move in ("meet cy mail", "ask cy.day"):
        session.play(decode(move))
    app = app_for(user_folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await wait_until(pilot, lambda: app.screen.query_one(RowList).current == session.attempt.id, "Continue first")
        assert "Continue" in screen_text(app.screen)
        await press(pilot, "enter")
        await wait_for_screen(pilot, "MeetingScreen")
        await wait_until(pilot, lambda: "Long, and dusty." in screen_text(app.screen))
        await press(pilot, "ctrl+q")
    assert session.attempt.id[:8] in app.farewell
