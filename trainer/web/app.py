"""All pages of a class, and what stands before them."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import anyio.to_thread
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Receive, Scope, Send

from trainer.web import join, lead, lead_files, lead_seat, map_pages, over, play, projector, streams
from trainer.web.guard import Guard
from trainer.web.site import STATIC, Site
from trainer.web.visit import Form, Visit, page, trouble_page

THREADS = 64
"""Requests that wait for the disk at a time: they share a commit, so more of them make it no slower."""
LOG = logging.getLogger("trainer.web")


def create_app(site: Site) -> Starlette:
    """Return the pages of a server as an ASGI application."""
    app = Starlette(
        routes=[
            Route("/healthz", _healthy),
            Mount("/static", _Static(directory=STATIC)),
            *join.ROUTES,
            *play.ROUTES,
            *map_pages.ROUTES,
            *over.ROUTES,
            *streams.ROUTES,
            *lead_files.ROUTES,
            *lead_seat.ROUTES,
            *lead.ROUTES,
            *projector.ROUTES,
        ],
        middleware=[
            Middleware(Guard, hosts=site.hosts, refuse=_refusing),
            Middleware(GZipMiddleware, minimum_size=600, compresslevel=6),
        ],
        exception_handlers={HTTPException: _refused, Exception: _failed},
        lifespan=_lifespan,
    )
    app.state.site = site
    return app


@asynccontextmanager
async def _lifespan(app: Starlette) -> AsyncIterator[None]:
    anyio.to_thread.current_default_thread_limiter().total_tokens = THREADS
    yield
    streams.close_all()
    app.state.site.lessons.stop()


class _Static(StaticFiles):
    """Files of ours; each address names a version, so that a browser asks once."""

    def file_response(self, *args: object, **values: object) -> Response:
        """Return a file."""
        response = super().file_response(*args, **values)  # type: ignore[arg-type]
        response.headers["cache-control"] = "public, max-age=31536000, immutable"
        return response


async def _healthy(request: Request) -> Response:
    """Say that the server answers."""
    return PlainTextResponse("ok")


async def _refused(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    return await page(lambda visit: trouble_page(visit, status))(_without_body(request))


async def _failed(request: Request, error: Exception) -> Response:
    LOG.error("%s %s", request.method, request.url.path, exc_info=error)
    return await page(lambda visit: trouble_page(visit, 500))(_without_body(request))


def _without_body(request: Request) -> Request:
    return Request({**request.scope, "method": "GET"})


def _refusing(scope: Scope, status: int) -> ASGIApp:
    async def refuse(scope: Scope, receive: Receive, send: Send) -> None:
        request = Request({**scope, "method": "GET"})
        response = trouble_page(Visit(request, Form([]), {}), status)
        response.headers["connection"] = "close"
        await response(scope, receive, send)

    return refuse
