"""How a class in the browser fares: `python -m tests.bench.serve [SEATS] [SECONDS]`; clients share the cores.

Prints seconds to join, the time from an action to its page (the form and the page after it), memory and processor time.
"""

from __future__ import annotations

import asyncio
import html
import os
import random
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

PORT = 8765
HOST = f"localhost:{PORT}"
THINKS = 2.0
SCENARIO = "software-firm/platform-deal"


@contextmanager
def served(home: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Yield a server's process with one class that plays, and the class's code."""
    program = subprocess.Popen(
        [sys.executable, "-m", "tests.browser.class_server", str(PORT), SCENARIO],
        env={**os.environ, "TRAINER_HOME": str(home)}, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert program.stdout is not None
    try:
        code = program.stdout.readline().strip()
        while True:
            try:
                socket.create_connection(("127.0.0.1", PORT)).close()
                break
            except OSError:
                time.sleep(0.05)
        yield program, code
    finally:
        program.terminate()
        program.wait(10)


class Trainee:
    """One browser: keeps a connection open, and its cookies."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.random = random.Random(number)
        self.cookies: dict[str, str] = {}
        self.page = ""
        self.times: list[float] = []
        self.troubles: list[str] = []

    async def connect(self) -> None:
        """Open the connection."""
        self.reader, self.writer = await asyncio.open_connection("127.0.0.1", PORT)

    async def ask(self, method: str, path: str, form: dict[str, str] | None = None) -> str:
        """Ask for a page, following where it leads; return its path."""
        for _ in range(5):
            body = urlencode(form).encode() if form else b""
            head = [
                f"{method} {path} HTTP/1.1", f"host: {HOST}", "accept-language: en", "accept-encoding: gzip",
                "cookie: " + "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
            ]  # fmt: skip
            if method == "POST":
                head += [f"origin: http://{HOST}", "content-type: application/x-www-form-urlencoded"]
                head.append(f"content-length: {len(body)}")
            self.writer.write("\r\n".join([*head, "", ""]).encode() + body)
            status, headers, page = await self._answer()
            for name, value in headers:
                if name == "set-cookie":
                    cookie, _, rest = value.partition("=")
                    self.cookies[cookie] = rest.partition(";")[0]
            if status in (302, 303, 307):
                method, form = "GET", None
                path = next(value for name, value in headers if name == "location")
                continue
            if status >= 400:
                self.troubles.append(f"{status} {path}")
            self.page = page
            return path
        raise AssertionError("led in circles")

    async def _answer(self) -> tuple[int, list[tuple[str, str]], str]:
        import gzip

        head = (await self.reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        parts = [line.partition(":") for line in head[1:] if line]
        headers = [(name.lower(), value.strip()) for name, _, value in parts]
        known = dict(headers)
        if "content-length" in known:
            data = await self.reader.readexactly(int(known["content-length"]))
        else:
            data = b""
            while size := int(await self.reader.readline(), 16):
                data += await self.reader.readexactly(size)
                await self.reader.readline()
            await self.reader.readline()
        if known.get("content-encoding") == "gzip":
            data = gzip.decompress(data)
        return int(head[0].split()[1]), headers, data.decode()

    def value(self, name: str) -> str:
        """Return the value of a hidden field."""
        found = re.search(rf'name="{name}" value="([^"]*)"', self.page)
        assert found, (name, self.page[:300])
        return found[1]

    async def join(self, code: str) -> None:
        """Take a seat."""
        await self.connect()
        await self.ask("GET", f"/join/{code}")
        await self.ask("POST", f"/join/{code}", {"token": self.value("token"), "names": f"N{self.number}"})
        await self.ask("GET", "/play?begun")

    async def act(self) -> None:
        """Do one thing that the page offers, and wait for the page after it."""
        moves = [html.unescape(one) for one in re.findall(r'name="move" value="([^"]+)"', self.page)]
        moves = [one for one in moves if one != "close"]
        people = re.findall(r"/play/person/(\w[\w-]*)", self.page)
        if not moves and people:
            await self.ask("GET", f"/play/person/{self.random.choice(people)}")
            if 'name="channel"' not in self.page:
                await self.ask("GET", "/play/study")
        began = time.perf_counter()
        moves = moves or [html.unescape(one) for one in re.findall(r'name="move" value="([^"]+)"', self.page)]
        if 'action="/play/meet"' in self.page:
            form = {"token": self.value("token"), "at": self.value("at"), "person": self.value("person"),
                    "channel": "visit", "companion": ""}  # fmt: skip
            await self.ask("POST", "/play/meet", form)
        elif moves:
            form = {"token": self.value("token"), "at": self.value("at"), "move": self.random.choice(moves)}
            await self.ask("POST", "/play/move", form)
        else:
            await self.ask("GET", "/play?begun")
            return
        self.times.append(time.perf_counter() - began)

    async def play(self, until: float) -> None:
        """Act every two seconds or so."""
        await asyncio.sleep(self.random.random() * THINKS)
        while time.monotonic() < until:
            due = time.monotonic() + THINKS
            await self.act()
            await asyncio.sleep(max(0.0, due - time.monotonic()))


def memory_of(pid: int) -> float:
    """Return the megabytes that a process holds for itself."""
    text = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
    return sum(int(kb) for kb in re.findall(r"^Private_\w+:\s+(\d+)", text, re.M)) / 1024


def seconds_of(pid: int) -> float:
    """Return the processor time of a process."""
    parts = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(parts[11]) + int(parts[12])) / os.sysconf("SC_CLK_TCK")


async def main(seats: int, seconds: float) -> None:
    """Hold a class."""
    with tempfile.TemporaryDirectory() as home, served(Path(home)) as (program, code):
        empty = memory_of(program.pid)
        people = [Trainee(number) for number in range(seats)]
        began = time.perf_counter()
        await asyncio.gather(*(one.join(code) for one in people))
        print(f"joined: {seats} seats in {time.perf_counter() - began:.1f} s")
        used = seconds_of(program.pid)
        until = time.monotonic() + seconds
        await asyncio.gather(*(one.play(until) for one in people))
        times = sorted(each for one in people for each in one.times)
        cuts = statistics.quantiles(times, n=100)
        print(f"actions: {len(times)}, {len(times) / seconds:.0f} a second")
        shown = ", ".join(f"p{part} {cuts[part - 1] * 1000:.0f} ms" for part in (50, 95, 99))
        print(f"from action to page: {shown}")
        print(f"server: {(seconds_of(program.pid) - used) / seconds * 100:.0f} % of a core")
        whole = memory_of(program.pid)
        print(f"memory: {whole:.0f} MB, {(whole - empty) / seats:.2f} a seat")
        troubles = [each for one in people for each in one.troubles]
        print(f"troubles: {len(troubles)} {sorted(set(troubles))[:5]}")


if __name__ == "__main__":
    asyncio.run(main(int((sys.argv[1:] or ["200"])[0]), float((sys.argv[2:] or ["20"])[0])))
