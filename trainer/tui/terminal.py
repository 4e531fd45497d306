"""The terminal that an app runs in: it gets it back whoever ends the program, and may itself go away."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final, NamedTuple, Protocol

from trainer import signals

if TYPE_CHECKING:
    from textual.driver import Driver

if sys.platform != "win32":
    import termios

    from textual.drivers.linux_driver import LinuxDriver

    class TerminalDriver(LinuxDriver):
        """Textual's own, which takes every order to go on for the end of a pause that it has begun itself.

        It would then read the keys twice over, and leave the terminal as it found it: in the midst of the program. And
        it draws on standard error, which may go to a file.
        """

        def __init__(self, *arguments: Any, **more: Any) -> None:
            super().__init__(*arguments, **more)
            if sys.__stdout__ is not None and not (sys.__stderr__ is not None and sys.__stderr__.isatty()):
                self._file = sys.__stdout__

        def _sigcont_application(self, *_: object) -> None:
            if self._must_signal_resume:
                super()._sigcont_application()
            else:
                self._app.post_message(self.SignalResume())


LEAVING_SECONDS: Final = 10
"""Seconds after which a program that was asked to end and does not, such as before a stalled terminal, is ended."""
_LOOK_SECONDS: Final = 1.0
_GIVE_BACK: Final = b"\x1b[?2004l\x1b[?7h\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?1049l\x1b[?25h\x1b[?1004l"
"""Ends pasting in brackets, cutting of lines, reports of mouse and focus, the other screen; shows the cursor."""


class Farewell(NamedTuple):
    """How an app was left: what is worth saying of it, or "", and the exit code."""

    words: str
    code: int


class Leavable(Protocol):
    """An app, as far as its terminal knows it.

    Attributes:
        driver_class: what draws and reads the keys.
        fault: what broke the app, or None.
        farewell: what is worth saying after the screen is gone, or "".
    """

    driver_class: type[Driver]
    fault: Exception | None
    farewell: str

    @property
    def return_code(self) -> int | None:
        """The exit code, None if the app was not left by itself."""

    async def run_async(self) -> object:
        """Show the app until it is left."""

    def leave_by_signal(self, number: int) -> None:
        """Leave because the system asks for it."""


def run(app: Leavable) -> Farewell:
    """Show an app until it is left, by its user or by a signal; either way the terminal is as it was.

    Raises:
        Exception: whatever broke the app.
    """
    if sys.platform != "win32" and app.driver_class is LinuxDriver:
        app.driver_class = TerminalDriver
    before = _attributes()
    loop: asyncio.AbstractEventLoop | None = None
    asked = 0

    def hear(number: int) -> None:
        nonlocal asked
        if asked:
            # A hang-up comes twice as easily as once: only the alarm that was set is more than a repetition.
            if number == getattr(signal, "SIGALRM", 0):
                _end_at_once(before, asked)
            return
        asked = number
        if sys.platform != "win32":
            signal.alarm(LEAVING_SECONDS)
        if loop is not None:
            with suppress(RuntimeError):
                loop.call_soon_threadsafe(app.leave_by_signal, number)

    async def main() -> None:
        nonlocal loop
        loop = asyncio.get_running_loop()
        if asked:
            app.leave_by_signal(asked)
            return
        watch = asyncio.create_task(_watch(app))
        try:
            await app.run_async()
        finally:
            watch.cancel()

    with signals.hearing(hear):
        asyncio.run(main())
    if asked and sys.platform != "win32":
        signal.alarm(0)
    if app.fault is not None:
        raise app.fault
    return Farewell(app.farewell, app.return_code or 0)


async def _watch(app: Leavable) -> None:
    # Whoever ignores the hang-up would read the end of the terminal again and again.
    while not is_gone():
        await asyncio.sleep(_LOOK_SECONDS)
    app.leave_by_signal(signals.HANG_UP)


def is_gone() -> bool:
    """Return whether the terminal that keys come from has gone away."""
    if sys.platform != "win32" and sys.__stdin__ is not None:
        try:
            termios.tcgetattr(sys.__stdin__.fileno())
        except (OSError, termios.error):
            return True
    return False


def _attributes() -> list[Any] | None:
    if sys.platform != "win32" and sys.__stdin__ is not None:
        with suppress(OSError, ValueError, termios.error):
            return termios.tcgetattr(sys.__stdin__.fileno())
    return None


def _end_at_once(before: list[Any] | None, number: int) -> None:
    if sys.platform != "win32" and sys.__stdin__ is not None and sys.__stderr__ is not None:
        with suppress(OSError, ValueError, termios.error):
            if before is not None:
                termios.tcsetattr(sys.__stdin__.fileno(), termios.TCSANOW, before)
            os.set_blocking(sys.__stderr__.fileno(), False)
            os.write(sys.__stderr__.fileno(), _GIVE_BACK)
    os._exit(signals.exit_code(number))
