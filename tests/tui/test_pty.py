from __future__ import annotations

import os
import select
import shutil
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tests.conftest import CORNER
from tests.processes import end
from tests.tui.screen_driver import begun
from trainer.core.moves import Close
from trainer.core.reflection import Reflection
from trainer.play.workspace import Workspace

if sys.platform == "win32":
    pytest.skip("no pty here", allow_module_level=True)

import fcntl
import pty
import struct
import subprocess
import termios

import pyte

SECONDS = 20
CONTROLLED = """
import fcntl, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
"""
"""Makes the terminal the program's own: when it goes away, the program is sent a hang-up."""


class Terminal:
    """A program in a terminal of its own, read through an emulator."""

    def __init__(self, code: str) -> None:
        self.screen = pyte.Screen(80, 24)
        self.raw = b""
        self._stream = pyte.ByteStream(self.screen)
        self.handle, inner = pty.openpty()
        fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        environment = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
        environment.pop("TEXTUAL_DISABLE_KITTY_KEY", None)
        self._program = subprocess.Popen(
            [sys.executable, "-c", CONTROLLED + code],
            stdin=inner,
            stdout=inner,
            stderr=inner,
            env=environment,
            start_new_session=True,
        )
        os.close(inner)

    def write(self, text: str) -> None:
        os.write(self.handle, text.encode())

    def wait_until(self, reached: Callable[[str], bool]) -> str:
        end = time.monotonic() + SECONDS
        while time.monotonic() < end:
            ready, _, _ = select.select([self.handle], [], [], 0.1)
            if ready:
                data = os.read(self.handle, 65536)
                self.raw += data
                self._stream.feed(data)
            shown = self.shown()
            if reached(shown):
                return shown
        raise AssertionError(self.shown())

    def shown(self) -> str:
        """Return what is on the screen; a wide character's second cell is empty or holds a space."""
        # The emulator's own `display` fails on the cell that is left where a wide character was written over.
        rows = (self.screen.buffer[row] for row in range(self.screen.lines))
        return "\n".join("".join(row[column].data for column in range(self.screen.columns)) for row in rows)

    def quiet(self) -> None:
        """Read until the program has nothing more to say: what it shows is then what it does."""
        while select.select([self.handle], [], [], 0.5)[0]:
            data = os.read(self.handle, 65536)
            self.raw += data
            self._stream.feed(data)

    def signal(self, number: int) -> None:
        """Send the program a signal."""
        self._program.send_signal(number)

    def echoes(self) -> bool:
        """Return whether the terminal shows what is typed, as it does before and after a program."""
        return bool(termios.tcgetattr(self.handle)[3] & termios.ECHO)

    def stuff(self, key: str) -> None:
        """Press a key, and read nothing, until the program takes no more keys."""
        os.set_blocking(self.handle, False)
        end = time.monotonic() + SECONDS
        with suppress(BlockingIOError):
            while time.monotonic() < end:
                os.write(self.handle, key.encode())
        os.set_blocking(self.handle, True)

    def gone(self) -> int:
        """Take the terminal away from the program, and return its exit code."""
        os.close(self.handle)
        self.handle = -1
        return self._program.wait(SECONDS)

    def ended(self, *, reading: bool = True) -> int:
        """Return the exit code; what is still said is read, lest the program wait for a reader."""
        end = time.monotonic() + SECONDS
        while self._program.poll() is None and time.monotonic() < end:
            if not reading:
                time.sleep(0.05)
            elif select.select([self.handle], [], [], 0.1)[0]:
                with suppress(OSError):
                    self.raw += os.read(self.handle, 65536)
        assert self._program.returncode is not None
        return self._program.returncode

    def close(self) -> None:
        end(self._program)
        if self.handle >= 0:
            os.close(self.handle)


COMMITTED = "欧阳小明测试一二三关键在于谁拍板买谁的"
"""Twenty characters: longer commits are cut by no input method in daily use."""
RUN = "import sys; from trainer.play.settings import SettingsFile; from trainer.tui import run; " \
      "run('en', SettingsFile(), **{arguments})"  # fmt: skip


@pytest.fixture
def open_terminal() -> Iterator[Callable[..., Terminal]]:
    opened: list[Terminal] = []

    def make(code: str = "", **arguments: object) -> Terminal:
        opened.append(Terminal(code or RUN.replace("{arguments}", repr(arguments))))
        return opened[-1]

    yield make
    for one in opened:
        one.close()


def finished(home: Path) -> str:
    """Return the id of an attempt that was closed at once."""
    workspace = Workspace(home)
    session = workspace.open(str(CORNER), "Kim", "en")
    session.play(Close())
    workspace.close()
    return session.attempt.id


def to_name(terminal: Terminal, _home: Path) -> None:
    terminal.wait_until(lambda shown: "What should your customers call you?" in shown)


def to_settings(terminal: Terminal, _home: Path) -> None:
    terminal.wait_until(lambda shown: "settings" in shown)
    terminal.write(",")
    terminal.wait_until(lambda shown: "glides" in shown)
    terminal.quiet()
    terminal.write("\t\t\t")


