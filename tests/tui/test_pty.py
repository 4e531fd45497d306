from __future__ import annotations

import os
import select
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import CORNER

if sys.platform == "win32":
    pytest.skip("no pty here", allow_module_level=True)

import fcntl
import pty
import struct
import subprocess
import termios

import pyte

SECONDS = 20


class Terminal:
    """A program in a terminal of its own, read through an emulator."""

    def __init__(self, code: str) -> None:
        self.screen = pyte.Screen(80, 24)
        self.raw = b""
        self._stream = pyte.ByteStream(self.screen)
        self._handle, inner = pty.openpty()
        fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        environment = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
        environment.pop("TEXTUAL_DISABLE_KITTY_KEY", None)
        self._program = subprocess.Popen(
            [sys.executable, "-c", code],
            stdin=inner,
            stdout=inner,
            stderr=inner,
            env=environment,
            start_new_session=True,
        )
        os.close(inner)

    def write(self, text: str) -> None:
        os.write(self._handle, text.encode())

    def until(self, reached: Callable[[str], bool]) -> str:
        end = time.monotonic() + SECONDS
        while time.monotonic() < end:
            ready, _, _ = select.select([self._handle], [], [], 0.1)
            if ready:
                data = os.read(self._handle, 65536)
                self.raw += data
                self._stream.feed(data)
            shown = "\n".join(self.screen.display)
            if reached(shown):
                return shown
        raise AssertionError("\n".join(self.screen.display))

    def close(self) -> None:
        self._program.kill()
        self._program.wait()
        os.close(self._handle)


@pytest.fixture
def terminal() -> Iterator[Terminal]:
    code = f"from trainer.tui import run; print(run('en', start={str(CORNER)!r}))"
    opened = Terminal(code)
    yield opened
    opened.close()


def test_a_long_chinese_name_arrives_whole(terminal: Terminal, user_folder: Path) -> None:
    terminal.until(lambda shown: "What should your customers call you?" in shown)
    terminal.write("欧阳小明测试一二三")
    # The emulator leaves an empty cell after each wide character.
    terminal.until(lambda shown: "欧阳小明测试一二三" in shown.replace(" ", ""))
    assert b"\x1b[>1u" not in terminal.raw
    terminal.write("\r")
    terminal.until(lambda shown: "Your customer" in shown)
    terminal.write("\x11")
