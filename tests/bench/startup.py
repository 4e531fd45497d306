"""Benchmarks of whole processes: `python tests/bench/startup.py` prints medians and ratios; it asserts nothing.

The first paint is the moment at which the terminal has received the first full frame, in a pty of 100×30; the shelf
can be read once the first scenario's title has arrived. Beside them stands a bare Textual `App`, measured in turn.
"""

from __future__ import annotations

import os
import pty
import resource
import select
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from fcntl import ioctl
from pathlib import Path

ROOT = Path(__file__).parents[2]
WON = ROOT / "tests" / "golden" / "platform-deal" / "won.txt"
BARE = "from textual.app import App\nfrom textual.widgets import Static\n" \
       "class Bare(App):\n    def compose(self):\n        yield Static('painted')\nBare().run()"  # fmt: skip
RUNS = 15
TITLE = b"A door in the rain"
"""The title of the first scenario on the shelf."""


def environment(home: str) -> dict[str, str]:
    """Return the environment of a measured process: one that keeps what it compiled, as an installed program has it."""
    ours = {"TRAINER_HOME": home, "PYTHONPATH": str(ROOT), "TERM": "xterm-256color", "LC_ALL": "C.UTF-8"}
    return {**os.environ, **ours, "PYTHONDONTWRITEBYTECODE": ""}


def whole(command: list[str], home: str) -> float:
    """Return the seconds that a command takes from start to end."""
    begun = time.perf_counter()
    subprocess.run(command, env=environment(home), stdout=subprocess.DEVNULL, check=True, cwd=ROOT)
    return time.perf_counter() - begun


def painted(command: list[str], words: list[bytes], home: str) -> tuple[list[float], int]:
    """Return the seconds until each of the words was painted, and the peak memory of the process in KB a second later.

    Raises:
        RuntimeError: if one of them does not come.
    """
    begun = time.perf_counter()
    child, terminal = pty.fork()
    if child == 0:
        os.environ.update(environment(home))
        os.chdir(ROOT)
        os.execvp(command[0], command)
    ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
    seen = b""
    times: dict[bytes, float] = {}
    deadline = begun + 30
    while time.perf_counter() < deadline:
        ready, _, _ = select.select([terminal], [], [], 0.05)
        if ready:
            try:
                seen += os.read(terminal, 65536)
            except OSError:
                break
            now = time.perf_counter()
            fresh = [word for word in words if word not in times and word in seen]
            times.update((word, now - begun) for word in fresh)
            if fresh and len(times) == len(words):
                deadline = now + 1
    status = Path(f"/proc/{child}/status")
    peak = 0
    if status.exists():
        peak = next(int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmHWM"))
    os.kill(child, 9)
    os.waitpid(child, 0)
    os.close(terminal)
    if len(times) < len(words):
        raise RuntimeError(f"never painted: {set(words) - set(times)}")
    return [times[word] for word in words], peak


def told(name: str, seconds: list[float]) -> float:
    """Print the median of some timings and return it."""
    median = statistics.median(seconds)
    print(f"{name}: {median * 1000:.0f} ms (of {len(seconds)}; {min(seconds) * 1000:.0f} to {max(seconds) * 1000:.0f})")
    return median


def beside_bare(command: list[str], words: dict[str, bytes], home: str) -> None:
    """Print how long a command takes to paint words, and how that compares with a bare App, measured in turn.

    Args:
        command: what is started.
        words: what it paints, by what that says of it.
        home: the user's folder.
    """
    painted(command, list(words.values()), home)
    bare, ours, peaks = [], [], []
    for _ in range(RUNS):
        bare += painted([sys.executable, "-c", BARE], [b"painted"], home)[0]
        times, peak = painted(command, list(words.values()), home)
        ours.append(times)
        peaks.append(peak)
    middle = told("first paint of a bare App", bare)
    for place, name in enumerate(words):
        ratio = told(name, [times[place] for times in ours]) / middle
        print(f"ratio: {ratio:.2f}")
    print(f"peak memory: {max(peaks) / 1024:.0f} MB")


def main() -> None:
    """Print the figures."""
    python = sys.executable
    trainer = [python, "-m", "trainer"]
    with tempfile.TemporaryDirectory() as home:
        for name, command in (
            ("python that does nothing", [python, "-c", ""]),
            ("trainer --help", [*trainer, "--help"]),
            ("trainer list", [*trainer, "list"]),
            ("trainer run, a careful play", [*trainer, "run", "software-firm/platform-deal", str(WON), "--json"]),
        ):
            whole(command, home)
            told(name, [whole(command, home) for _ in range(RUNS)])
        beside_bare(trainer, {"first paint of the trainer": b"sales trainer", "the shelf can be read": TITLE}, home)
        said = subprocess.run(
            [*trainer, "play", "hospital-device/new-market", "--plain", "--name", "Pat"],
            env=environment(home), input="q\n", capture_output=True, text=True, check=True, cwd=ROOT,
        ).stdout  # fmt: skip
        desk = [*trainer, "resume", said.partition("trainer resume ")[2][:8]]
        beside_bare(desk, {"the desk of the largest scenario, from the command on": b"Notebook"}, home)
    print(f"benchmark process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
