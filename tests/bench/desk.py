"""How fast the screens are: keys to repaint, switching, and memory over a long play: `python tests/bench/desk.py`.

Prints p50 and p95 in milliseconds for the largest scenario, from a key to an idle screen; nothing is asserted.
"""

from __future__ import annotations

import asyncio
import random
import resource
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from tests.tui.screen_driver import press, wait_for_screen  # noqa: E402
from trainer.core.legal import legal_moves  # noqa: E402
from trainer.core.moves import Close, Review  # noqa: E402
from trainer.packs.load import load  # noqa: E402
from trainer.packs.locate import shelf  # noqa: E402
from trainer.play.settings import SettingsFile  # noqa: E402
from trainer.play.workspace import Workspace  # noqa: E402
from trainer.tui.app import TrainerApp  # noqa: E402

KEYS = 60
SWITCHES = 40
LONG = 2_000
"""Moves and screen switches of the long play; `python tests/bench/desk.py 10000` for two hours of it."""
SCREENS = {
    "desk": ((), ("down", "up")), "meet": (("m",), ("right", "left")), "study": (("s",), ("down", "up")),
    "map": (("a",), ("down", "up")), "form": (("a", "tab"), ("right", "space")), "tree": (("a", "t"), ("down", "up")),
    "graph": (("a", "t", "t"), ("down", "right")), "review": (("r",), ("down", "up")),
    "help": (("question_mark",), ("down", "up")),
}  # fmt: skip


def alone(home: Path, **more: Any) -> TrainerApp:
    """Return the app as the program starts it."""
    return TrainerApp(lambda: Workspace(home), "en", settings=SettingsFile(home), own_process=True, **more)


def largest() -> str:
    """Return the id of the scenario with most people and clues."""
    found = shelf("en").entries
    return max(found, key=lambda one: len(load(one.path).scenario.clues) + 10 * len(load(one.path).scenario.people)).id


def told(name: str, seconds: list[float]) -> None:
    """Print the median and the 95th percentile."""
    cuts = statistics.quantiles(seconds, n=20)
    print(
        f"{name:22} p50 {statistics.median(seconds) * 1000:6.1f} ms   p95 {cuts[-1] * 1000:6.1f} ms   ({len(seconds)})"
    )


def rss() -> float:
    """Return the memory of this process in MB."""
    pages = int(Path("/proc/self/statm").read_text(encoding="utf-8").split()[1])
    return pages * resource.getpagesize() / 1e6


async def keys(home: Path, scenario: str) -> None:
    """Print the time of keys on every screen, and of going there and back."""
    app = alone(home, start=scenario, name="Kim")
    async with app.run_test(size=(120, 40)) as pilot:
        await wait_for_screen(pilot, "BriefScreen")
        await pilot.press("enter")
        await wait_for_screen(pilot, "DeskScreen")
        for name, (way, walked) in SCREENS.items():
            await press(pilot, *way)
            times = []
            for number in range(KEYS):
                begun = time.perf_counter()
                await pilot.press(walked[number % len(walked)])
                times.append(time.perf_counter() - begun)
            told(f"key on {name}", times)
            while type(app.screen).__name__ != "DeskScreen":
                await press(pilot, "escape")
        times = []
        for number in range(SWITCHES):
            begun = time.perf_counter()
            await pilot.press("a" if number % 2 == 0 else "escape")
            times.append(time.perf_counter() - begun)
        told("switching desk and map", times)


async def long_play(home: Path, scenario: str, acts: int) -> None:
    """Print how memory grows over many moves, rewinds and switches of one attempt."""
    chance = random.Random(7)
    app = alone(home, start=scenario, name="Kim", practice=True)
    async with app.run_test(size=(100, 30)) as pilot:
        await wait_for_screen(pilot, "BriefScreen")
        session = app.session
        assert session is not None
        done, marks = 0, [acts // 5 * part for part in range(1, 6)]
        while marks:
            for _ in range(40):
                moves = [
                    one for one in legal_moves(session.scenario, session.state) if not isinstance(one, Close | Review)
                ]
                if not moves:
                    break
                session.play(chance.choice(moves))
                done += 1
            app.show_place(())
            for key in ("a", "t", "t", "t", "escape", "question_mark", "escape"):
                await pilot.press(key)
                done += 1
            session.rewind(0)
            app.show_place(())
            await pilot.pause()
            if done >= marks[0]:
                print(f"memory after {marks.pop(0):6} moves and switches: {rss():.0f} MB")


def main() -> None:
    """Print the figures."""
    acts = int(sys.argv[1]) if len(sys.argv) > 1 else LONG
    scenario = largest()
    print(f"largest scenario: {scenario}")
    with tempfile.TemporaryDirectory() as home:
        asyncio.run(keys(Path(home), scenario))
        asyncio.run(long_play(Path(home), scenario, acts))


if __name__ == "__main__":
    main()
