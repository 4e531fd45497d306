"""Keys that every whole screen has; hints and going back are for practice alone, while the play is on."""

from __future__ import annotations

from typing import ClassVar

import pytest
from textual.app import App

from tests.conftest import CORNER
from tests.scene.sessions import session
from trainer.i18n.translator import Translator
from trainer.play.session import Session
from trainer.tui.screens.full_screen import FullScreen


class Without(FullScreen):
    HAS_SESSION: ClassVar[bool] = False


class SmallApp(App[None]):
    translator = Translator("en")
    session: Session | None = None


@pytest.mark.parametrize(
    ("kind", "open_session", "offered"),
    [
        (FullScreen, session(CORNER, practice=True), True),
        (FullScreen, session(CORNER), False),
        (FullScreen, session(CORNER, "close", practice=True), False),
        (FullScreen, None, False),
        (Without, session(CORNER, practice=True), False),
    ],
    ids=["practice", "in earnest", "over", "no attempt", "a screen without one"],
)
async def test_when_hints_are_offered(kind: type[FullScreen], open_session: Session | None, offered: bool) -> None:
    app = SmallApp()
    app.session = open_session
    async with app.run_test() as pilot:
        await app.push_screen(kind())
        await pilot.pause()
        keys = app.screen.active_bindings
        assert ("h" in keys, "z" in keys, "question_mark" in keys) == (offered, offered, True)


@pytest.mark.parametrize(
    ("kind", "open_session", "offered"),
    [(FullScreen, session(CORNER), True), (FullScreen, None, False), (Without, session(CORNER), False)],
)
async def test_terms_are_explained_wherever_an_attempt_is_open(
    kind: type[FullScreen], open_session: Session | None, offered: bool
) -> None:
    app = SmallApp()
    app.session = open_session
    async with app.run_test() as pilot:
        await app.push_screen(kind())
        await pilot.pause()
        assert ("g" in {key for key, one in app.screen.active_bindings.items() if one.enabled}) is offered
