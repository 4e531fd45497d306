"""Standard input and output, made fit for every terminal, pipe and file: the one door of text in and out.

What is no terminal is UTF-8, whatever the system's own encoding is. A terminal gets its encoding, with the nearest
signs for those that it lacks. No control character gets through, whoever wrote the text.
"""

from __future__ import annotations

import codecs
import errno
import io
import os
import sys
import unicodedata
from collections.abc import Mapping
from contextlib import suppress
from typing import TextIO, cast

from trainer.errors import N_, TrainerError, UsageError, reason_of
from trainer.outside_text import is_utf_16, visible

NEAREST = "trainer.nearest"
"""Name of the error handler that puts the nearest ASCII signs for what an encoding lacks."""
_SIGNS: Mapping[str, str] = {
    "−": "-", "–": "-", "—": "--", "‐": "-", "‑": "-", "…": "...", "·": "*", "•": "*", "∙": "*", "×": "x", "±": "+/-",
    "“": '"', "”": '"', "„": '"', "‟": '"', "″": '"', "«": '"', "»": '"', "〝": '"', "〞": '"',
    "‘": "'", "’": "'", "‚": "'", "‛": "'", "′": "'",
    "→": "->", "⇢": "->", "←": "<-", "↔": "<->", "↑": "^", "↓": "v", "↺": "@", "▸": ">", "▲": "^", "▼": "v",
    "≠": "!=", "≈": "~", "≤": "<=", "≥": ">=", "✓": "+", "✗": "x", "●": "*", "○": "o", "◆": "*", "▪": "*", "▫": "o",
    "■": "#", "▮": "#", "█": "#", "│": "|", "├": "+", "└": "+", "─": "-", "━": "-", "°": "deg ",
    "，": ", ", "。": ". ", "、": ", ", "《": "<", "》": ">", "「": '"', "」": '"', "『": '"', "』": '"',
    "【": "[", "】": "]", "〈": "<", "〉": ">", "〔": "[", "〕": "]",
}  # fmt: skip
_CLOSED_PIPE = frozenset({errno.EPIPE, errno.ESHUTDOWN, *([errno.EINVAL] if os.name == "nt" else [])})


def open_streams() -> None:
    """Put the doors in place of `sys.stdin`, `sys.stdout` and `sys.stderr`; what was closed leads to nowhere.

    `sys.__stdout__` and `sys.__stderr__` stay what draws on the terminal: the full screen and bars of progress.
    """
    codecs.register_error(NEAREST, _nearest)
    codecs.register_error(_UNDECODED, _undecoded)
    _fill_closed()
    sys.stdin = _input(sys.stdin)
    sys.stdout = cast(TextIO, Output(_fitted(sys.stdout), loud=True))
    sys.stderr = cast(TextIO, Output(_fitted(sys.stderr), loud=False))


def beneath(stream: TextIO) -> TextIO:
    """Return the stream under the door `stream`, which lets everything through; any other stream as it is."""
    return stream.beneath if isinstance(stream, Output) else stream


def write_bytes(data: bytes) -> None:
    """Write a whole file to standard output, byte for byte; to a terminal only text, which passes the door.

    Raises:
        UsageError: if it is no text and would go to a terminal.
        TrainerError: if it cannot be written.
    """
    if not sys.stdout.isatty():
        sys.stdout.flush()
        if isinstance(sys.stdout, Output):
            sys.stdout.write_bytes(data)
        else:
            sys.stdout.buffer.write(data)
        return
    text = "\0"
    with suppress(UnicodeDecodeError):
        text = data.decode("utf-8-sig")
    if "\0" in text or data.startswith(b"%PDF"):
        raise UsageError(
            N_("this file is no text, and standard output is a terminal"),
            remedy=N_("name a file with -o, or lead the output into one: > FILE"),
        )
    print(text, end="" if text.endswith("\n") else "\n")


