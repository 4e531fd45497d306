"""Programs that tests start beside themselves: they hear ctrl+c as in a terminal, and none outlives its test."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

HEARING = "import signal\nsignal.signal(signal.SIGINT, signal.default_int_handler)\n"
"""Begins the code of a program that is to be interrupted: whatever is started in the background ignores ctrl+c, and
passes that on to the tests that it starts and to their programs."""
SECONDS = 60


@contextmanager
def running(command: Sequence[str], **how: Any) -> Iterator[subprocess.Popen[str]]:
    """Run a program in a session of its own while the block lasts; then it ends, and so does all that it started."""
    program = subprocess.Popen(command, start_new_session=True, text=True, **how)
    with program:
        try:
            yield program
        finally:
            end(program)


def end(program: subprocess.Popen[Any]) -> None:
    """Kill a program that began a session, and all processes of it that are left."""
    if sys.platform == "win32":
        program.kill()
    else:
        end_session(program.pid)
    program.wait()


def end_session(leader: int) -> None:
    """Kill what is left of the processes that the process with that id began a session for."""
    # None may be left, and on some systems a process that has ended cannot be sent anything.
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(leader, signal.SIGKILL)


def wait_for(file: Path, program: subprocess.Popen[Any]) -> None:
    """Wait until `program` has made `file`."""
    deadline = time.monotonic() + SECONDS
    while not file.exists():
        assert program.poll() is None, f"it ended with {program.returncode} before it made {file}"
        assert time.monotonic() < deadline, f"it never made {file}"
        time.sleep(0.05)
