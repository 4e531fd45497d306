"""What every request passes: host, origin, size, time; and what every answer carries.

After OWASP ASVS 4.0.3 level 1: 5.1 (limits on input), 13.2 (cross-site requests), 14.4 (headers), 14.5 (Host, Origin).
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Mapping
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LARGEST_BODY = 64 * 1024
"""Bytes of a form: a note with everything ticked has four thousand."""
LARGEST_UPLOAD = 8 * 1024 * 1024
"""Bytes of a list of names, as `trainer.classes.roster` reads."""
BODY_SECONDS = 20
"""For a form to arrive whole, however it trickles."""
UPLOAD_SECONDS = 120
"""For a list to arrive whole."""
LONGEST_PATH = 1_000
"""Characters of an address: the longest of ours has a hundred."""
LOG = logging.getLogger("trainer.web")
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS: Mapping[str, str] = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    # An address can hold the facilitator's secret; `no-referrer` would take the Origin from forms.
    "referrer-policy": "same-origin",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
}

Refuse = Callable[[Scope, int], ASGIApp]


class Guard:
    """Refuses what is not meant for this server before anything reads it, and adds the headers to every answer."""

    def __init__(
        self, app: ASGIApp, *, hosts: frozenset[str], refuse: Refuse, uploads: Callable[[Scope], bool]
    ) -> None:
        """Stand before `app`.

        Args:
            app: what is guarded.
            hosts: names and addresses under which it may be asked; empty for any.
            refuse: returns the page for a status.
            uploads: returns whether a request may bring a list of names; others bring forms.
        """
        self._app = app
        self._hosts = hosts
        self._refuse = refuse
        self._uploads = uploads

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return
        status = self._status(scope)
        if status:
            await self._refuse(scope, status)(scope, receive, _with_headers(scope, send))
            return
        uploads = self._uploads(scope)
        body = _Body(
            receive, LARGEST_UPLOAD if uploads else LARGEST_BODY, UPLOAD_SECONDS if uploads else BODY_SECONDS
        )  # fmt: skip
        answer = _Answer(_with_headers(scope, send))
        try:
            await self._app(scope, body, answer)
        except _Refused as refused:
            await self._instead(scope, receive, answer, refused.status)
        except ClientDisconnect:
            # Whoever has gone needs no answer, and it is no trouble of ours.
            return
        except Exception as error:
            # Not the address itself: secrets and codes stand in it.
            LOG.error("%s %s", scope["method"], _kind_of(scope["path"]), exc_info=error)
            await self._instead(scope, receive, answer, 500)

    async def _instead(self, scope: Scope, receive: Receive, answer: _Answer, status: int) -> None:
        if answer.begun:
            # What was begun cannot be taken back: it is cut off, and the browser knows that it is not whole.
            raise CutOff
        await self._refuse(scope, status)(scope, receive, answer)

    def _status(self, scope: Scope) -> int:
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        if len(headers.getlist("host")) != 1 or (self._hosts and _name(host) not in self._hosts):
            return 421
        if len(scope["path"]) > LONGEST_PATH or "\0" in scope["path"]:
            return 404
        if scope["method"] not in ("GET", "HEAD", "POST"):
            return 405
        if scope["method"] == "POST" and not _same_origin(headers, scope["scheme"], host):
            return 403
        length = headers.get("content-length", "0")
        most = LARGEST_UPLOAD if self._uploads(scope) else LARGEST_BODY
        if not (length.isascii() and length.isdigit() and len(length) < 20) or int(length) > most:
            return 413
        return 0


class _Refused(Exception):
    def __init__(self, status: int) -> None:
        self.status = status


class CutOff(Exception):
    """An answer that failed when it had begun; it is told already."""


def _kind_of(path: str) -> str:
    """Return what may stand in a log of an address: its first part."""
    return "/" + path.split("/")[1][:20]


class _Answer:
    """An answer as it goes out, and whether it has begun."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self.begun = False

    async def __call__(self, message: Message) -> None:
        self.begun = True
        await self._send(message)


class _Body:
    """The body of a request as it arrives: too much of it, or too slowly, and it is refused."""

    def __init__(self, receive: Receive, most: int, seconds: float) -> None:
        self._receive = receive
        self._left = most
        self._until = time.monotonic() + seconds
        self._done = False

    async def __call__(self) -> Message:
        if self._done:
            return await self._receive()
        try:
            message = await asyncio.wait_for(self._receive(), max(0.0, self._until - time.monotonic()))
        except TimeoutError:
            raise _Refused(408) from None
        self._done = not message.get("more_body", False)
        self._left -= len(message.get("body", b""))
        if self._left < 0:
            raise _Refused(413)
        return message


def _with_headers(scope: Scope, send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
            headers.setdefault("cache-control", "no-store")
            if scope["scheme"] == "https":
                headers.setdefault("strict-transport-security", "max-age=31536000")
        await send(message)

    return sending


def _name(host: str) -> str:
    """Return a Host header without its port, in lower case; an IPv6 address keeps its brackets."""
    if host.startswith("["):
        return host.partition("]")[0].lower() + "]"
    return host.partition(":")[0].lower()


def _same_origin(headers: Headers, scheme: str, host: str) -> bool:
    """Return whether a form comes from one of our pages, as the browser says; one that says nothing is refused."""
    origin = headers.get("origin") or headers.get("referer", "")
    try:
        found = urlsplit(origin)
    except ValueError:
        return False
    return found.scheme == scheme and found.netloc.lower() == host.lower()
