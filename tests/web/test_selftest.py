from __future__ import annotations

import re
import time

import pytest

from tests.web.site import HERE, ClassRoom


def shown(page: str, trial: str) -> list[str]:
    """Return which of a trial's answers a page shows without JavaScript."""
    part = page.partition(f'data-trial="{trial}"')[2].partition("</li>")[0]
    return re.findall(r'data-is="(\w+)">', part)


def test_before_anything_was_tried_all_waits(served: ClassRoom) -> None:
    page = served.browser().get("/selftest")
    assert page.status == 200
    assert all(shown(page.text, name) == ["waiting"] for name in ("script", "cookies", "form", "live"))
    assert "/static/selftest.js" in page.text


def test_without_javascript_a_button_tries_forms_and_cookies(served: ClassRoom) -> None:
    page = served.browser().get("/selftest").post("/selftest", word="trainer")
    assert (shown(page.text, "form"), shown(page.text, "cookies")) == (["yes"], ["yes"])


def test_a_browser_that_keeps_no_cookies_is_told(served: ClassRoom) -> None:
    browser = served.browser().get("/selftest")
    browser.client.cookies.clear()
    page = browser.post("/selftest", word="trainer")
    assert (page.status, shown(page.text, "cookies")) == (200, ["no"])


def test_a_form_that_something_emptied_is_told(served: ClassRoom) -> None:
    page = served.browser().get("/selftest").post("/selftest")
    assert shown(page.text, "form") == ["no"]


def test_the_clock_is_the_server_s(served: ClassRoom) -> None:
    browser = served.browser().get("/selftest")
    told = browser.client.get("/selftest/clock").json()
    assert abs(told["now"] / 1000 - time.time()) < 60
    assert told["cookies"] is True
    browser.client.cookies.clear()
    assert browser.client.get("/selftest/clock").json()["cookies"] is False


def test_two_events_come(served: ClassRoom) -> None:
    said = served.browser().client.get("/selftest/events")
    assert said.headers["content-type"].startswith("text/event-stream")
    assert re.findall(r"event: (\w+)", said.text) == ["one", "two"]


@pytest.mark.parametrize(("language", "heading"), [("zh-CN,zh;q=0.9", "在这里能用吗？"), ("en", "Does it work here?")])
def test_it_speaks_the_language_of_the_phone(served: ClassRoom, language: str, heading: str) -> None:
    page = served.browser().client.get("/selftest", headers={"accept-language": language})
    assert f"<h1>{heading}</h1>" in page.text
    assert HERE not in page.text
