"""A page to be opened from a phone before the class comes: it tells what works between the phone and this server."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from trainer.web.streams import stream
from trainer.web.visit import GUEST, Visit, page

STREAM_SECONDS = 0.5
"""Between the two events of the trial: a proxy that holds back a stream sends both at its end."""


def asked(visit: Visit) -> Response:
    """Show what works, and have the rest tried."""
    return visit.page("selftest.html.j2", form="", cookies="")


async def tried(request: Request) -> Response:
    """Tell what arrived of the form. Nothing changes, so that it may come without a cookie."""
    async with request.form(max_files=0, max_fields=10) as sent:
        arrived = sent.get("word") == "trainer"

    def answer() -> Response:
        visit = Visit(request)
        return visit.page(
            "selftest.html.j2", form="yes" if arrived else "no", cookies="yes" if visit.holds(GUEST) else "no"
        )

    return await run_in_threadpool(answer)


async def clock(request: Request) -> Response:
    """Tell the time here, in milliseconds, and whether the browser keeps cookies."""
    return JSONResponse({"now": time.time() * 1000, "cookies": Visit(request).holds(GUEST)})


async def events(request: Request) -> Response:
    """Send two events."""

    async def two() -> AsyncIterator[bytes]:
        yield b"event: one\ndata: \n\n"
        await asyncio.sleep(STREAM_SECONDS)
        yield b"event: two\ndata: \n\n"

    return stream(two())


ROUTES = [
    Route("/selftest", page(asked), methods=["GET"]),
    Route("/selftest", tried, methods=["POST"]),
    Route("/selftest/clock", clock, methods=["GET"]),
    Route("/selftest/events", events, methods=["GET"]),
]
