"""What pages weigh on their way to a phone: how long they take follows from that, and bytes can be held still."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import CDPSession, Page, expect

from tests.browser.conftest import PHONE, Open, Server
from tests.browser.trainee import begin, join, meet, press

FIRST_PAGE = 100 * 1024
"""Bytes of the first page, with all that it asks for."""
ANY_PAGE = 30 * 1024
"""Bytes of every other one, as they are sent."""


class Loads:
    """What came since it was last looked at.

    Attributes:
        sizes: bytes of each answer, head and all, by path; 0 if it came out of the browser's own store.
    """

    def __init__(self, session: CDPSession) -> None:
        self.sizes: dict[str, int] = {}
        paths: dict[str, str] = {}
        session.on("Network.requestWillBeSent", lambda said: self._begin(paths, said))
        session.on("Network.loadingFinished", lambda said: self._end(paths, said))
        session.send("Network.enable")

    def _begin(self, paths: dict[str, str], said: dict[str, object]) -> None:
        request = said["request"]
        assert isinstance(request, dict)
        paths[str(said["requestId"])] = "/" + str(request["url"]).split("/", 3)[3]

    def _end(self, paths: dict[str, str], said: dict[str, object]) -> None:
        size = said["encodedDataLength"]
        assert isinstance(size, int | float)
        path = paths[str(said["requestId"])]
        self.sizes[path] = self.sizes.get(path, 0) + int(size)

    def taken(self) -> dict[str, int]:
        """Return what came over the network since the last look, by path."""
        sizes = {path: size for path, size in self.sizes.items() if size}
        self.sizes.clear()
        return sizes


@contextmanager
def watched(page: Page) -> Iterator[Loads]:
    """Watch what a page loads."""
    session = page.context.new_cdp_session(page)
    yield Loads(session)
    session.detach()


def test_a_first_page_is_small_and_every_later_one_is_one_answer(server: Server, opened_page: Open) -> None:
    page = opened_page(PHONE)
    with watched(page) as loads:
        page.goto(f"{server.address}/join/{server.code}", wait_until="networkidle")
        first = loads.taken()
        assert sum(first.values()) < FIRST_PAGE
        # The page, its style, two scripts, and the icon.
        assert len(first) <= 5, first
        # Nothing that decides what it looks like comes from elsewhere, or waits for something else to come first.
        assert [path for path in first if "/fonts/" in path] == []
        join(page, server.address, server.code)
        begin(page)
        loads.taken()
        # Files of ours are asked for once: a page that is loaded anew asks for itself alone.
        page.goto(f"{server.address}/play?begun")
        expect(page.locator("#people")).to_be_visible()
        again = loads.taken()
        assert set(again) == {"/play?begun"}
        assert sum(again.values()) < ANY_PAGE
        meet(page, "bo")
        loads.taken()
        press(page, "ask bo.day")
        expect(page.locator(".line.fresh").first).to_be_visible()
        pressed = loads.taken()
        assert len(pressed) == 1, pressed
        assert sum(pressed.values()) < ANY_PAGE
