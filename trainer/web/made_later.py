"""Files that take seconds to make: a thread makes them, its page says how far it has come, then offers the file."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from trainer.errors import N_, Sentence, TrainerError, english
from trainer.workers import Progress

LOG = logging.getLogger("trainer.web")
REST_SECONDS = 0.02
"""Between two pieces of the work: threads take turns, and whoever plays comes first."""
KEPT_SECONDS = 1800.0
"""After which a file is made anew: it holds what was finished when it was asked for, and memory is not for files."""


@dataclass(frozen=True, slots=True)
class Made:
    """How far a file is.

    Attributes:
        done: pieces of it.
        of: how many there are, 0 before that is known.
        data: the file, empty until it is made.
        fault: why it could not be made.
        since: when its making ended, on a clock that only grows; 0 while it goes on.
    """

    done: int = 0
    of: int = 0
    data: bytes = b""
    fault: Sentence | TrainerError | None = None
    since: float = 0.0


class MadeLater:
    """The files that are being made, by a key. Threads may use it at once."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._turn = threading.Lock()
        self._files: dict[tuple[str, ...], Made] = {}

    def look(self, key: tuple[str, ...]) -> Made | None:
        """Return how far a file is, None if nobody has asked for it, or too long ago."""
        with self._lock:
            for each, made in list(self._files.items()):
                if made.since and self._clock() - made.since > KEPT_SECONDS:
                    del self._files[each]
            return self._files.get(key)

    def begin(self, key: tuple[str, ...], make: Callable[[Progress], bytes]) -> None:
        """Begin to make a file, unless it is being made.

        Args:
            key: what it is known by.
            make: makes it, and tells how many of how many pieces are done; one such works at a time.
        """
        with self._lock:
            there = self._files.get(key)
            if there is not None and not there.since:
                return
            self._files[key] = Made()
        threading.Thread(target=self._run, args=(key, make), name="made-later", daemon=True).start()

    def forget(self, key: tuple[str, ...]) -> None:
        """Have a file that is made, or could not be, made anew when it is asked for."""
        with self._lock:
            if key in self._files and self._files[key].since:
                del self._files[key]

    def _run(self, key: tuple[str, ...], make: Callable[[Progress], bytes]) -> None:
        def progress(done: int, of: int) -> None:
            self._keep(key, Made(done, of))
            time.sleep(REST_SECONDS)

        try:
            with self._turn:
                made = Made(data=make(progress), since=self._clock())
        except TrainerError as fault:
            made = Made(fault=fault, since=self._clock())
            LOG.warning("a file could not be made: %s", fault.said(english))
        except Exception:
            # Whatever it is, the class goes on.
            made = Made(fault=Sentence(N_("something went wrong on the server")), since=self._clock())
            LOG.exception("making a file")
        self._keep(key, made)

    def _keep(self, key: tuple[str, ...], made: Made) -> None:
        with self._lock:
            self._files[key] = made
