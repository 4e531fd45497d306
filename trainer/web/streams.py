"""What tells open pages that there is something new: Server-Sent Events, one stream a page (HTML Living Standard, 9.2).

A stream says only that something changed; the page asks again what there is to see, as its reader may see it.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from itertools import count

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from trainer.classes.live.changes import LESSON, Changes
from trainer.web.visit import NobodySits, Visit

QUIET_SECONDS = 20
"""After which a line is sent for the sake of those in between, who cut what is silent."""
MOST_STREAMS = 24
"""Of one seat: a few browsers with a few pages each; more is a script that takes all connections."""
TOGETHER_SECONDS = 0.5
"""Changes that come within this time are told at once."""
SOON_SECONDS = 0.1
"""The same on a board that has been quiet."""
_OPEN: set[_Reader] = set()


class _Reader:
    """Who reads a stream: woken when something changed, and when the server stops."""

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self.woken = asyncio.Event()
        self.stopped = False

    def wake(self) -> None:
        """Wake the reader; any thread may."""
        # A reader may be woken by a thread whose loop has just been closed.
        with suppress(RuntimeError):
            self._loop.call_soon_threadsafe(self.woken.set)

    def stop(self) -> None:
        """End the stream."""
        self.stopped = True
        self.wake()


def close_all() -> None:
    """End every stream: an open one keeps a server from stopping."""
    for reader in list(_OPEN):
        reader.stop()


def open_streams() -> int:
    """Return how many streams are read."""
    return len(_OPEN)


async def told(
    changes: Changes, *topics: str, etag: Callable[[], str] = lambda: "", together: float | None = None
) -> AsyncIterator[bytes]:
    """Yield an event for each change of one of `topics`, until the server stops or the reader leaves.

    Args:
        changes: what is listened to.
        topics: of what.
        etag: returns what stands for all that the page may show: one that shows it already need not ask again. It is
            told at the beginning, too, for what changed while nobody listened.
        together: seconds between two events at least; the first change after a quiet time is told within
            `SOON_SECONDS`. If None, each is told after `TOGETHER_SECONDS` with those that came in between.
    """
    reader = _Reader()
    loop = asyncio.get_running_loop()
    before = loop.time()
    _OPEN.add(reader)
    end = changes.listen(reader.wake, *topics)
    try:
        yield b"retry: 2000\n" + _event(etag())
        while not reader.stopped:
            try:
                await asyncio.wait_for(reader.woken.wait(), QUIET_SECONDS)
            except TimeoutError:
                yield b": still here\n\n"
                continue
            if reader.stopped:
                break
            await asyncio.sleep(_pause(together, loop.time() - before))
            before = loop.time()
            reader.woken.clear()
            yield _event(etag())
    finally:
        end()
        _OPEN.discard(reader)


def _pause(together: float | None, since: float) -> float:
    """Return for how many seconds a change waits for others, `since` so many after the last event."""
    return TOGETHER_SECONDS if together is None else max(SOON_SECONDS, together - since)


def unlike() -> Callable[[], str]:
    """Return etags of which no two are alike: for pages that ask again at every change."""
    numbers = count(1)
    return lambda: str(next(numbers))


def _event(etag: str) -> bytes:
    return f"event: changed\ndata: {etag}\n\n".encode()


def stream(events: AsyncIterator[bytes]) -> Response:
    """Return a stream of events."""
    return StreamingResponse(
        events, media_type="text/event-stream", headers={"cache-control": "no-store", "x-accel-buffering": "no"}
    )


async def seat_events(request: Request) -> Response:
    """Tell a seat's page of what others did: the pace, what is released, a move in another window."""
    try:
        lesson, seat = await run_in_threadpool(Visit(request).seat)
    except NobodySits:
        # The browser does not come again.
        return Response(status_code=204)
    if lesson.changes.listening(seat.id) >= MOST_STREAMS:
        return Response(status_code=429)
    return stream(told(lesson.changes, seat.id, LESSON, etag=lambda: lesson.etag(seat.id)))


ROUTES = [Route("/play/events", seat_events, methods=["GET"])]
