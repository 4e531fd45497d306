"""How a class in the browser fares: `python -m tests.bench.serve [SEATS] [SECONDS]`; clients share the cores.

Prints seconds to join, the time from an action to its page (the form and the page after it), memory and processor time.
"""

from __future__ import annotations

import asyncio
import os
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

from tests.web.simulated import Trainee

PORT = 8765
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
        people = [Trainee(number, PORT) for number in range(seats)]
        began = time.perf_counter()
        await asyncio.gather(*(one.join(code) for one in people))
        print(f"joined: {seats} seats in {time.perf_counter() - began:.1f} s")
        used = seconds_of(program.pid)
        until = time.monotonic() + seconds
        await asyncio.gather(*(one.play(until, THINKS) for one in people))
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
