from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.applications import Starlette

from tests.classes.live.schoolroom import Schoolroom
from tests.web.browser import ADDRESS, Browser
from tests.web.site import ClassRoom, class_room
from trainer.web.app import create_app
from trainer.web.site import Site

LEAD_KEY, SHOW_KEY = "1" * 32, "2" * 32


def site_of(room: Schoolroom) -> Site:
    hosts = frozenset({"localhost", "127.0.0.1"})
    return Site(room.lessons, LEAD_KEY, SHOW_KEY, ADDRESS, hosts, "en")


@pytest.fixture
def room(user_folder: Path, two_truths: Path) -> Schoolroom:
    return Schoolroom(user_folder, two_truths, letter="a")


@pytest.fixture
def app(room: Schoolroom) -> Starlette:
    return create_app(site_of(room))


@pytest.fixture
def browser(app: Starlette) -> Browser:
    return Browser(app)


@pytest.fixture
def seated(app: Starlette, room: Schoolroom) -> Callable[[str], Browser]:
    """What seats somebody in the class and returns their browser."""

    def seat(names: str = "Ann", language: str = "en") -> Browser:
        one = Browser(app, language)
        one.join(room.lesson.lesson.code, names)
        return one

    return seat


@pytest.fixture
def served(tmp_path: Path) -> Iterator[ClassRoom]:
    """A class without a round, under a clock of the test's own."""
    with class_room(tmp_path / "home") as made:
        yield made
