"""Every page of a trainee against axe-core: WCAG 2.2 level AA, in both languages, light and dark."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.conftest import PHONE, Open, Server
from tests.browser.trainee import begin, join, meet

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(page: Page) -> list[str]:
    options = {"runOnly": {"type": "tag", "values": TAGS}}
    found: list[dict[str, Any]] = Axe().run(page, options=options).response["violations"]
    return [f"{one['id']}: {[node['html'][:120] for node in one['nodes']][:3]}" for one in found]


@pytest.mark.parametrize(("language", "dark"), [("en", False), ("zh", True)])
def test_every_page(server: Server, opened_page: Open, language: str, dark: bool) -> None:
    page = opened_page(PHONE, language=language, dark=dark)
    wrong: dict[str, list[str]] = {}

    def look(where: str) -> None:
        if found := violations(page):
            wrong[where] = found

    for path in ("/", "/back", f"/join/{server.code}", "/nowhere"):
        page.goto(server.address + path)
        look(path)
    join(page, server.address, server.code)
    look("brief")
    begin(page)
    look("desk")
    for path in ("/play/person/bo", "/play/study", "/play/map", "/play/map/bo", "/play/notebook", "/play/review",
                 "/play/glossary", "/play/words"):  # fmt: skip
        page.goto(server.address + path)
        look(path)
    page.goto(f"{server.address}/play?begun")
    meet(page, "bo")
    look("meeting")
    page.click('button[value="ask bo.day"]')
    page.wait_for_selector(".line.fresh")
    look("meeting with talk")
    page.goto(f"{server.address}/play/pitches")
    look("pitches")
    page.goto(f"{server.address}/play?begun")
    page.click('button[value="leave"]')
    page.wait_for_selector("#people")
    page.click('summary[data-key="c"]')
    page.click('button[value="close"]')
    page.wait_for_selector("#intended")
    look("reflection")
    page.click(".bar button")
    page.wait_for_selector(".outcome")
    look("decision")
    assert not wrong
