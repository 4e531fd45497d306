"""The three questions about one's own line: asked from the debrief, kept on going on and on leaving, shown beside."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import CORNER
from tests.play.said_first import OBJECTED, said_first
from tests.tui.screen_driver import app_for, press, screen_text, wait_for_screen, wait_until
from trainer.core.own_words import SelfReview
from trainer.play.workspace import Workspace

SIZES = [(80, 24), (120, 40)]


def begun(home: Path) -> str:
    """Return the id of a play that is over and was said first."""
    with Workspace(home) as workspace:
        return said_first(workspace, str(CORNER)).attempt.id


def kept(home: Path, attempt: str) -> list[SelfReview]:
    """Return what stands on the disk of the answers to objections."""
    with Workspace(home) as workspace:
        said = workspace.resume(attempt, "en").said
    return [one.review for one in said.utterances if "respond" in one.words]


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("language", ["en", "zh"])
async def test_a_line_is_asked_about_and_the_page_shows_it_beside_the_marks(
    user_folder: Path, size: tuple[int, int], language: str
) -> None:
    attempt = begun(user_folder)
    app = app_for(user_folder, language, resume=attempt)
    async with app.run_test(size=size) as pilot:
        await wait_for_screen(pilot, "DebriefScreen")
        await wait_until(pilot, lambda: app.translator("my own lines") in screen_text(app.screen), "the key")
        await press(pilot, "a")
        await wait_for_screen(pilot, "OwnWordsReviewDialog")
        assert "I would say: respond ada" in "".join(screen_text(app.screen).split("\n"))
        assert app.screen.query_one("#go").region.bottom < size[1]
        await press(pilot, "left", "left", "tab", "left", "enter")
        await wait_for_screen(pilot, "DebriefScreen")
        tr = app.translator
        beside = tr("I say: {mine}; the line: {line}", mine=tr("yes"), line=tr("no"))
        await press(pilot, "2")
        person = app.screen.query_one("#person")
        await wait_until(pilot, lambda: beside in str(person.render_lines) or _told(app, beside), "the answer beside")
    assert kept(user_folder, attempt) == [SelfReview(True, False, None)]


def _told(app: object, words: str) -> bool:
    page = app.screen.page  # type: ignore[attr-defined]
    return page is not None and any(each.mine for one in page.objections for own in one.own for each in own.questions)


async def test_leaving_keeps_what_is_ticked(user_folder: Path) -> None:
    attempt = begun(user_folder)
    app = app_for(user_folder, resume=attempt)
    async with app.run_test(size=(80, 24)) as pilot:
        await wait_for_screen(pilot, "DebriefScreen")
        await wait_until(pilot, lambda: "my own lines" in screen_text(app.screen), "the key")
        await press(pilot, "a")
        await wait_for_screen(pilot, "OwnWordsReviewDialog")
        await press(pilot, "left", "escape")
        await wait_for_screen(pilot, "DebriefScreen")
    assert kept(user_folder, attempt) == [SelfReview(False, None, None)]


async def test_where_nothing_was_said_there_is_no_such_key(user_folder: Path) -> None:
    with Workspace(user_folder) as workspace:
        session = workspace.open(str(CORNER), "Kim", "en")
        from trainer.core.codec import decode

        for text in OBJECTED:
            session.play(decode(text))
    app = app_for(user_folder, resume=session.attempt.id)
    async with app.run_test(size=(120, 40)) as pilot:
        await wait_for_screen(pilot, "DebriefScreen")
        await wait_until(pilot, lambda: app.screen.page is not None, "the page")  # type: ignore[attr-defined]
        assert "my own lines" not in screen_text(app.screen)
