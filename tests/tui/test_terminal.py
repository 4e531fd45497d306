"""In a real terminal: start, play, kill the terminal, resume; and a crash that leaves the terminal whole."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import CORNER
from tests.processes import end_session
from tests.tui.test_pty import Terminal
from trainer.core.codec import encode
from trainer.play.workspace import Workspace

ROOT = Path(__file__).parents[2]
SECONDS = 30
BREAKS = """
import sys
sys.argv = ["trainer", "play", {corner!r}, "--name", "Kim"]
from trainer.tui.screens.desk import DeskScreen
async def action_study(self):
    secret = self.session.you
    raise ValueError("broken on purpose")
DeskScreen.action_study = action_study
from trainer.__main__ import main
sys.exit(main())
"""


class Tmux:
    """A program in a window of a tmux server of its own."""

    def __init__(self, home: Path) -> None:
        self._socket = f"trainer-{uuid.uuid4().hex[:12]}"
        self._leaders: list[int] = []
        self._environment = {**os.environ, "TRAINER_HOME": str(home), "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"}

    def tmux(self, *words: str) -> str:
        done = subprocess.run(
            ["tmux", "-L", self._socket, *words], env=self._environment, capture_output=True, text=True, check=False
        )
        return done.stdout

    def start(self, *words: str, size: tuple[int, int] = (80, 24)) -> None:
        width, height = map(str, size)
        command = [sys.executable, "-m", "trainer", *words]
        begun = ("new-session", "-d", "-P", "-F", "#{pane_pid}", "-x", width, "-y", height)
        self._leaders.append(int(self.tmux("-f", "/dev/null", *begun, *command)))

    def keys(self, *keys: str) -> None:
        self.tmux("send-keys", *keys)

    def wait_until(self, reached: Callable[[str], bool]) -> str:
        end = time.monotonic() + SECONDS
        shown = ""
        while time.monotonic() < end:
            shown = self.tmux("capture-pane", "-p")
            if reached(shown):
                return shown
        raise AssertionError(shown)

    def kill(self) -> None:
        """End the terminal as closing its window does: the program gets no more than a hang-up."""
        self.tmux("kill-server")

    def end(self) -> None:
        """End the terminal and every program that was started in it."""
        self.kill()
        for leader in self._leaders:
            end_session(leader)


@pytest.fixture
def tmux(user_folder: Path) -> Iterator[Tmux]:
    if shutil.which("tmux") is None:
        pytest.skip("tmux is not installed")
    opened = Tmux(user_folder)
    yield opened
    opened.end()


def test_started_played_killed_and_resumed(tmux: Tmux, user_folder: Path) -> None:
    tmux.start("play", str(CORNER), "--name", "Kim", "--lang", "en")
    tmux.wait_until(lambda shown: "Your customer: Holt & Daughter" in shown)
    tmux.keys("Enter")
    tmux.wait_until(lambda shown: "account map" in shown)
    tmux.keys("m")
    tmux.wait_until(lambda shown: "Meet Ada Holt" in shown)
    tmux.keys("Enter")
    tmux.wait_until(lambda shown: "Come in, Kim." in shown)
    tmux.keys("1")
    told = tmux.wait_until(lambda shown: "+ notebook" in shown)
    tmux.kill()
    workspace = Workspace(user_folder)
    (attempt,) = workspace.attempts()
    moves = [encode(moment.move) for moment in workspace.resume(attempt.id).moments]
    workspace.close()
    assert len(moves) == 2 and moves[1].startswith("ask ada.")
    tmux.start("resume", "--lang", "zh", size=(120, 40))
    shown = tmux.wait_until(lambda shown: "何雅达" in shown)
    assert "Kim" in shown or "Kim" in told
    tmux.keys("l")
    tmux.wait_until(lambda shown: "客户地图" in shown and "约见" in shown)
    tmux.keys("C-q")
    end = time.monotonic() + SECONDS
    while tmux.tmux("list-sessions") and time.monotonic() < end:
        pass
    workspace = Workspace(user_folder)
    assert [encode(moment.move) for moment in workspace.resume(attempt.id).moments] == [*moves, "leave"]
    workspace.close()


def test_a_crash_gives_the_terminal_back_and_loses_nothing(
    user_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    terminal = Terminal(BREAKS.replace("{corner!r}", repr(str(CORNER))))
    try:
        terminal.wait_until(lambda shown: "Your customer" in shown)
        terminal.write("\r")
        terminal.wait_until(lambda shown: "account map" in shown)
        terminal.quiet()
        terminal.write("s")
        assert terminal.ended() == 3
        said = terminal.raw.decode(errors="replace")
        after = said[said.rindex("\x1b[?1049l") :]
        assert "an internal fault: ValueError: broken on purpose" in after
        assert "trainer resume" in after
        assert "Traceback" not in said
        (log,) = tmp_path.glob("trainer-*.log")
        text = log.read_text(encoding="utf-8")
        assert "action_study" in text and "ValueError" in text
        assert "Kim" not in text
    finally:
        terminal.close()
    workspace = Workspace(user_folder)
    assert len(workspace.attempts()) == 1
    workspace.close()
