"""A class in the browser beside the full screen in the browser: `python -m tests.bench.beside_textual_serve [RUNS]`.

Ten people play the same opening moves at the same pace, over `trainer serve` and over textual-serve, in turn. Prints
processor time, memory, bytes and time from an action to its answer, and the ratios; it asserts nothing.

textual-serve is no dependency: put it into an environment of its own (`python -m venv DIR`, `DIR/bin/pip install
textual-serve`) and set TEXTUAL_SERVE_PYTHON to that environment's Python. Its simulated people read what a terminal
would be sent and draw nothing.
"""

from __future__ import annotations

import asyncio
import base64
import json
import os
import re
import shlex
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tests.processes import running
from tests.web.simulated import Browser
from trainer.classes.live.lessons import Lessons
from trainer.core.codec import encode
from trainer.core.moves import Ask, Leave, Meet, Move
from trainer.packs.load import load
from trainer.store.open import open_journal

ROOT = Path(__file__).parents[2]
SCENARIO = "software-firm/platform-deal"
PYTHON = os.environ.get("TEXTUAL_SERVE_PYTHON", sys.executable)
PEOPLE = 10
THINKS = 2.0
IDLE_SECONDS = 5.0
OPENING: tuple[Move, ...] = (
    Meet("lin", "visit", None), Ask("lin.landscape"), Ask("lin.nights"), Ask("lin.who"), Leave(),
    Meet("qiu", "visit", None), Ask("qiu.day"), Ask("qiu.outages"), Ask("qiu.table"), Leave(),
)  # fmt: skip
"""What everybody does; those whom they meet stand one below the other on the desk."""
FULL_SCREEN = (
    "from trainer.play.settings import SettingsFile\nfrom trainer.tui.app import TrainerApp, standard_workspace\n"
    f"TrainerApp(standard_workspace, 'en', name='Ann', start={SCENARIO!r}, variant='a', settings=SettingsFile(), "
    "own_process=True).run()"
)
"""The app of `trainer play`, without what looks after a terminal: it would end at once, since there is none."""
SERVE = "import sys\nfrom textual_serve.server import Server\nServer(sys.argv[1], port=int(sys.argv[2])).serve()"


@dataclass(frozen=True)
class Figures:
    """What was measured of ten people.

    Attributes:
        joining: seconds of processor time of the server and what it started until ten people saw their desk.
        idle: share of a core while nobody does anything.
        action: seconds of processor time an action.
        answer: seconds from an action to its answer, in the middle.
        late: the same at the 95th percentile.
        memory: megabytes, each shared page counted in parts (PSS).
        resident: megabytes, each shared page counted in full (RSS).
        sent: bytes an action.
    """

    joining: float
    idle: float
    action: float
    answer: float
    late: float
    memory: float
    resident: float
    sent: float


class Person(ABC):
    """Somebody at a browser.

    Attributes:
        times: seconds from each action to its answer.
    """

    def __init__(self, port: int) -> None:
        self.port = port
        self.times: list[float] = []

    @property
    @abstractmethod
    def received(self) -> int:
        """Bytes that came."""

    @abstractmethod
    async def join(self) -> None:
        """Come to the desk."""

    @abstractmethod
    async def make(self, move: Move) -> None:
        """Make a move, and see what comes of it."""

    @abstractmethod
    def close(self) -> None:
        """Leave."""

    async def play(self, wait: float) -> None:
        """Make all moves, the first after some seconds."""
        await asyncio.sleep(wait)
        for move in OPENING:
            due = time.monotonic() + THINKS
            await self.make(move)
            await asyncio.sleep(max(0.0, due - time.monotonic()))


