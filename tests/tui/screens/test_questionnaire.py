from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import MILL
from tests.tui.screen_driver import app_for, begun, moves_made, press, screen_text, wait_for_screen, wait_until
from trainer.tui.widgets.row_list import RowList

MET = ("first brook", "meet ida call", "leave")


def labels(rows: RowList) -> list[str]:
    return [getattr(row, "label", "") for row in rows.rows]


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_it_is_sent_filled_and_answered(user_folder: Path, size: tuple[int, int]) -> None:
    app = app_for(user_folder, resume=begun(user_folder, *MET, scenario=str(MILL)))
    async with app.run_test(size=size) as pilot:
        await wait_for_screen(pilot, "DeskScreen")
        await press(pilot, "s")
        await wait_for_screen(pilot, "StudyDialog")
        assert "A questionnaire of two questions" in screen_text(app.screen)
        rows = app.screen.query_one(RowList)
        rows.move_cursor("sheet sheet")
        await press(pilot, "enter")
        await wait_for_screen(pilot, "SendDialog")
        shown = screen_text(app.screen)
        assert "Which figure do you look at first?" in shown and "Ole Brandt, Miller" in shown
        await press(pilot, "2")
        await wait_for_screen(pilot, "QuestionnaireScreen")
        assert moves_made(app)[-1] == "survey sheet ole"
        assert "to Ole Brandt" in screen_text(app.screen) and "2 more questions" in screen_text(app.screen)
        rows = app.screen.query_one(RowList)
        assert labels(rows) == ["1", "2", "3"]
        await press(pilot, "2")
        await wait_until(pilot, lambda: labels(rows) == ["1", "3"], "a question less")
        await press(pilot, "2")
        assert len(moves_made(app)) == 5, "a number that is spent hits nothing"
        assert "1 more question" in screen_text(app.screen)
        await press(pilot, "3")
        await wait_for_screen(pilot, "MessageDialog")
        assert "Ole Brandt" in screen_text(app.screen)
        await press(pilot, "enter")
        await wait_for_screen(pilot, "DeskScreen")
        await press(pilot, "s")
        await wait_for_screen(pilot, "StudyDialog")
        rows = app.screen.query_one(RowList)
        rows.move_cursor("questionnaire sheet")
        await press(pilot, "enter")
        await wait_for_screen(pilot, "MessageDialog")
        assert "Ole Brandt:" in screen_text(app.screen)
        assert len(moves_made(app)) == 6


async def test_a_play_goes_on_in_the_middle_of_one_and_the_map_is_at_hand(user_folder: Path) -> None:
    attempt = begun(user_folder, *MET, "survey sheet ida", "include sheet.night", scenario=str(MILL))
    app = app_for(user_folder, resume=attempt)
    async with app.run_test(size=(80, 24)) as pilot:
        await wait_for_screen(pilot, "QuestionnaireScreen")
        assert "1. What happened in the last night" in screen_text(app.screen)
        await press(pilot, "a")
        await wait_for_screen(pilot, "AccountMapScreen")
        await press(pilot, "escape")
        await wait_for_screen(pilot, "QuestionnaireScreen")
        await press(pilot, "ctrl+l")
        await wait_until(pilot, lambda: "已放进问卷" in screen_text(app.screen), "the other language")
        await press(pilot, "q")
        await wait_for_screen(pilot, "ShelfScreen")


async def test_sending_can_be_thought_over(user_folder: Path) -> None:
    app = app_for(user_folder, resume=begun(user_folder, *MET, scenario=str(MILL)))
    async with app.run_test(size=(80, 24)) as pilot:
        await wait_for_screen(pilot, "DeskScreen")
        await press(pilot, "s")
        await wait_for_screen(pilot, "StudyDialog")
        app.screen.query_one(RowList).move_cursor("sheet sheet")
        await press(pilot, "enter")
        await wait_for_screen(pilot, "SendDialog")
        await press(pilot, "escape")
        await wait_for_screen(pilot, "StudyDialog")
        assert moves_made(app) == list(MET)
