"""What comes in from outside is read with a limit: files that are files, standard input, and lines of it."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from trainer.errors import N_, Sentence, TrainerError, UsageError, reason_of
from trainer.outside_text import is_undecoded

LONGEST_LINE = 10_000
"""Characters of one line that somebody types, or that a program sends in their place."""
MOST_LINES = 5_000
_MEGABYTE = 1024 * 1024


class InputRefused(Exception):
    """Something that is not read, or not to its end.

    Attributes:
        wrong: why, as what stands behind the name of the file.
        absent: there is no such file.
        large: it is larger than was allowed.
    """

    def __init__(self, wrong: Sentence, *, absent: bool = False, large: bool = False) -> None:
        super().__init__(str(wrong))
        self.wrong = wrong
        self.absent = absent
        self.large = large

    def error(self, kind: type[TrainerError], where: str, remedy: str = "") -> TrainerError:
        """Return the error of that kind to raise in its place, which names the file and says how to mend it."""
        return kind("{wrong}", where=where, remedy=remedy, wrong=self.wrong)


def read_file(path: Path, most: int) -> bytes:
    """Return the bytes of an ordinary file, or of one that a link leads to, of at most `most` bytes.

    Raises:
        InputRefused: if it is no ordinary file, too large, or cannot be read.
    """
    with open_file(path, most) as file:
        # Files that the system makes up as they are read say that they are empty.
        data = file.read(most + 1)
    return _within(data, most)


@contextmanager
def open_file(path: Path, most: int) -> Iterator[BinaryIO]:
    """Open an ordinary file, or one that a link leads to, of at most `most` bytes, while the block lasts.

    Devices, pipes and sockets are refused before they are opened: they may never end, or never begin.

    Raises:
        InputRefused: if it is no ordinary file, too large, or cannot be read.
    """
    try:
        _refuse(path.stat(), most)
        with open(path, "rb", opener=_without_waiting) as file:
            # Another file may have taken its place.
            _refuse(os.fstat(file.fileno()), most)
            yield file
    except (FileNotFoundError, NotADirectoryError):
        raise InputRefused(Sentence(N_("there is no such file")), absent=True) from None
    except OSError as error:
        raise InputRefused(Sentence(N_("cannot be read: {reason}"), reason=reason_of(error))) from None
    except ValueError:
        reason = Sentence(N_("no file can have this name"))
        raise InputRefused(Sentence(N_("cannot be read: {reason}"), reason=reason)) from None


def read_stdin(most: int) -> bytes:
    """Return all of standard input, which is empty if it was closed.

    Raises:
        InputRefused: if it has more than `most` bytes.
        OSError: if it cannot be read.
    """
    return b"" if sys.stdin is None else _within(sys.stdin.buffer.read(most + 1), most)


class UnreadableInput(UsageError):
    """A line of a file or pipe is no text: what follows it cannot be meant as it would be taken."""


_SPACES = frozenset("\t\u3000\xa0")


class InputLines:
    """Lines of standard input, one after another, each asked for."""

    def __init__(self) -> None:
        self._left = MOST_LINES

    def read(self, prompt: str = "", most: int = LONGEST_LINE) -> str:
        """Return the next line without its end and without what steers a terminal, having asked for it by `prompt`.

        Raises:
            EOFError: if there is none.
            TrainerError: if it has more than `most` characters, or no person types and there are more than
                `MOST_LINES`: a program that says the same for ever must not keep us for ever.
            UnreadableInput: if it is no text in the input's encoding.
        """
        if sys.stdin is not None and sys.stdin.isatty():
            line = input(prompt)
        else:
            print(prompt, end="", flush=True)
            line = sys.stdin.readline(most + 2) if sys.stdin is not None else ""
            if not line:
                raise EOFError
            self._left -= 1
            line = line.removesuffix("\n")
        if len(line) > most:
            raise TrainerError(
                N_("a line of input has more than {count} characters"),
                remedy=N_("an answer is a number or a few words"),
                count=most,
            )
        if is_undecoded(line):
            raise _unreadable(line)
        if self._left < 0:
            raise TrainerError(
                N_("more than {count} lines of input"), remedy=N_("a play takes a few hundred"), count=MOST_LINES
            )  # fmt: skip
        # A tab, or the wide space of a Chinese keyboard, parts words like any other.
        spaced = (" " if character in _SPACES else character for character in line)
        return "".join(character for character in spaced if character.isprintable())


def _unreadable(line: str) -> UnreadableInput:
    encoding = (sys.stdin.encoding or "UTF-8").upper()
    if sys.stdin.isatty():
        return UnreadableInput(
            N_("that line is not {encoding} text, and nothing was done"),
            remedy=N_("set the terminal to {encoding}, and type it again"),
            encoding=encoding,
        )
    return UnreadableInput(
        N_("the input holds a line that is not {encoding} text: {line}"),
        remedy=N_("save it as UTF-8 in your editor; nothing behind this line was read"),
        encoding=encoding,
        line=line[:60],
    )


def _refuse(status: os.stat_result, most: int) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise InputRefused(Sentence(N_("is not a file")))
    if status.st_size > most:
        raise _too_large(most)


def _without_waiting(name: str, flags: int) -> int:
    # A pipe that took the file's place would keep us waiting for its writer.
    return os.open(name, flags | getattr(os, "O_NONBLOCK", 0))


def _within(data: bytes, most: int) -> bytes:
    if len(data) > most:
        raise _too_large(most)
    return data


def _too_large(most: int) -> InputRefused:
    if most < _MEGABYTE or most % _MEGABYTE:
        return InputRefused(Sentence(N_("is larger than {size} KB"), size=most // 1024), large=True)
    return InputRefused(Sentence(N_("is larger than {megabytes} MB"), megabytes=most // _MEGABYTE), large=True)