class PageReader(Person):
    """Somebody at the pages of a class; like a browser's, one stream tells of what others did."""

    def __init__(self, port: int, code: str, number: int) -> None:
        super().__init__(port)
        self._browser = Browser(port)
        self._code, self._number = code, number
        self._streamed = 0
        self._stream: asyncio.Task[None] | None = None

    @property
    def received(self) -> int:
        """Bytes that came."""
        return self._browser.received + self._streamed

    async def join(self) -> None:
        """Come to the desk."""
        await self._browser.ask("GET", f"/join/{self._code}")
        form = {"token": self._browser.value("token"), "names": f"N{self._number}"}
        await self._browser.ask("POST", f"/join/{self._code}", form)
        await self._browser.ask("GET", "/play?begun")
        assert 'id="people"' in self._browser.page
        self._stream = asyncio.ensure_future(self._listen())

    async def _listen(self) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        cookies = "; ".join(f"{name}={value}" for name, value in self._browser.cookies.items())
        writer.write(f"GET /play/events HTTP/1.1\r\nhost: localhost:{self.port}\r\ncookie: {cookies}\r\n\r\n".encode())
        try:
            while data := await reader.read(65_536):
                self._streamed += len(data)
        finally:
            writer.close()

    async def make(self, move: Move) -> None:
        """Make a move, and see what comes of it."""
        if isinstance(move, Meet):
            await self._browser.ask("GET", f"/play/person/{move.person}")
            path, form = "/play/meet", {"person": move.person, "channel": move.channel, "companion": ""}
        else:
            path, form = "/play/move", {"move": encode(move)}
        at, token = self._browser.value("at"), self._browser.value("token")
        begun = time.perf_counter()
        await self._browser.ask("POST", path, {"token": token, "at": at, **form})
        self.times.append(time.perf_counter() - begun)
        assert not self._browser.troubles, self._browser.troubles
        assert 'class="notice"' not in self._browser.page, move

    def close(self) -> None:
        """Leave."""
        self._browser.close()
        if self._stream is not None:
            self._stream.cancel()


class ScreenReader(Person):
    """Somebody at a full screen that comes over a WebSocket (RFC 6455)."""

    def __init__(self, port: int, names: dict[str, str], questions: dict[Ask, tuple[str, str]]) -> None:
        """Take where it is, what people are called, and how questions and their answers begin."""
        super().__init__(port)
        self._names, self._questions = names, questions
        self._received = 0
        self._drawn = b""
        """What was sent since the last meeting began; it stands in another order in each attempt."""
        self._pressed = 0
        self._reading: asyncio.Task[None] | None = None
        self._came = asyncio.Event()

    @property
    def received(self) -> int:
        """Bytes that came."""
        return self._received

    async def join(self) -> None:
        """Come to the desk."""
        self._reader, self._writer = await asyncio.open_connection("127.0.0.1", self.port)
        key = base64.b64encode(os.urandom(16)).decode()
        self._writer.write(
            f"GET /ws?width=100&height=30 HTTP/1.1\r\nhost: localhost:{self.port}\r\nupgrade: websocket\r\n"
            f"connection: Upgrade\r\nsec-websocket-key: {key}\r\nsec-websocket-version: 13\r\n\r\n".encode()
        )
        head = await self._reader.readuntil(b"\r\n\r\n")
        assert head.startswith(b"HTTP/1.1 101"), head
        self._reading = asyncio.ensure_future(self._read())
        await self._until("the brief")
        await self._press("\r", "People")

    async def make(self, move: Move) -> None:
        """Make a move, and see what comes of it."""
        match move:
            case Meet(person):
                self._drawn = b""
                await self._press("\x1b[B", f"{self._names[person]},")
                await self._press("m", "Arrows choose")
                took = await self._press("\r", "What you can say")
            case Ask():
                question, answer = self._questions[move]
                number = re.findall(rf"(\d) {re.escape(question)}", self._shown())[-1]
                took = await self._press(number, answer)
            case _:
                took = await self._press("l", "People")
        self.times.append(took)

    def close(self) -> None:
        """Leave."""
        if self._reading is not None:
            self._reading.cancel()
            self._writer.close()

    async def _press(self, key: str, words: str) -> float:
        """Press a key, and return the seconds until some words come."""
        self._pressed = len(self._drawn)
        begun = time.perf_counter()
        self._frame(1, json.dumps(["stdin", key]).encode())
        await self._until(words)
        return time.perf_counter() - begun

    async def _until(self, words: str) -> None:
        while words not in self._shown(self._pressed):
            self._came.clear()
            try:
                await asyncio.wait_for(self._came.wait(), 60)
            except TimeoutError:
                raise AssertionError(f"{words!r} never came: {self._shown()}") from None

    def _shown(self, since: int = 0) -> str:
        """Return what was drawn since a byte, row after row, without what moves the cursor and colours it."""
        return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", self._drawn[since:].decode(errors="replace"))

    def _frame(self, kind: int, data: bytes) -> None:
        mask = os.urandom(4)
        assert len(data) < 126
        masked = bytes(each ^ mask[place % 4] for place, each in enumerate(data))
        self._writer.write(bytes([0x80 | kind, 0x80 | len(data)]) + mask + masked)

    async def _read(self) -> None:
        while True:
            kind, size = await self._reader.readexactly(2)
            more = {126: 2, 127: 8}.get(size, 0)
            if more:
                size = int.from_bytes(await self._reader.readexactly(more), "big")
            data = await self._reader.readexactly(size)
            self._received += 2 + more + size
            if kind & 15 == 9:
                self._frame(10, data)
            else:
                self._drawn += data
                self._came.set()


