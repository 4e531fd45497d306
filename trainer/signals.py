"""The signals by which a program is asked to end, and who hears them."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_NAMES = (
    "SIGHUP", "SIGINT", "SIGQUIT", "SIGTERM", "SIGBREAK", "SIGUSR1", "SIGUSR2", "SIGALRM", "SIGVTALRM", "SIGPROF",
    "SIGXCPU", "SIGIO", "SIGPWR",
)  # fmt: skip
ENDING = tuple(getattr(signal, name) for name in _NAMES if hasattr(signal, name))
"""What ends a program that does nothing about it, as far as this system has it."""
HANG_UP: int = getattr(signal, "SIGHUP", 1)
"""Sent when the terminal goes away, or 1, which is its number wherever it exists."""


def exit_code(number: int) -> int:
    """Return the exit code of a program that a signal has ended, as shells have it."""
    return 128 + number


@contextmanager
def hearing(hear: Callable[[int], None], *, besides: tuple[int, ...] = ()) -> Iterator[None]:
    """Call `hear` with the number of every signal of `ENDING` that comes while the block lasts.

    What was ignored before, as `nohup` has it, stays ignored. Only the main thread hears signals: elsewhere nothing
    changes.

    Args:
        hear: called in the main thread, between any two of its steps.
        besides: signals that are left as they are.
    """
    before = {}
    if threading.current_thread() is threading.main_thread():
        for number in ENDING:
            if number not in besides and signal.getsignal(number) not in (signal.SIG_IGN, None):
                before[number] = signal.signal(number, lambda number, _: hear(number))
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def forget() -> None:
    """Let every signal of `ENDING` end this process at once, as where nobody hears them."""
    for number in ENDING:
        signal.signal(number, signal.SIG_DFL)
