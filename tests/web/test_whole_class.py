"""A class from the first seat to the last decision, over pauses, late-comers, reloads and kills of the server.

Whatever somebody was told of stands in the journal, once and in its place; what stands there besides was on its way
when the server was killed.
"""

from __future__ import annotations

import asyncio
import os
import re
import socket
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from tests.processes import end
from tests.web.simulated import Browser, Trainee
from trainer.classes.live.lessons import Lessons
from trainer.core.codec import encode
from trainer.store.open import open_journal

SCENARIO = "software-firm/service-desk"


class Served:
    """`trainer serve` in a process of its own, on one port, killed and started again."""

    def __init__(self, home: Path) -> None:
        self.home = home
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = int(free.getsockname()[1])
        self.program: subprocess.Popen[str] | None = None

    async def start(self) -> str:
        """Start it and return what it prints."""
        command = [sys.executable, "-m", "trainer", "serve", "--port", str(self.port), "--host", "localhost",
                   "--class", "Autumn", "--lang", "en"]  # fmt: skip
        self.program = subprocess.Popen(
            command, env={**os.environ, "TRAINER_HOME": str(self.home)}, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, text=True, start_new_session=True,
        )  # fmt: skip
        out = self.program.stdout
        assert out is not None
        said = ""
        while "To stop" not in said:
            line = await asyncio.to_thread(out.readline)
            assert line, said
            said += line
        return said

    def kill(self) -> None:
        """End it as a power cut does."""
        if self.program is not None:
            end(self.program)
            assert self.program.stdout is not None
            self.program.stdout.close()
            self.program = None


class Leader(Browser):
    """The facilitator."""

    async def enter(self, said: str) -> str:
        """Open the facilitator's page of the only class, and return the class's code."""
        found = re.search(r"/lead/(\w+)", said)
        code = re.search(r"Code of Autumn: (\d{6})", said)
        assert found and code, said
        await self.ask("GET", f"/lead/{found[1]}")
        course = re.search(r"/lead/([0-9a-f]{32})", self.page)
        assert course, self.page[:500]
        self.path = f"/lead/{course[1]}"
        await self.ask("GET", self.path)
        return code[1]

    async def press(self, what: str, **form: str) -> None:
        """Send one of the forms of the class's page."""
        await self.ask("POST", f"{self.path}/{what}", {"token": self.value("token"), **form})


async def insisting(one: Trainee, *, closes: bool = False) -> None:
    """Act as somebody does whose server may be away for a moment: they load the page again until it is there."""
    try:
        await one.act(closes=closes)
    except (OSError, EOFError):
        while True:
            await asyncio.sleep(0.05)
            try:
                await one.ask("GET", "/play?begun")
                return
            except (OSError, EOFError):
                continue


async def playing(one: Trainee, done: asyncio.Event, thinks: float) -> None:
    """Play until it is over; when the time is, ask for the decision."""
    for turn in range(4_000):
        await asyncio.sleep(one.random.random() * thinks)
        if turn % 17 == 16:
            # A reload in between.
            with suppress(OSError, EOFError):
                await one.ask("GET", "/play?begun")
        await insisting(one, closes=done.is_set())
        if one.over:
            return
    raise AssertionError(f"{one.number} came to no end")


async def hold(served: Served, seats: int, kills: int, thinks: float, seconds: float) -> list[Trainee]:
    """Hold a whole class and return its people."""
    leader = Leader(served.port)
    code = await leader.enter(await served.start())
    await leader.press("round", scenario=SCENARIO, letter="", language="en", minutes="30", rounds="0",
                       say_first="on")  # fmt: skip
    await leader.press("pace", pace="open", round="1")
    people = [Trainee(number, served.port) for number in range(seats)]
    early, late = people[: seats * 3 // 4], people[seats * 3 // 4 :]
    await asyncio.gather(*(one.join(code) for one in early))
    done = asyncio.Event()
    plays = [asyncio.ensure_future(playing(one, done, thinks)) for one in early]
    step = seconds / (kills + 2)
    await asyncio.sleep(step)
    await leader.press("pace", pace="paused", round="1")
    await asyncio.gather(*(one.join(code) for one in late))
    plays += [asyncio.ensure_future(playing(one, done, thinks)) for one in late]
    await leader.press("pace", pace="open", round="1")
    for _ in range(kills):
        await asyncio.sleep(step)
        served.kill()
        await asyncio.sleep(0.2)
        await served.start()
        leader.close()
    await asyncio.sleep(step)
    done.set()
    await leader.ask("GET", leader.path)
    await leader.press("pace", pace="ended", round="1")
    await asyncio.gather(*plays)
    for one in people:
        one.close()
    leader.close()
    return people


def check(home: Path, people: list[Trainee]) -> tuple[int, int]:
    """Look at every play in the journal; return how many moves were told, and how many stand there besides."""
    journal = open_journal(home)
    lesson = Lessons(journal, home).all()[0]
    plays = lesson.plays(1)
    names = {one.names: one.id for one in lesson.seats.values()}
    assert len(names) == len(lesson.seats) == len(people)
    told = besides = 0
    for one in people:
        session = plays[names[f"N{one.number}"]].session
        assert session.notice is None
        assert session.over
        made = [encode(moment.move) for moment in session.moments]
        for at, move in one.told:
            assert made[at] == move, (one.number, at, move, made[at])
        assert len({at for at, _ in one.told}) == len(one.told)
        kept = [each.words for each in session.said.utterances]
        assert set(one.said) <= set(kept)
        assert len(set(kept)) == len(kept)
        told += len(one.told)
        besides += len(made) - len(one.told)
    journal.close()
    return told, besides


def held(tmp_path: Path, seats: int, kills: int, thinks: float, seconds: float) -> None:
    served = Served(tmp_path / "served")
    began = time.monotonic()
    try:
        people = asyncio.run(hold(served, seats, kills, thinks, seconds))
    finally:
        served.kill()
    told, besides = check(served.home, people)
    troubles = {each for one in people for each in one.troubles if not each.startswith("409")}
    assert not troubles
    assert told > 5 * seats
    assert sum(len(one.said) for one in people) > 2 * seats
    # At most one move of each was on its way at each kill.
    assert besides <= seats * kills
    print(f"{seats} people, {kills} kills, {told} moves told, {besides} besides, {time.monotonic() - began:.0f} s")


def test_a_small_class_over_a_kill(tmp_path: Path) -> None:
    held(tmp_path, seats=8, kills=1, thinks=0.05, seconds=2)


@pytest.mark.thorough
def test_two_hundred_over_two_kills(tmp_path: Path) -> None:
    held(tmp_path, seats=200, kills=2, thinks=2, seconds=60)
