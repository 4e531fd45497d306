from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.conftest import CORNER
from tests.tui.driver import app_for, at, click, drawn, install, press, seen, until
from trainer.core.codec import encode
from trainer.play.choices import CHOICE_KEYS, ChoiceKeys
from trainer.play.workspace import Workspace
from trainer.tui.app import TrainerApp
from trainer.tui.widgets.choice_field import ChoiceField
from trainer.tui.widgets.row_list import RowList

SIZES = [(80, 24), (100, 30), (120, 40), (200, 60)]


def moves(app: TrainerApp) -> list[str]:
    assert app.session is not None
    return [encode(moment.move) for moment in app.session.moments]


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
        await until(pilot, lambda: "The corner workshop" in seen(app.screen), "the shelf")
        await to_row(pilot, "small/corner")
        await press(pilot, "enter")
        await at(pilot, "NewAttemptDialog")
        await press(pilot, "K", "i", "m", "enter")
        await at(pilot, "BriefScreen")
        assert "Holt & Daughter" in seen(app.screen)
        await press(pilot, "enter")
        await at(pilot, "DeskScreen")
        await press(pilot, "s")
        await at(pilot, "StudyDialog")
        await press(pilot, "1")
        await at(pilot, "MessageDialog")
        await press(pilot, "enter")
        await at(pilot, "DeskScreen")
        await to_row(pilot, "ada")
        await press(pilot, "m")
        await at(pilot, "MeetDialog")
        await press(pilot, "enter")
        await at(pilot, "MeetingScreen")
        assert app.session is not None and app.session.you == "Kim"
        await until(pilot, lambda: "Come in, Kim." in seen(app.screen))
        await press(pilot, "1")
        await until(pilot, lambda: "Long, and dusty." in seen(app.screen))
        asked = len(moves(app))
        await press(pilot, "1", "1")
        assert len(moves(app)) == asked  # A spent number hits nothing.
        await press(pilot, "2")
        await until(pilot, lambda: "+ notebook (Ada Holt): What worries ada." in seen(app.screen))
        await press(pilot, "p")
        await until(pilot, lambda: "Your pitches" in seen(app.screen))
        plain = next(row.label for row in app.screen.query_one(RowList).rows if "The plain model" in row.text)  # type: ignore[attr-defined]
        await press(pilot, plain)
        await until(pilot, lambda: "There is a plain one for less." in seen(app.screen))
        assert moves(app)[-1] == "ask ada.worry"  # Read, not yet said.
        await press(pilot, plain)
        await until(pilot, lambda: "An objection" in seen(app.screen), "the objection")
        await press(pilot, "l")  # An objection must be answered: nobody walks out.
        assert app.session.state.objection >= 0
        for _ in range(2):
            if app.session.state.objection >= 0:
                count = len(app.session.moments)
                await press(pilot, app.screen.query_one(RowList).rows[0].label)  # type: ignore[attr-defined]
                await until(pilot, lambda count=count: len(app.session.moments) > count)  # type: ignore[misc]
        await press(pilot, "a")
        await at(pilot, "AccountMapScreen")
        await until(pilot, lambda: app.screen.query_one("#people", RowList).has_focus)
        await press(pilot, "enter", "space", "right", "space")
        await until(pilot, lambda: moves(app)[-1] == "note ada roles=decider,influencer", str(moves(app)))
        written = len(moves(app))
        await press(pilot, "tab", "right")
        assert len(moves(app)) == written  # Arrows only move.
        await press(pilot, "enter")
        await until(pilot, lambda: "certainty=2" in moves(app)[-1])
        app.screen.query_one("#evidence", ChoiceField).focus()
        await press(pilot, "space")
        await until(pilot, lambda: "evidence=ada-role" in moves(app)[-1])
        written = len(moves(app))
        await press(pilot, "n", "b", "t", "t", "t", "escape")
        await at(pilot, "MeetingScreen")
        assert len(moves(app)) == written
        await press(pilot, "l")
        await at(pilot, "DeskScreen")
        assert app.screen.query_one(RowList).current == "ada"
        await press(pilot, "s")
        await at(pilot, "StudyDialog")
        await press(pilot, "1")
        await at(pilot, "StudyDialog")
        await press(pilot, "2")
        await at(pilot, "MessageDialog")
        assert "People talk." in seen(app.screen)
        await press(pilot, "enter")
        await at(pilot, "ReviewScreen")
        await press(pilot, "escape")
        await at(pilot, "ReviewScreen")
        await press(pilot, "i")
        await at(pilot, "ConfirmDialog")
        await press(pilot, "enter")
        await at(pilot, "MessageDialog")
        assert "hands the workshop's books over" in seen(app.screen)
        await press(pilot, "enter")
        await at(pilot, "DeskScreen")
        await press(pilot, "c")
        await at(pilot, "ConfirmDialog")
        await press(pilot, "enter")
        await at(pilot, "DeskScreen")
        await press(pilot, "c")
        await at(pilot, "ConfirmDialog")
        await press(pilot, "right", "enter")
        await at(pilot, "DecisionScreen")
        await press(pilot, "enter", "s")
        await until(pilot, lambda: "Your result:" in seen(app.screen))
        await press(pilot, "enter")
        await at(pilot, "DebriefScreen")
        assert "weight 20" in seen(app.screen)
        await press(pilot, "2")
        await until(pilot, lambda: "Gravest errors first" in seen(app.screen))
        await press(pilot, "3")
        await until(pilot, lambda: "Your last map" in seen(app.screen) and "sways" in seen(app.screen))
        await press(pilot, "t")
        await until(pilot, lambda: drawn(app.screen, "Ada"), "the graph")
        await press(pilot, "4")
        await until(pilot, lambda: "Asked for the decision" in seen(app.screen))
        await press(pilot, "enter")
        await at(pilot, "MessageDialog")
        await press(pilot, "escape", "5")
        await until(pilot, lambda: "A title settles nothing." in seen(app.screen))
        await press(pilot, "q")
        await at(pilot, "ShelfScreen")
        rows = app.screen.query_one(RowList)
        await until(pilot, lambda: any(row.dead and "Played" in row.fit(40).plain for row in rows.rows))


