"""Work spread over several processes, and how far it has come."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future
from typing import Any, Final, TypeVar

from trainer import signals

Piece = TypeVar("Piece")
Done = TypeVar("Done")
Progress = Callable[[int, int], None]
"""Called with how many of how many pieces of work are done."""


class Workers:
    """Processes that do the work; with one of them or none it is done here."""

    def __init__(self, processes: int) -> None:
        self._pool: Executor | None = None
        if processes > 1:
            from concurrent.futures import ProcessPoolExecutor

            self._pool = ProcessPoolExecutor(processes, initializer=_begin)

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if self._pool is not None:
            if kind is not None and not issubclass(kind, Exception):
                from multiprocessing import active_children

                # Whoever is asked to end does not wait for what takes minutes and is wanted by nobody.
                for process in active_children():
                    process.terminate()
            self._pool.shutdown(cancel_futures=True)

    def submit(self, work: Callable[..., Any], *arguments: object) -> Future[Any]:
        """Begin a piece of work."""
        if self._pool is not None:
            return self._pool.submit(work, *arguments)
        done: Future[Any] = Future()
        done.set_result(work(*arguments))
        return done

    def map(self, work: Callable[[Piece], Done], pieces: Iterable[Piece], together: int) -> Iterator[Done]:
        """Yield what `work` makes of each piece, in their order; `together` of them are sent at a time."""
        if self._pool is not None:
            return self._pool.map(work, pieces, chunksize=together)
        return map(work, pieces)


_YOUNG: Final = 100_000
"""Objects made before a worker looks for cycles among them; what it works on has few, and looking takes 5 %."""


def _begin() -> None:
    # What is there by now stays: it is not looked through again and again.
    gc.freeze()
    gc.set_threshold(_YOUNG)
    # Ctrl+C reaches every process of the terminal: these end without a word, and whoever gave out the work speaks.
    signals.forget()
    from multiprocessing import parent_process
    from threading import Thread

    giver = parent_process()
    if giver is not None:
        Thread(target=_end_with, args=(giver.sentinel,), daemon=True).start()


def _end_with(giver: int) -> None:
    from multiprocessing.connection import wait

    # Whoever gave out the work may be killed, and would be waited for for ever.
    wait([giver])
    os._exit(1)
