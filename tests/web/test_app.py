from __future__ import annotations

import asyncio
import io
import logging

import pytest
from starlette.applications import Starlette

from tests.web.browser import Browser
from tests.web.site import ClassRoom
from trainer.classes.live.lessons import Lessons
from trainer.errors import N_, StoreFault
from trainer.web import app as pages
from trainer.web.server import troubles_to


def test_static_files_are_kept_for_ever_under_their_version(browser: Browser) -> None:
    page = browser.go("/")
    for name in ("class.css", "class.js", "htmx.min.js", "icon.svg"):
        address = next(part for part in page.html.split('"') if part.startswith(f"/static/{name}?v="))
        response = browser.client.get(address)
        assert response.status_code == 200
        assert "immutable" in response.headers["cache-control"]
    assert browser.client.get("/static/../app.py").status_code == 404
    assert browser.client.get("/static/nothing.css").status_code == 404


def test_the_first_page_is_light(browser: Browser) -> None:
    sent = len(browser.client.get("/", headers={"accept-encoding": "identity"}).content)
    for name in ("class.css", "class.js", "htmx.min.js", "icon.svg"):
        response = browser.client.get(f"/static/{name}")
        sent += int(response.headers.get("content-length", len(response.content)))
    assert sent < 100_000


def test_pages_are_never_kept(browser: Browser) -> None:
    assert browser.client.get("/").headers["cache-control"] == "no-store"


def test_a_fault_of_ours_is_a_page_and_a_line_in_the_log(
    app: Starlette, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(self: Lessons, cookie: str) -> None:
        raise ZeroDivisionError("secret words")

    monkeypatch.setattr(Lessons, "by_cookie", broken)
    browser = Browser(app)
    browser.client.cookies.set("seat", "x" * 43)
    with caplog.at_level(logging.ERROR, logger="trainer.web"):
        page = browser.go("/play")
    assert page.status == 500
    assert "secret words" not in page.html
    assert "Traceback" not in page.html


@pytest.mark.parametrize("shared", [True, False])
async def test_only_where_other_servers_may_be_they_are_followed(
    shared: bool, served: ClassRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    followed = asyncio.Event()
    loop = asyncio.get_running_loop()
    monkeypatch.setattr(served.lessons, "shared", shared)
    monkeypatch.setattr(served.lessons, "follow", lambda: loop.call_soon_threadsafe(followed.set))
    monkeypatch.setattr(pages, "FOLLOW_SECONDS", 0.01)
    async with served.app.router.lifespan_context(served.app):
        if shared:
            await asyncio.wait_for(followed.wait(), 10)
        else:
            with pytest.raises(TimeoutError):
                await asyncio.wait_for(followed.wait(), 0.1)


async def test_what_cannot_be_followed_is_told_and_tried_again(
    served: ClassRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    twice, loop, tries = asyncio.Event(), asyncio.get_running_loop(), []

    def fail() -> None:
        tries.append(1)
        if len(tries) > 1:
            loop.call_soon_threadsafe(twice.set)
        raise StoreFault(N_("the journal cannot be read: {reason}"), reason="gone")

    monkeypatch.setattr(served.lessons, "shared", True)
    monkeypatch.setattr(served.lessons, "follow", fail)
    monkeypatch.setattr(pages, "FOLLOW_SECONDS", 0.01)
    told = io.StringIO()
    with troubles_to(told):
        async with served.app.router.lifespan_context(served.app):
            await asyncio.wait_for(twice.wait(), 10)
    (line,) = told.getvalue().splitlines()
    assert "the journal cannot be read: gone" in line
