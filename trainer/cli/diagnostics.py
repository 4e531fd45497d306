"""Stderr and exit codes: the only place that owns them.

0 fine, 1 found faults, 2 misuse, 3 an internal fault (with a log to paste), 130 interrupted, 128 and the number of
the signal that ended the program.
"""

from __future__ import annotations

import errno
import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress

from trainer.errors import N_, Interrupted, TrainerError, Translate, UsageError, english
from trainer.signals import HANG_UP, exit_code, hearing

FINE, FAULTS, MISUSE, INTERNAL, INTERRUPTED = 0, 1, 2, 3, 130


def narrate(text: str) -> None:
    """Say something to the user that is no data."""
    print(text, file=sys.stderr, flush=True)


def guarded(run: Callable[[], object]) -> int:
    """Run the command line and return the exit code; whatever goes wrong becomes a message, never a traceback.

    A signal that asks to end is an interrupt: what was being written is tidied away, and how to go on is said.
    """
    heard: list[int] = []

    def hear(number: int) -> None:
        if not heard:
            heard.append(number)
            raise KeyboardInterrupt

    with hearing(hear, besides=(signal.SIGINT,)):
        try:
            code = _flushed(_guarded(run, heard))
        except OSError:
            # Nobody can be told.
            code = INTERNAL
        except KeyboardInterrupt:
            # Another one, while the first was being told.
            code = INTERRUPTED
    if heard or code in (INTERNAL, exit_code(HANG_UP)):
        _hush()
    return exit_code(heard[0]) if heard else code


def _flushed(code: int) -> int:
    """Return the exit code once all is written that was to be."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever reads only the beginning has what was asked for.
        return code
    except TrainerError as error:
        narrate(f"trainer: {error.said(_speaker())}")
        return code or FAULTS
    return code


_NO_MEMORY = TrainerError(
    N_("there was too little memory, or the system ended a process that worked for this"),
    remedy=N_("close other programs and try again"),
)


def _is_out_of_memory(error: Exception) -> bool:
    """Return whether memory ran out, here or in a process that the work was spread over."""
    from concurrent.futures import BrokenExecutor

    return isinstance(error, BrokenExecutor | MemoryError)


def _is_heard() -> bool:
    """Return whether anything can still be said: not where the terminal has gone away."""
    try:
        os.write(sys.stderr.fileno(), b"")
    except OSError as error:
        return error.errno != errno.EIO
    return True


def _hush() -> None:
    # The terminal may have gone, and what still waits to be written would turn the exit code.
    for stream in filter(None, (sys.stdout, sys.stderr)):
        try:
            stream.flush()
        except (OSError, ValueError):
            with suppress(OSError, ValueError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _guarded(run: Callable[[], object], heard: list[int]) -> int:
    try:
        run()
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else FINE if leaving.code is None else MISUSE
    except Interrupted:
        return INTERRUPTED
    except KeyboardInterrupt:
        narrate(_speaker()(N_("interrupted; what was played is kept")))
        return INTERRUPTED
    except BrokenPipeError:
        return FINE
    except TrainerError as error:
        narrate(f"trainer: {error.said(_speaker())}")
        return code_of(error)
    except Exception as error:
        if heard:
            # What else fails on the way out, such as words to a terminal that is gone, is no fault.
            return INTERRUPTED
        if isinstance(error, OSError) and error.errno == errno.EIO and not _is_heard():
            return exit_code(HANG_UP)
        if _is_out_of_memory(error):
            narrate(f"trainer: {_NO_MEMORY.said(_speaker())}")
            return FAULTS
        speak = _speaker()
        fault = speak(N_("an internal fault: {kind}: {message}"), kind=type(error).__name__, message=error)
        narrate(f"trainer: {fault}")
        narrate(speak(N_("what was played up to here is kept: `trainer resume` goes on")))
        for note in getattr(error, "__notes__", ()):
            narrate(note)
        narrate(_log(error, speak))
        return INTERNAL
    return FINE


def _speaker() -> Translate:
    """Return what speaks the user's language, or English where even that fails."""
    try:
        from trainer.cli.language import translator_for

        return translator_for()
    except Exception:
        return english


def code_of(error: TrainerError) -> int:
    """Return the exit code for `error`: misuse where the command line named something wrong, else faults found."""
    return MISUSE if isinstance(error, UsageError) else FAULTS


def _log(error: Exception, speak: Translate) -> str:
    """Write what a maintainer needs and say where it is; nothing of the trainee's goes in."""
    import platform
    import tempfile
    import traceback
    from pathlib import Path

    from trainer import __version__

    text = f"trainer {__version__}, Python {platform.python_version()}, {platform.system()}\n"
    text += "".join(traceback.format_tb(error.__traceback__)) + type(error).__name__ + "\n"
    try:
        with tempfile.NamedTemporaryFile("w", prefix="trainer-", suffix=".log", delete=False, encoding="utf-8") as file:
            file.write(text)
    except OSError:
        return speak(N_("no log could be written"))
    return speak(N_("a log to paste into a report: {path}"), path=Path(file.name))