class Output(io.TextIOBase):
    """A door out: text becomes visible, and what cannot be written is told once.

    Attributes:
        beneath: the stream that it leads to.
    """

    def __init__(self, beneath: TextIO, *, loud: bool) -> None:
        """Make a door; `loud` says whether a failure is raised, or passed over since nobody could be told."""
        self.beneath = beneath
        self._loud = loud

    # No `buffer`: Click, and whoever else looks for one, would go past the door.

    @property
    def encoding(self) -> str:  # type: ignore[override]
        """The encoding beneath."""
        return self.beneath.encoding

    @property
    def errors(self) -> str | None:  # type: ignore[override]
        """What becomes of characters that the encoding lacks."""
        return self.beneath.errors

    def write(self, text: str) -> int:
        """Write `text`, made visible, and return its length.

        Raises:
            BrokenPipeError: if nobody reads any more.
            TrainerError: if it cannot be written.
        """
        try:
            self.beneath.write(visible(text))
        except OSError as error:
            self._fail(error)
        return len(text)

    def write_bytes(self, data: bytes) -> None:
        """Write bytes as they are.

        Raises:
            BrokenPipeError: if nobody reads any more.
            TrainerError: if they cannot be written.
        """
        try:
            self.beneath.buffer.write(data)
            self.beneath.flush()
        except OSError as error:
            self._fail(error)

    def flush(self) -> None:
        """Write what is held back.

        Raises:
            BrokenPipeError: if nobody reads any more.
            TrainerError: if it cannot be written.
        """
        try:
            self.beneath.flush()
        except OSError as error:
            self._fail(error)

    def _fail(self, error: OSError) -> None:
        # What is still held back would fail again when the program ends, with a message of the interpreter's.
        with suppress(OSError):
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, self.beneath.fileno())
            os.close(nowhere)
        if not self._loud:
            return
        if error.errno in _CLOSED_PIPE:
            # Without its number: Click makes an exit code of its own of one that has it.
            raise BrokenPipeError from None
        if error.errno == errno.EIO:
            # The terminal has gone away: there is nobody to be told.
            raise OSError(error.errno, error.strerror) from None
        raise TrainerError(N_("standard output cannot be written: {reason}"), reason=reason_of(error)) from None

    def close(self) -> None:
        """Do nothing: the stream beneath is the interpreter's."""

    def fileno(self) -> int:
        """Return the descriptor beneath."""
        return self.beneath.fileno()

    def isatty(self) -> bool:
        """Return whether a terminal is beneath."""
        return self.beneath.isatty()

    def writable(self) -> bool:
        """Return True."""
        return True


_UNDECODED = "trainer.undecoded"


def _undecoded(error: UnicodeError) -> tuple[str, int]:
    # `surrogateescape` cannot keep a byte below 128, which half a UTF-16 unit may be.
    assert isinstance(error, UnicodeDecodeError)
    return "\udc80" * (error.end - error.start), error.end


class PipedInput(io.TextIOWrapper):
    """Standard input that is no terminal: UTF-8, or UTF-16 where it begins with its mark.

    A byte that is neither becomes a lone surrogate, so that the lines before it are not lost with it.
    """

    def __init__(self, beneath: io.TextIOWrapper) -> None:
        """Read what `beneath` would read."""
        super().__init__(beneath.buffer, encoding="utf-8", errors="surrogateescape")
        # It would close the descriptor if nobody held it.
        self._beneath = beneath
        self._begun = False

    def readline(self, size: int = -1, /) -> str:  # type: ignore[override]
        """Return the next line."""
        if not self._begun:
            self._begun = True
            with suppress(OSError, ValueError, AttributeError):
                if is_utf_16(cast(io.BufferedReader, self.buffer).peek(2)):
                    self.reconfigure(encoding="utf-16", errors=_UNDECODED)
        return super().readline(size)


def _fill_closed() -> None:
    """Lead closed descriptors to nowhere: else the next file opened would be standard output."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            with suppress(OSError):
                os.set_inheritable(os.open(os.devnull, os.O_RDWR), True)
    if sys.stdin is None:
        sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: PTH123, SIM115
    if sys.stdout is None:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115


def _fitted(stream: TextIO) -> TextIO:
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        if stream.isatty():
            reconfigure(errors=NEAREST)
        else:
            reconfigure(encoding="utf-8", errors="backslashreplace")
    return stream


def _input(stream: TextIO) -> TextIO:
    if not isinstance(stream, io.TextIOWrapper):
        return stream
    if stream.isatty():
        stream.reconfigure(errors="surrogateescape")
        return stream
    return PipedInput(stream)


def _nearest(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(_nearest_sign, error.object[error.start : error.end])), error.end


def _nearest_sign(sign: str) -> str:
    if sign in _SIGNS:
        return _SIGNS[sign]
    plain = unicodedata.normalize("NFKD", sign).encode("ascii", "ignore").decode()
    return plain if plain.isprintable() and plain else "?"
