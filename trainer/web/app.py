"""All pages of a class, and what stands before them."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from ipaddress import ip_address
from typing import TYPE_CHECKING

import anyio.to_thread
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Receive, Scope, Send

from trainer.errors import StoreFault, english
from trainer.paper import fonts
from trainer.web import join, lead, lead_files, lead_seat, map_pages, messages, over, play, projector, selftest, streams
from trainer.web.guard import Guard
from trainer.web.metrics import Measured
from trainer.web.site import STATIC, Site
from trainer.web.visit import Visit, page, trouble_page

if TYPE_CHECKING:
    from trainer.classes.live.lessons import Lessons

FOLLOW_SECONDS = 1.0
"""Between two looks at what other servers have done."""
LOG = logging.getLogger("trainer.web")
THREADS = 64
"""Requests that wait for the disk at a time: they share a commit, so more of them make it no slower."""


def create_app(site: Site) -> Starlette:
    """Return the pages of a server as an ASGI application."""
    app = Starlette(
        routes=[
            Route("/healthz", _healthy),
            Route("/metrics", _counted),
            # What nobody's machine may lack; a browser asks for it only where it has no Chinese font of its own.
            Mount("/static/fonts", _Static(directory=fonts.folder())),
            Mount("/static", _Static(directory=STATIC)),
            *join.ROUTES,
            *play.ROUTES,
            *map_pages.ROUTES,
            *over.ROUTES,
            *messages.ROUTES,
            *streams.ROUTES,
            *lead_files.ROUTES,
            *lead_seat.ROUTES,
            *lead.ROUTES,
            *projector.ROUTES,
            *selftest.ROUTES,
        ],
        middleware=[
            Middleware(Measured, metrics=site.metrics),
            Middleware(Guard, hosts=site.hosts, refuse=_refusing, uploads=_uploads),
            Middleware(GZipMiddleware, minimum_size=600, compresslevel=6),
        ],
        exception_handlers={HTTPException: _refused},
        lifespan=_lifespan,
    )
    app.state.site = site
    return app


@asynccontextmanager
async def _lifespan(app: Starlette) -> AsyncIterator[None]:
    anyio.to_thread.current_default_thread_limiter().total_tokens = THREADS
    lessons: Lessons = app.state.site.lessons
    following = asyncio.ensure_future(_follow(lessons)) if lessons.shared else None
    yield
    if following is not None:
        following.cancel()
    streams.close_all()
    app.state.site.lessons.stop()


async def _follow(lessons: Lessons) -> None:
    """Have pages that are open here told of what is done at other servers."""
    while True:
        await asyncio.sleep(FOLLOW_SECONDS)
        try:
            await run_in_threadpool(lessons.follow)
        except StoreFault as fault:
            LOG.warning("what other servers do cannot be read: %s", fault.said(english))


class _Static(StaticFiles):
    """Files of ours; each address names a version, so that a browser asks once."""

    def file_response(self, *args: object, **values: object) -> Response:
        """Return a file."""
        response = super().file_response(*args, **values)  # type: ignore[arg-type]
        response.headers["cache-control"] = "public, max-age=31536000, immutable"
        return response


async def _healthy(request: Request) -> Response:
    """Say that the server answers, and that its classes can be read."""
    try:
        await run_in_threadpool(request.app.state.site.lessons.check)
    except StoreFault:
        return PlainTextResponse("the journal cannot be read", 503)
    return PlainTextResponse("ok")


async def _counted(request: Request) -> Response:
    """Tell what the server counts of itself, to this machine alone unless it was told otherwise."""
    site: Site = request.app.state.site
    if not (site.metrics_for == "all" or (site.metrics_for == "here" and _from_here(request))):
        return await page(lambda visit: trouble_page(visit, 404))(request)
    seats = await run_in_threadpool(lambda: sum(len(one.seats) for one in site.lessons.all()))
    text = await run_in_threadpool(lambda: site.metrics.text(seats=seats, streams=streams.open_streams()))
    return PlainTextResponse(text, media_type="text/plain; version=0.0.4")


def _from_here(request: Request) -> bool:
    try:
        return request.client is not None and ip_address(request.client.host).is_loopback
    except ValueError:
        return False


async def _refused(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    return await page(lambda visit: trouble_page(visit, status))(_without_body(request))


def _without_body(request: Request) -> Request:
    return Request({**request.scope, "method": "GET"})


def _uploads(scope: Scope) -> bool:
    path: str = scope["path"]
    return path.startswith("/lead/") and Visit(Request(scope)).leads


def _refusing(scope: Scope, status: int) -> ASGIApp:
    async def refuse(scope: Scope, receive: Receive, send: Send) -> None:
        request = Request({**scope, "method": "GET"})
        response = trouble_page(Visit(request), status)
        response.headers["connection"] = "close"
        await response(scope, receive, send)

    return refuse
