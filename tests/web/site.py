"""A class in the browser, in a store of the test's own, and browsers that ask it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from starlette.testclient import TestClient

from trainer.classes.live.lesson import LiveLesson
from trainer.classes.live.lessons import Lessons
from trainer.core.own_words import SayFirst
from trainer.store.journal import Journal
from trainer.store.open import open_journal
from trainer.web.app import create_app
from trainer.web.limits import Limits
from trainer.web.site import Site

FORM = "application/x-www-form-urlencoded"
HERE = "http://localhost:8000"
HOSTS = frozenset({"localhost", "192.168.1.20", "[::1]"})
_TOKEN = re.compile(r'name="token" value="([0-9a-f]{32})"')
_AT = re.compile(r'name="at" value="(\d+)"')


class Now:
    """A clock that goes on by a step whenever somebody sends something."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.step = 1.0

    def __call__(self) -> float:
        return self.seconds


class Browser:
    """Somebody's browser: it keeps cookies, and sends the token of the page that it is on."""

    def __init__(self, client: TestClient, clock: Now) -> None:
        self.client = client
        self.clock = clock
        self.text = ""
        self.status = 0

    def get(self, path: str, **how: object) -> Browser:
        """Open a page."""
        return self._took(self.client.get(path, **how))  # type: ignore[arg-type]

    def post(self, path: str, **fields: object) -> Browser:
        """Send a form of the page that is open."""
        data = {"token": self.token, **fields}
        self.clock.seconds += self.clock.step
        return self._took(self.client.post(path, data=data, headers={"origin": str(self.client.base_url).rstrip("/")}))

    def send(self, path: str, content: Any = None, **headers: str) -> Any:
        """Send whatever it is to an address, as a script would; what comes is not followed."""
        origin = str(self.client.base_url).rstrip("/")
        given = {name.replace("_", "-"): one for name, one in headers.items()}
        sent = {"origin": origin, "content-type": FORM, **given}
        return self.client.post(
            path, content=content, headers={name: one for name, one in sent.items() if one}, follow_redirects=False
        )

    def _took(self, response: object) -> Browser:
        self.status, self.text = response.status_code, response.text  # type: ignore[attr-defined]
        return self

    @property
    def token(self) -> str:
        """The token of the page."""
        found = _TOKEN.search(self.text)
        return found[1] if found else ""

    @property
    def at(self) -> str:
        """The number of the move that the page's forms answer."""
        found = _AT.search(self.text)
        return found[1] if found else ""

    def join(self, code: str, name: str, language: str = "en") -> Browser:
        """Take a seat."""
        return self.get(f"/join/{code}").post(f"/join/{code}", names=name, language=language)

    def move(self, move: str) -> Browser:
        """Make a move from where the play stands."""
        return self.get("/play?begun").post("/play/move", move=move, at=self.at)


class ClassRoom:
    """A server with the class Autumn."""

    def __init__(self, home: Path, **how: object) -> None:
        self.home = home
        self.clock = Now()
        self.journal: Journal = open_journal(home)
        self.lessons = Lessons(self.journal, home)
        self.lesson: LiveLesson = self.lessons.make("Autumn", "en")
        values: dict[str, object] = {"hosts": HOSTS, "limits": Limits(self.clock), **how}
        self.site = Site(self.lessons, "l" * 32, "s" * 32, HERE, language="en", **values)  # type: ignore[arg-type]
        self.app = create_app(self.site)
        self.code = self.lesson.lesson.code

    def plays(
        self, scenario: Path | str, *, letter: str = "a", pace: str = "open", say_first: SayFirst = "off"
    ) -> None:
        """Begin a round."""
        loaded = self.lessons.scenarios.named(str(scenario), "en")
        self.lesson.add_round(loaded, letter=letter, minutes=0, say_first=say_first)
        self.lesson.set_pace(pace)  # type: ignore[arg-type]

    def browser(self, base: str = HERE) -> Browser:
        """Return a browser without cookies."""
        return Browser(TestClient(self.app, base_url=base, raise_server_exceptions=False), self.clock)

    def seat(self, name: str = "Ada", language: str = "en") -> Browser:
        """Return the browser of somebody who has just taken a seat."""
        return self.browser().join(self.code, name, language)


@contextmanager
def class_room(home: Path, **how: object) -> Iterator[ClassRoom]:
    """Yield a server; its journal is closed afterwards."""
    made = ClassRoom(home, **how)
    try:
        yield made
    finally:
        made.journal.close()
