"""The program, run as a user runs it."""

from __future__ import annotations

import gc
import io
import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from pytest import MonkeyPatch

from trainer.__main__ import main

ROOT = Path(__file__).parents[2]
CAREFUL = """scenario small/corner
meet bo visit with engineer
ask bo.day
pitch proof
leave
review
close
"""
"""A transcript of the small scenario that comes to a decision."""


def started(*arguments: str | Path, said: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command line to its end in a process of its own, as a user does.

    `said` is its standard input, `environment` goes over that of the test.
    """
    return subprocess.run(
        [sys.executable, "-m", "trainer", *map(str, arguments)],
        input=said, capture_output=True, text=True, encoding="utf-8", cwd=ROOT, timeout=60, check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", **environment},
    )  # fmt: skip


def trainer(*arguments: str | Path, said: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    """Do the same in this process, which need not begin anew: for commands that start no other processes."""
    with MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        for name, value in environment.items():
            patch.setenv(name, value)
        done = run_here(*arguments, said=said.encode(), monkeypatch=patch)
    out, err = (data.decode().replace("\r\n", "\n") for data in (done.out, done.err))
    return subprocess.CompletedProcess(["trainer", *map(str, arguments)], done.code, out, err)


class Stream(io.BytesIO):
    """What stands behind a standard stream: a terminal, or a file."""

    def __init__(self, data: bytes = b"", *, terminal: bool = False) -> None:
        super().__init__(data)
        self._terminal = terminal

    def isatty(self) -> bool:
        return self._terminal

    def peek(self, size: int = 0) -> bytes:
        return self.getvalue()[self.tell() :][: size or None]


class Done(NamedTuple):
    """How a command line ended, and the bytes that it wrote."""

    code: int
    out: bytes
    err: bytes


def run_here(
    *arguments: str | Path, encoding: str = "utf-8", terminal: bool = False, said: bytes = b"", monkeypatch: MonkeyPatch
) -> Done:
    """Run a command line in this process, on streams in the encoding of some system."""
    out, err = Stream(terminal=terminal), Stream(terminal=terminal)
    with monkeypatch.context() as patch:
        patch.setattr(sys, "argv", ["trainer", *map(str, arguments)])
        patch.setattr(sys, "stdin", io.TextIOWrapper(Stream(said, terminal=terminal), encoding=encoding))
        patch.setattr(sys, "stdout", io.TextIOWrapper(out, encoding=encoding))
        patch.setattr(sys, "stderr", io.TextIOWrapper(err, encoding=encoding))
        # Commands set these for the rest of their process.
        patch.setenv("LANGUAGE", os.environ.get("LANGUAGE", ""))
        patch.setenv("TRAINER_LANG", os.environ.get("TRAINER_LANG", ""))
        try:
            main()
        except SystemExit as leaving:
            code = leaving.code
        finally:
            gc.enable()
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
        assert isinstance(code, int)
        return Done(code, out.getvalue(), err.getvalue())