async def test_from_shelf_to_debrief_by_mouse(user_folder: Path) -> None:
    install(CORNER.parent, user_folder)
    app = app_for(user_folder)
    async with app.run_test(size=(120, 40)) as pilot:
        await click(pilot, "The corner workshop")
        await until(pilot, lambda: "Three people, one saw" in seen(app.screen))
        await click(pilot, "Begin")
        await at(pilot, "NewAttemptDialog")
        await click(pilot, "Begin")
        await at(pilot, "BriefScreen")
        await click(pilot, "Start")
        await at(pilot, "DeskScreen")
        await click(pilot, "study")
        await at(pilot, "StudyDialog")
        await click(pilot, "Our own ledger")
        await at(pilot, "MessageDialog")
        await click(pilot, "Go on")
        await at(pilot, "DeskScreen")
        await click(pilot, "Bo Kern")
        await until(pilot, lambda: "reports to Ada Holt" in seen(app.screen))
        await click(pilot, "Meet…")
        await at(pilot, "MeetDialog")
        await click(pilot, "visit, 2")
        await click(pilot, "Em, Engineer")
        await click(pilot, "Begin")
        await at(pilot, "MeetingScreen")
        await click(pilot, "What does a day look like?")
        await until(pilot, lambda: "Long, and dusty." in seen(app.screen))
        await click(pilot, "Make a pitch")
        await click(pilot, "The plain model")
        await click(pilot, "There is a plain one for less.")
        await until(pilot, lambda: "An objection" in seen(app.screen))
        await click(pilot, "Here is one")
        await until(pilot, lambda: "I will call him." in seen(app.screen))
        await click(pilot, "account map")
        await at(pilot, "AccountMapScreen")
        await click(pilot, "Technical approver")
        await click(pilot, "likely")
        await click(pilot, "What bo does all day.")
        await until(pilot, lambda: "certainty=2" in moves(app)[-1], "certainty")
        await click(pilot, "Tree")
        await until(pilot, lambda: "As you believe it is" in seen(app.screen))
        await click(pilot, "back")
        await at(pilot, "MeetingScreen")
        await click(pilot, "Take your leave")
        await at(pilot, "DeskScreen")
        await click(pilot, "study")
        await at(pilot, "StudyDialog")
        await click(pilot, "Talk at the trade fair")
        await at(pilot, "MessageDialog")
        await click(pilot, "Go on")
        await at(pilot, "ReviewScreen")
        await click(pilot, "Hand in")
        await at(pilot, "ConfirmDialog")
        await click(pilot, "Hand in")
        await at(pilot, "MessageDialog")
        await click(pilot, "Go on")
        await at(pilot, "DeskScreen")
        await click(pilot, "close the deal")
        await at(pilot, "ConfirmDialog")
        await click(pilot, "Ask for it")
        await at(pilot, "DecisionScreen")
        await click(pilot, "skip to the result")
        await click(pilot, "To the debrief")
        await at(pilot, "DebriefScreen")
        await click(pilot, "2 People")
        await click(pilot, "Ada Holt")
        await click(pilot, "3 Maps")
        await click(pilot, "tree / graph")
        await until(pilot, lambda: drawn(app.screen, "Ada"), "the graph")
        await click(pilot, "4 Timeline")
        await click(pilot, "Left the meeting")
        await at(pilot, "MessageDialog")
        await click(pilot, "Go on")
        await click(pilot, "5 Lessons")
        await until(pilot, lambda: "A title settles nothing." in seen(app.screen))
        await click(pilot, "export")
        await at(pilot, "MessageDialog")
        assert list((user_folder / "debriefs").iterdir())
        await click(pilot, "Go on")
        await click(pilot, "to the shelf")
        await at(pilot, "ShelfScreen")
    assert [row.outcome != "" for row in Workspace(user_folder).attempts()] == [True]


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_every_screen_draws_at_every_size(user_folder: Path, size: tuple[int, int], language: str) -> None:
    app = app_for(user_folder, language, start=str(CORNER), name="Kim", practice=True)
    async with app.run_test(size=size) as pilot:
        await at(pilot, "BriefScreen")
        await press(pilot, "enter")
        await at(pilot, "DeskScreen")
        for key, screen in (
            ("s", "StudyDialog"),
            ("question_mark", "HelpDialog"),
            ("r", "ReviewScreen"),
            ("a", "AccountMapScreen"),
        ):
            await press(pilot, key)
            await at(pilot, screen)
            assert seen(app.screen).strip()
            await press(pilot, "escape")
            await at(pilot, "DeskScreen")
        await press(pilot, "b")
        await at(pilot, "BriefScreen")
        await press(pilot, "escape")
        await at(pilot, "DeskScreen")
        await press(pilot, "m")
        await at(pilot, "MeetDialog")
        await press(pilot, "enter")
        await at(pilot, "MeetingScreen")
        await press(pilot, "l")
        await at(pilot, "ConfirmDialog")
        await press(pilot, "enter")
        await at(pilot, "DeskScreen")
        await press(pilot, "z")
        await at(pilot, "RewindDialog")
        await press(pilot, "enter")
        await until(pilot, lambda: app.session is not None and app.session.rewinds == 1)
        await at(pilot, "MeetingScreen")
        await press(pilot, "h")
        await at(pilot, "MessageDialog")


