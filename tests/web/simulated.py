"""Simulated people: each has a browser without a screen on a connection of its own, and does what its page offers."""

from __future__ import annotations

import asyncio
import gzip
import html
import random
import re
import time
from urllib.parse import urlencode

FORM = "application/x-www-form-urlencoded"


class Browser:
    """A browser that keeps a connection open and its cookies.

    Attributes:
        page: what it shows.
        troubles: pages that were refused, in order.
        received: bytes that came, heads and bodies as they were sent.
    """

    def __init__(self, port: int, language: str = "en") -> None:
        self.port = port
        self.language = language
        self.cookies: dict[str, str] = {}
        self.page = ""
        self.troubles: list[str] = []
        self.received = 0
        self._writer: asyncio.StreamWriter | None = None

    async def ask(self, method: str, path: str, form: dict[str, str] | None = None) -> str:
        """Ask for a page, following where it leads; return its path.

        Raises:
            OSError: if the server is away.
            EOFError: if it went away in between.
        """
        for _ in range(6):
            status, headers, page = await self._once(method, path, form)
            for name, value in headers:
                if name == "set-cookie":
                    cookie, _, rest = value.partition("=")
                    self.cookies[cookie] = rest.partition(";")[0]
                    if "max-age=0" in rest.lower():
                        del self.cookies[cookie]
            if status in (302, 303, 307):
                method, form = "GET", None
                path = next(value for name, value in headers if name == "location")
                continue
            if status >= 400:
                self.troubles.append(f"{status} {path}")
            self.page = page
            return path
        raise AssertionError("led in circles")

    async def _once(
        self, method: str, path: str, form: dict[str, str] | None
    ) -> tuple[int, list[tuple[str, str]], str]:
        try:
            if self._writer is None:
                self._reader, self._writer = await asyncio.open_connection("127.0.0.1", self.port)
            host = f"localhost:{self.port}"
            body = urlencode(form).encode() if form is not None else b""
            cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
            head = [
                f"{method} {path} HTTP/1.1", f"host: {host}", f"accept-language: {self.language}",
                "accept-encoding: gzip", f"cookie: {cookies}",
            ]  # fmt: skip
            if method == "POST":
                head += [f"origin: http://{host}", f"content-type: {FORM}", f"content-length: {len(body)}"]
            self._writer.write("\r\n".join([*head, "", ""]).encode() + body)
            return await self._answer()
        except (OSError, EOFError):
            self.close()
            raise

    async def _answer(self) -> tuple[int, list[tuple[str, str]], str]:
        start = await self._reader.readuntil(b"\r\n\r\n")
        head = start.decode("latin-1").split("\r\n")
        parts = [line.partition(":") for line in head[1:] if line]
        headers = [(name.lower(), value.strip()) for name, _, value in parts]
        known = dict(headers)
        if "content-length" in known:
            data = await self._reader.readexactly(int(known["content-length"]))
        else:
            data = b""
            while size := int(await self._reader.readline() or b"0", 16):
                data += await self._reader.readexactly(size)
                await self._reader.readline()
            await self._reader.readline()
        self.received += len(start) + len(data)
        if known.get("content-encoding") == "gzip":
            data = gzip.decompress(data)
        if known.get("connection") == "close":
            self.close()
        return int(head[0].split()[1]), headers, data.decode()

    def close(self) -> None:
        """Let go of the connection."""
        if self._writer is not None:
            self._writer.close()
            self._writer = None

    def value(self, name: str) -> str:
        """Return the value of a hidden field."""
        found = re.search(rf'name="{name}" value="([^"]*)"', self.page)
        assert found, (name, self.page[:300])
        return found[1]


class Trainee(Browser):
    """Somebody who plays.

    Attributes:
        times: seconds from each action to the page after it.
        told: moves of which the page after them was seen, each with the number that it answered.
        said: lines of their own of which the page after them was seen.
        over: whether the decision was seen.
    """

    def __init__(self, number: int, port: int) -> None:
        super().__init__(port)
        self.number = number
        self.random = random.Random(number)
        self.times: list[float] = []
        self.told: list[tuple[int, str]] = []
        self.said: list[str] = []
        self.over = False

    async def join(self, code: str) -> None:
        """Take a seat."""
        await self.ask("GET", f"/join/{code}")
        await self.ask("POST", f"/join/{code}", {"token": self.value("token"), "names": f"N{self.number}"})
        await self.ask("GET", "/play?begun")

    def offered(self) -> list[str]:
        """Return the moves that the page offers by its buttons."""
        return [html.unescape(one) for one in re.findall(r'name="move" value="([^"]+)"', self.page)]

    async def act(self, *, closes: bool = False) -> None:
        """Do one thing that the page offers, and wait for the page after it."""
        if 'name="at"' not in self.page:
            await self.ask("GET", "/play?begun")
        if 'id="intended"' in self.page or 'class="outcome"' in self.page:
            self.over = True
            return
        if "data-first" in self.page and ("leave" not in self.offered() or self.random.random() < 0.8):
            await self.say()
            return
        if 'action="/play/none"' in self.page and self.random.random() < 0.1:
            form = {name: self.value(name) for name in ("token", "at", "said", "from")}
            await self.ask("POST", "/play/none", form)
            return
        moves = [one for one in self.offered() if closes or one != "close"]
        people = re.findall(r"/play/person/([\w-]+)", self.page)
        if people and not (closes and "close" in moves):
            await self.ask("GET", f"/play/person/{self.random.choice(people)}")
            if 'name="channel"' not in self.page:
                await self.ask("GET", "/play/study")
            moves = self.offered()
        if 'action="/play/meet"' in self.page:
            channel = re.search(r'name="channel" value="(\w+)" checked', self.page)
            assert channel
            form = {"person": self.value("person"), "channel": channel[1], "companion": ""}
            await self.send("/play/meet", form, f"meet {form['person']} {channel[1]}")
        elif moves:
            move = "close" if closes and "close" in moves else self.random.choice(moves)
            await self.send("/play/move", {"move": move}, move)
        else:
            await self.ask("GET", "/play?begun")
            if closes and "close" in self.offered():
                await self.send("/play/move", {"move": "close"}, "close")

    async def say(self) -> None:
        """Type what they would say, and remember it if the page after it says nothing to the contrary."""
        form = {name: self.value(name) for name in ("token", "at", "said", "from")}
        words = f"N{self.number} would say this at {form['at']}.{form['said']}"
        began = time.perf_counter()
        await self.ask("POST", "/play/say", {**form, "words": words})
        self.times.append(time.perf_counter() - began)
        if 'class="notice"' not in self.page:
            self.said.append(words)

    async def send(self, path: str, form: dict[str, str], move: str) -> None:
        """Send a form, and remember the move if the page after it says nothing to the contrary."""
        at = self.value("at")
        began = time.perf_counter()
        await self.ask("POST", path, {"token": self.value("token"), "at": at, **form})
        self.times.append(time.perf_counter() - began)
        if 'class="notice"' not in self.page:
            self.told.append((int(at), move))

    async def play(self, until: float, thinks: float) -> None:
        """Act every few seconds until a moment on the monotonic clock."""
        await asyncio.sleep(self.random.random() * thinks)
        while time.monotonic() < until:
            due = time.monotonic() + thinks
            await self.act()
            await asyncio.sleep(max(0.0, due - time.monotonic()))