def family(pid: int) -> list[int]:
    """Return a process and all that it started, as far as they live."""
    children: dict[int, list[int]] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            children.setdefault(int(path.read_text().rpartition(")")[2].split()[1]), []).append(int(path.parent.name))
    found = [pid]
    for each in found:
        found += children.get(each, [])
    return found


def seconds_of(pid: int) -> float:
    """Return the processor time of a process and all that it started and that lives, or that it waited for."""
    ticks = 0
    for each in family(pid):
        with suppress(OSError):
            ticks += sum(map(int, Path(f"/proc/{each}/stat").read_text().rpartition(")")[2].split()[11:15]))
    return ticks / os.sysconf("SC_CLK_TCK")


def memory_of(pid: int, kind: str) -> float:
    """Return the megabytes of a process and all that it started, as `Pss` or `Rss`."""
    kb = 0
    for each in family(pid):
        with suppress(OSError):
            found = re.search(rf"^{kind}:\s+(\d+)", Path(f"/proc/{each}/smaps_rollup").read_text(), re.M)
            kb += int(found[1]) if found else 0
    return kb / 1024


@contextmanager
def pages(home: Path) -> Iterator[tuple[subprocess.Popen[str], Callable[[int], Person]]]:
    """Yield a server of pages with a class that plays, and what makes somebody who joins it."""
    journal = open_journal(home)
    lessons = Lessons(journal, home)
    lesson = lessons.make("Bench", "en")
    lesson.add_round(lessons.scenarios.named(SCENARIO, "en"), letter="", minutes=0)
    lesson.set_pace("open")
    code = lesson.lesson.code
    lessons.stop()
    journal.close()
    port = free_port()
    command = [sys.executable, "-m", "trainer", "serve", "--host", "localhost", "--port", str(port)]
    with started(command, home, port) as program:
        yield program, lambda number: PageReader(port, code, number)


