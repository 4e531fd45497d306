"""A real browser, Debian's Chromium, in front of a real server."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.processes import end
from trainer.classes.live.lesson import LiveLesson
from trainer.classes.live.lessons import Lessons
from trainer.core.own_words import SayFirst
from trainer.store.open import open_journal

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome") or ""
NEEDED = "TRAINER_TESTS_NEED_CHROMIUM"
# A busy machine is not what these tests are about.
expect.set_options(timeout=20_000)
PHONE, LAPTOP = (390, 844), (1280, 800)


# Not longer than a file of tests: as long as it is there, an event loop runs, and no asynchronous test beside it can.
@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """A browser that was started."""
    if not CHROMIUM:
        if os.environ.get(NEEDED):
            pytest.fail("there is no chromium")
        pytest.skip("there is no chromium")
    with sync_playwright() as playwright:
        # Whoever is root has no sandbox, and a container little shared memory.
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-dev-shm-usage"])
        yield browser
        browser.close()


class Server:
    """A server's process on a port of its own, which can be killed and started again.

    Attributes:
        address: of its pages.
    """

    def __init__(self, home: Path, scenario: Path | str, say_first: SayFirst = "off") -> None:
        self.home, self.scenario, self.say_first = home, scenario, say_first
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = int(free.getsockname()[1])
        self.address = f"http://localhost:{self.port}"
        self.program: subprocess.Popen[str] | None = None
        self.start()

    def start(self) -> None:
        """Start it, and wait until it answers."""
        command = [sys.executable, "-m", "tests.browser.class_server", str(self.port), str(self.scenario),
                   self.say_first]  # fmt: skip
        self.program = subprocess.Popen(
            command,
            env={**os.environ, "TRAINER_HOME": str(self.home)},
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        assert self.program.stdout is not None
        self.code = self.program.stdout.readline().strip()
        assert self.code, "the server did not start"
        give_up = time.monotonic() + 30
        while time.monotonic() < give_up:
            try:
                socket.create_connection(("127.0.0.1", self.port)).close()
                return
            except OSError:
                time.sleep(0.02)
        raise AssertionError("the server does not answer")

    def kill(self) -> None:
        """End it as a power cut does."""
        assert self.program is not None
        self.program.kill()
        self.program.wait()
        assert self.program.stdout is not None
        self.program.stdout.close()

    def close(self) -> None:
        """End it."""
        if self.program is not None and self.program.poll() is None:
            end(self.program)
        if self.program is not None and self.program.stdout is not None:
            self.program.stdout.close()

    def lesson(self) -> LiveLesson:
        """Return the class as it stands on the disk."""
        return Lessons(open_journal(self.home), self.home).all()[0]


@pytest.fixture
def server(user_folder: Path, two_truths: Path) -> Iterator[Server]:
    """A server whose class plays the small scenario."""
    one = Server(user_folder, two_truths)
    yield one
    one.close()


@pytest.fixture
def saying(user_folder: Path, two_truths: Path) -> Iterator[Server]:
    """A server whose class says everything first in its own words."""
    one = Server(user_folder, two_truths, "on")
    yield one
    one.close()


Open = Callable[..., Page]


@pytest.fixture
def opened_page(chromium: Browser) -> Iterator[Open]:
    """What opens a page in a browser profile of its own; what a script complains of fails the test."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def opened(
        size: tuple[int, int] = LAPTOP, *, language: str = "en", scripts: bool = True, dark: bool = False
    ) -> Page:
        phone = size == PHONE
        context = chromium.new_context(
            viewport={"width": size[0], "height": size[1]}, locale=language, java_script_enabled=scripts,
            has_touch=phone, is_mobile=phone, color_scheme="dark" if dark else "light", reduced_motion="reduce",
        )  # fmt: skip
        context.set_default_timeout(20_000)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda said: complaints.append(said.text) if _serious(said.text, said.type) else None)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not complaints


def _serious(text: str, kind: str) -> bool:
    # That a server is away, or refuses a form, is what some tests are about.
    return kind == "error" and "Failed to load resource" not in text and not text.startswith("htmx:")