async def test_an_attempt_left_in_a_meeting_goes_on_from_the_shelf(user_folder: Path) -> None:
    install(CORNER.parent, user_folder)
    session = Workspace(user_folder).open(str(CORNER), "Kim", "en")
    from trainer.core.codec import decode

    for move in ("meet cy mail", "ask cy.day"):
        session.play(decode(move))
    app = app_for(user_folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.screen.query_one(RowList).current == session.attempt.id, "Continue first")
        assert "Continue" in seen(app.screen)
        await press(pilot, "enter")
        await at(pilot, "MeetingScreen")
        await until(pilot, lambda: "Long, and dusty." in seen(app.screen))
        await press(pilot, "ctrl+q")
    assert session.attempt.id[:8] in app.farewell


async def test_the_meet_dialog_walks_up_and_down_and_enter_begins(user_folder: Path) -> None:
    app = app_for(user_folder, start=str(CORNER), name="Kim")
    async with app.run_test(size=(80, 24)) as pilot:
        await at(pilot, "BriefScreen")
        await press(pilot, "enter")
        await at(pilot, "DeskScreen")
        await press(pilot, "m")
        await at(pilot, "MeetDialog")
        await press(pilot, "down", "down", "down", "down")
        companion = app.screen.query_one("#companion", ChoiceField)
        assert companion.has_focus and companion.chosen != ("-",)
        await press(pilot, "enter")
        await at(pilot, "MeetingScreen")
        assert f" {companion.chosen[0]}" in moves(app)[-1]


def test_a_key_stays_with_its_choice_and_is_given_again_last() -> None:
    labels = ChoiceKeys()
    assert labels.give(["a", "b", "c"]) == {"a": "1", "b": "2", "c": "3"}
    assert labels.give(["d", "c"]) == {"c": "3", "d": "4"}
    many = [f"x{number}" for number in range(len(CHOICE_KEYS) - 4)]
    assert set(labels.give([*many, "c", "d"]).values()) == set(CHOICE_KEYS) - {"1", "2"}
    assert labels.give(["c", "new"]) == {"new": "1", "c": "3"}
