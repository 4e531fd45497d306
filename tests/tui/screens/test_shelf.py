"""The shelf: packs and journals that cannot be used, where the cursor stands on coming back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.conftest import CORNER
from tests.tui.screen_driver import app_for, install, press, screen_text, wait_for_screen, wait_until
from trainer.errors import StoreFault
from trainer.play.workspace import Workspace
from trainer.tui.widgets.choice_field import ChoiceField
from trainer.tui.widgets.row_list import RowList


async def test_a_journal_that_cannot_be_opened_leaves_the_shelf_usable(
    user_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(CORNER.parent, user_folder)

    def fail(self: Workspace) -> Any:
        raise StoreFault("the journal is locked")

    monkeypatch.setattr(Workspace, "journal", property(fail))
    app = app_for(user_folder)
    async with app.run_test(size=(100, 30)) as pilot:
        await wait_until(pilot, lambda: "the journal is locked" in screen_text(app.screen))
        assert "The corner workshop" in screen_text(app.screen)


async def test_a_bad_pack_is_one_line_and_hides_nothing(user_folder: Path) -> None:
    install(CORNER.parent, user_folder)
    bad = user_folder / "packs" / "bad"
    bad.mkdir()
    (bad / "broken.toml").write_text('id = "x\n')
    app = app_for(user_folder)
    async with app.run_test(size=(120, 40)) as pilot:
        await wait_until(pilot, lambda: "Cannot be used" in screen_text(app.screen))
        assert "The corner workshop" in screen_text(app.screen)
        rows = app.screen.query_one(RowList).rows
        assert [row.disabled for row in rows if "broken.toml" in getattr(row, "text", "")] == [True]


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


@pytest.mark.parametrize(("key", "told"), [("y", False), ("escape", True)])
async def test_what_damage_cost_is_told_until_it_is_acknowledged(user_folder: Path, key: str, told: bool) -> None:
    install(CORNER.parent, user_folder)
    user_folder.joinpath("journal.db").write_bytes(b"this is no database" * 100)
    app = app_for(user_folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await wait_for_screen(pilot, "ConfirmDialog")
        assert "journal-damaged-1.db" in screen_text(app.screen)
        await press(pilot, key)
        await wait_for_screen(pilot, "ShelfScreen")
        await app.workers.wait_for_complete()
    with Workspace(user_folder) as workspace:
        assert (workspace.journal.notice is not None) is told


@pytest.mark.parametrize("several", [True, False])
async def test_how_many_truths_there_are_is_said_of_what_has_several(
    user_folder: Path, two_truths: Path, several: bool
) -> None:
    install((two_truths if several else CORNER).parent, user_folder)
    app = app_for(user_folder)
    async with app.run_test(size=(100, 30)) as pilot:
        await wait_until(pilot, lambda: "Languages: " in screen_text(app.screen))
        assert ("2 truths behind it" in screen_text(app.screen)) == several
