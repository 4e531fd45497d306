from __future__ import annotations

import logging

import pytest
from starlette.applications import Starlette

from tests.web.browser import Browser
from trainer.classes.live.lessons import Lessons


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