@contextmanager
def screens(home: Path) -> Iterator[tuple[subprocess.Popen[str], Callable[[int], Person]]]:
    """Yield textual-serve with the full screen, and what makes somebody who sits at one."""
    scenario = load(ROOT / "scenarios" / f"{SCENARIO}.toml").scenario
    names = {one.id: one.name for one in scenario.people}
    questions = {one.move: (one.say[:30], one.answer[:20]) for one in scenario.questions}
    port = free_port()
    command = [PYTHON, "-c", SERVE, f"exec {shlex.quote(sys.executable)} -c {shlex.quote(FULL_SCREEN)}", str(port)]
    with started(command, home, port) as program:
        yield program, lambda _: ScreenReader(port, names, questions)


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def started(command: list[str], home: Path, port: int) -> Iterator[subprocess.Popen[str]]:
    """Yield a server once it can be asked; it ends after the block with all that it started."""
    ours = {"TRAINER_HOME": str(home), "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": ""}
    with running(
        command, cwd=ROOT, env={**os.environ, **ours}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as program:
        give_up = time.monotonic() + 30
        while time.monotonic() < give_up:
            try:
                socket.create_connection(("127.0.0.1", port)).close()
                break
            except OSError:
                assert program.poll() is None, f"{command[:3]} did not start"
                time.sleep(0.05)
        yield program


async def measured(pid: int, make: Callable[[int], Person]) -> Figures:
    """Return what ten people at a server cost."""
    people = [make(number) for number in range(PEOPLE)]
    try:
        empty = seconds_of(pid)
        await together(one.join for one in people)
        joining = seconds_of(pid) - empty
        used = seconds_of(pid)
        await asyncio.sleep(IDLE_SECONDS)
        idle = (seconds_of(pid) - used) / IDLE_SECONDS
        used, sent = seconds_of(pid), sum(one.received for one in people)
        await together(partial(one.play, THINKS * place / PEOPLE) for place, one in enumerate(people))
        actions = PEOPLE * len(OPENING)
        times = [each for one in people for each in one.times]
        return Figures(
            joining=joining, idle=idle, action=(seconds_of(pid) - used) / actions,
            answer=statistics.median(times), late=statistics.quantiles(times, n=20)[-1],
            memory=memory_of(pid, "Pss"), resident=memory_of(pid, "Rss"),
            sent=(sum(one.received for one in people) - sent) / actions,
        )  # fmt: skip
    finally:
        for one in people:
            one.close()


async def together(calls: Iterator[Callable[[], Awaitable[None]]]) -> None:
    """Do several things at once."""
    await asyncio.gather(*(call() for call in calls))


def main(runs: int) -> None:
    """Print the figures."""
    if subprocess.run([PYTHON, "-c", "import textual_serve"], capture_output=True, check=False).returncode:
        print("textual-serve is not there: set TEXTUAL_SERVE_PYTHON to the Python of an environment that has it")
        return
    found: dict[str, list[Figures]] = {"trainer serve": [], "textual-serve": []}
    for _ in range(runs):
        for name, serving in (("trainer serve", pages), ("textual-serve", screens)):
            with tempfile.TemporaryDirectory() as home, serving(Path(home)) as (program, make):
                found[name].append(asyncio.run(measured(program.pid, make)))
    print(f"{PEOPLE} people, {len(OPENING)} moves each, one every {THINKS:g} s; medians of {runs} in turn")
    print(f"load of the machine at the end: {os.getloadavg()[0]:.1f}, on {os.cpu_count()} cores")
    for words, field, unit, scale in (
        ("processor time until ten see their desk", "joining", "s", 1), ("idle, of a core", "idle", "%", 100),
        ("processor time an action", "action", "ms", 1000), ("action to answer, median", "answer", "ms", 1000),
        ("action to answer, p95", "late", "ms", 1000), ("memory, PSS", "memory", "MB", 1),
        ("memory, RSS", "resident", "MB", 1), ("bytes an action", "sent", "KB", 1 / 1024),
    ):  # fmt: skip
        ours, theirs = (
            statistics.median(getattr(one, field) for one in found[name]) * scale for name in found
        )  # fmt: skip
        ratio = f"{theirs / ours:.1f}" if ours else "-"
        print(f"{words}: trainer serve {ours:.3g} {unit}, textual-serve {theirs:.3g} {unit}, ratio {ratio}")


if __name__ == "__main__":
    main(int((sys.argv[1:] or ["3"])[0]))
