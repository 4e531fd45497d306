"""What tells open pages that there is something new: Server-Sent Events, one stream a page (HTML Living Standard, 9.2).

A stream says only that something changed; the page asks again what there is to see, as its reader may see it.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from trainer.classes.live.changes import LESSON, Changes
from trainer.web.visit import Form, NobodySits, Visit

QUIET_SECONDS = 20
"""After which a line is sent for the sake of those in between, who cut what is silent."""
MOST_STREAMS = 24
"""Of one seat: a few browsers with a few pages each; more is a script that takes all connections."""
TOGETHER_SECONDS = 0.5
"""Changes that come within this time are told at once."""
_OPEN: set[asyncio.Event] = set()


def close_all() -> None:
    """End every stream: an open one keeps a server from stopping."""
    for stream in list(_OPEN):
        stream.set()


def open_now() -> int:
    """Return how many streams are open."""
    return len(_OPEN)


async def told(changes: Changes, *topics: str) -> AsyncIterator[bytes]:
    """Yield an event for each change of one of `topics`, until the server stops or the reader leaves."""
    loop = asyncio.get_running_loop()
    changed, stop = asyncio.Event(), asyncio.Event()
    _OPEN.add(stop)

    def wake() -> None:
        loop.call_soon_threadsafe(changed.set)

    end = changes.listen(wake, *topics)
    try:
        yield b"retry: 2000\n\n"
        while not stop.is_set():
            waiting = [asyncio.ensure_future(one.wait()) for one in (changed, stop)]
            done, rest = await asyncio.wait(waiting, timeout=QUIET_SECONDS, return_when=asyncio.FIRST_COMPLETED)
            for one in rest:
                one.cancel()
            if stop.is_set():
                break
            if not done:
                yield b": still here\n\n"
                continue
            await asyncio.sleep(TOGETHER_SECONDS)
            changed.clear()
            yield b"event: changed\ndata: \n\n"
    finally:
        end()
        _OPEN.discard(stop)


def stream(events: AsyncIterator[bytes]) -> Response:
    """Return a stream of events."""
    return StreamingResponse(
        events, media_type="text/event-stream", headers={"cache-control": "no-store", "x-accel-buffering": "no"}
    )


async def seat_events(request: Request) -> Response:
    """Tell a seat's page of what others did: the pace, what is released, a move in another window."""

    def who() -> tuple[Changes, str]:
        lesson, seat = Visit(request, Form([]), {}).seat()
        return lesson.changes, seat.id

    find: Callable[[], tuple[Changes, str]] = who
    try:
        changes, seat = await run_in_threadpool(find)
    except NobodySits:
        return Response(status_code=204)
    if changes.listening(seat) >= MOST_STREAMS:
        return Response(status_code=429)
    return stream(told(changes, seat, LESSON))


ROUTES = [Route("/play/events", seat_events, methods=["GET"])]
