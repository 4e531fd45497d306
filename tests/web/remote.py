"""Browsers that ask servers in processes of their own."""

from __future__ import annotations

import http.client
import re
from http.cookies import SimpleCookie
from typing import NamedTuple
from urllib.parse import urlencode

from trainer.web.visit import NOTICE

FORM = "application/x-www-form-urlencoded"


class Answer(NamedTuple):
    """What came back, not followed.

    Attributes:
        status: of HTTP.
        where: to which address it leads, "" if to none.
        text: the page.
        done: whether it says nothing of something that was not done.
    """

    status: int
    where: str
    text: str
    done: bool


class RemoteBrowser:
    """Somebody's browser; it takes its cookies along to whichever server it asks."""

    def __init__(self) -> None:
        self.cookies: dict[str, str] = {}
        self.text = ""

    def ask(self, port: int, method: str, path: str, body: str = "") -> Answer:
        """Ask the server on a port of this machine."""
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        host = f"localhost:{port}"
        headers = {"Host": host, "Origin": f"http://{host}", "Content-Type": FORM}
        if self.cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        try:
            connection.request(method, path, body or None, headers)
            answer = connection.getresponse()
            for line in answer.headers.get_all("set-cookie") or ():
                self.cookies |= {name: one.value for name, one in SimpleCookie(line).items()}
            done = answer.status < 400 and not self.cookies.pop(NOTICE, "")
            told = Answer(answer.status, answer.getheader("location") or "", answer.read().decode(), done)
        finally:
            connection.close()
        if told.text:
            self.text = told.text
        return told

    def get(self, port: int, path: str) -> Answer:
        """Open a page."""
        return self.ask(port, "GET", path)

    def post(self, port: int, path: str, **fields: str) -> Answer:
        """Send a form of the page that is open."""
        return self.ask(port, "POST", path, urlencode({"token": self.found("token"), **fields}))

    def found(self, name: str) -> str:
        """Return the value of a hidden field of the page that is open."""
        match = re.search(rf'name="{name}" value="(\w*)"', self.text)
        return match[1] if match else ""

    def join(self, port: int, code: str, name: str) -> str:
        """Take a seat and return its four words."""
        self.get(port, f"/join/{code}")
        assert self.post(port, f"/join/{code}", names=name, language="en").status == 303
        page = self.get(port, "/play/words").text
        words = re.search(r"\b([a-z]+(?: [a-z]+){3})\s*</", page)
        assert words, page
        return words[1]

    def move(self, port: int, move: str, at: str = "") -> Answer:
        """Make a move from where the play stands at that server, or from the number that is given."""
        self.get(port, "/play?begun")
        return self.post(port, "/play/move", move=move, at=at or self.found("at"))