def to_palette(terminal: Terminal, _home: Path) -> None:
    terminal.wait_until(lambda shown: "settings" in shown)
    terminal.write("\x10")
    terminal.wait_until(lambda shown: "Search for a command" in shown)


def to_reflection(terminal: Terminal, _home: Path) -> None:
    terminal.wait_until(lambda shown: "Result" in shown)
    terminal.write("w")
    terminal.wait_until(lambda shown: "What would you do otherwise?" in shown)


def to_own_words(terminal: Terminal, _home: Path) -> None:
    terminal.wait_until(lambda shown: "What do you say to" in shown)


def to_studio(terminal: Terminal, _home: Path) -> None:
    terminal.wait_until(lambda shown: "no problems" in shown)


FIELDS = {
    "name": to_name, "settings": to_settings, "palette": to_palette, "reflection": to_reflection, "studio": to_studio,
    "own words": to_own_words,
}  # fmt: skip


@pytest.mark.parametrize("field", FIELDS)
def test_commits_of_one_to_twenty_characters_arrive_whole(
    field: str, open_terminal: Callable[..., Terminal], user_folder: Path, tmp_path: Path
) -> None:
    if field == "studio":
        copy = tmp_path / "mine"
        shutil.copytree(CORNER.parent, copy)
        file = str(copy / CORNER.name)
        code = "import trainer.tui; from pathlib import Path; from trainer.tui.studio import run; "
        terminal = open_terminal(f"{code} run(Path({file!r}), 'en')")
    elif field in ("reflection", "own words"):
        said_first = begun(user_folder, "meet ada visit", say_first="on") if field == "own words" else ""
        attempt = said_first or finished(user_folder)
        terminal = open_terminal(f"from trainer.cli.play import resume; resume([{attempt!r}, '--lang', 'en'])")
    else:
        terminal = open_terminal(**({"start": str(CORNER)} if field == "name" else {}))
    FIELDS[field](terminal, user_folder)
    terminal.quiet()
    for count in range(1, len(COMMITTED) + 1):
        words = COMMITTED[:count]
        terminal.write(words)
        # The emulator leaves an empty cell after each wide character.
        terminal.wait_until(lambda shown, words=words: words in shown.replace(" ", ""))  # type: ignore[misc]
        terminal.write("\x15")
        terminal.wait_until(lambda shown: COMMITTED[0] not in shown)
    assert b"\x1b[>1u" not in terminal.raw


def test_what_was_written_before_the_result_survives_a_kill(
    open_terminal: Callable[..., Terminal], user_folder: Path
) -> None:
    attempt = begun(user_folder)
    terminal = open_terminal(f"from trainer.cli.play import resume; resume([{attempt!r}, '--lang', 'en'])")
    terminal.wait_until(lambda shown: "close the deal" in shown)
    terminal.write("c")
    terminal.wait_until(lambda shown: "Ask for it" in shown)
    terminal.write("y")
    terminal.wait_until(lambda shown: "What did you intend?" in shown)
    terminal.write(f"{COMMITTED}。")
    terminal.wait_until(lambda _: Workspace(user_folder).attempts()[0].reflection.intended != "")
    terminal.signal(signal.SIGKILL)
    survivor = Workspace(user_folder).resume(attempt)
    assert survivor.over
    assert survivor.attempt.reflection == Reflection(f"{COMMITTED}。")


def test_what_was_said_stands_above_the_list_after_a_kill_between_typing_and_choosing(
    open_terminal: Callable[..., Terminal], user_folder: Path
) -> None:
    attempt = begun(user_folder, "meet ada visit", say_first="on")
    resume = f"from trainer.cli.play import resume; resume([{attempt!r}, '--lang', 'en'])"
    terminal = open_terminal(resume)
    to_own_words(terminal, user_folder)
    terminal.quiet()
    terminal.write(f"{COMMITTED}\r")
    terminal.wait_until(lambda shown: "None of these is what I mean" in shown)
    terminal.signal(signal.SIGKILL)
    assert terminal.ended() == -signal.SIGKILL
    again = open_terminal(resume)
    shown = again.wait_until(lambda shown: "None of these is what I mean" in shown)
    assert f"Inyourownwords:{COMMITTED}" in shown.replace(" ", "")
    again.quiet()
    again.write("1")
    again.wait_until(lambda shown: "What do you say to" in shown)
    again.write("\x11")
    assert again.ended() == 0
    session = Workspace(user_folder).resume(attempt)
    assert [one.words for one in session.said.utterances] == [COMMITTED]
    assert len(session.moments) == 2


def test_a_chinese_name_is_the_one_that_is_played_under(
    open_terminal: Callable[..., Terminal], user_folder: Path
) -> None:
    terminal = open_terminal(start=str(CORNER))
    to_name(terminal, user_folder)
    terminal.write("欧阳小明测试一二三")
    terminal.wait_until(lambda shown: "欧阳小明测试一二三" in shown.replace(" ", ""))
    terminal.write("\r")
    terminal.wait_until(lambda shown: "Your customer" in shown)
    terminal.write("\x11")
    assert terminal.ended() == 0
    assert [one.names for one in Workspace(user_folder).attempts()] == ["欧阳小明测试一二三"]
