"""The process that serves: its socket, its limits, how it ends, and what it says of trouble."""

from __future__ import annotations

import asyncio
import errno
import logging
import signal
import socket
import ssl
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO

import uvicorn
from starlette.types import ASGIApp
from uvicorn.protocols.http.h11_impl import H11Protocol

from trainer.errors import N_, TrainerError, UsageError, reason_of
from trainer.outside_text import without_controls
from trainer.signals import hearing
from trainer.web import streams
from trainer.web.addresses import in_address, interfaces

MOST_CONNECTIONS = 2_000
"""Five hundred seats with a stream and two connections for pages; beyond that the answer is 503."""
LARGEST_HEAD = 16 * 1024
"""Bytes of the lines before a body."""
HEAD_SECONDS = 15
"""For those lines to arrive whole."""
IDLE_SECONDS = 30
"""After which a connection that nothing is asked on is closed."""
ENDING_SECONDS = 1
"""For answers that are on their way when the server is asked to end."""
PEERS = "127.0.0.0/8,::1,10.0.0.0/8,172.16.0.0/12,192.168.0.0/16,fc00::/7"
"""Networks in which a proxy may stand whose headers are believed, once there is one."""
SAME_SECONDS = 60
"""Within which the same trouble is told once."""


def listening(host: str, port: int) -> socket.socket:
    """Return a socket that is bound to an address.

    Args:
        host: a name or an address of this machine; "" for all of them.
        port: 1 to 65535, or 0 for any that is free.

    Raises:
        TrainerError: if the port is taken or not allowed.
        UsageError: if that is no address of this machine.
    """
    try:
        found = socket.getaddrinfo(
            host.strip("[]") or "0.0.0.0", port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )  # fmt: skip
    except (OSError, UnicodeError):
        raise _no_address(host) from None
    # A name can have an address of IPv6 that the machine cannot use; those who join come by IPv4 most of all.
    kind, _, _, _, where = min(found, key=lambda each: each[0] != socket.AF_INET)
    try:
        # asyncio sends at once (TCP_NODELAY) only where it is told that this is TCP; otherwise the body of each answer
        # waits until the other side has acknowledged its head: 40 ms on Linux, 200 on Windows.
        made = socket.socket(kind, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    except OSError:
        # There is no IPv6 here.
        raise _no_address(host) from None
    try:
        if kind == socket.AF_INET6:
            # `::` is for those who come by IPv4, too: their addresses are the ones that are told.
            made.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0)
        if sys.platform == "win32":
            # Otherwise another program could take the same port beside this one.
            made.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind(where)
        # Two programs can be bound on some systems, and only one can listen.
        made.listen(1024)
    except OSError as error:
        made.close()
        if error.errno == errno.EADDRNOTAVAIL:
            raise _no_address(host) from None
        if error.errno == errno.EACCES and port < 1024:
            raise TrainerError(
                N_("port {port} needs the rights of an administrator"), where="--port",
                remedy=N_("take one from 1024 on, such as --port {other}"), port=port, other=8000,
            ) from None  # fmt: skip
        if error.errno in (errno.EADDRINUSE, errno.EACCES):
            raise TrainerError(
                N_("port {port} is taken by another program"), where="--port",
                remedy=N_("end that one, or take another: --port {other}"), port=port, other=_free(port),
            ) from None  # fmt: skip
        raise TrainerError(
            N_("nothing can be served there: {reason}"), where="--host",
            remedy=N_("name another address with --host, or another port with --port"), reason=reason_of(error),
        ) from None  # fmt: skip
    return made


def _no_address(host: str) -> UsageError:
    return UsageError(
        N_("'{host}' is no address of this machine"), where="--host",
        remedy=N_("its own are: {all}"), host=without_controls(host),
        all=", ".join(one.address for one in interfaces()),
    )  # fmt: skip


def _free(port: int) -> int:
    """Return a port near to one that is taken."""
    for other in range(port + 1, min(port + 50, 65_536)):
        with socket.socket() as trying:
            try:
                trying.bind(("", other))
            except OSError:
                continue
            return other
    return 8000


def configuration(
    app: ASGIApp, *, certificate: Path | None = None, key: Path | None = None, proxied: bool = False
) -> uvicorn.Config:
    """Return how an application is served.

    Args:
        app: the application.
        certificate: file of the chain of certificates, for https.
        key: file of its key.
        proxied: whether a proxy in front says who asks and how.

    Raises:
        UsageError: if certificate and key are none, or do not belong together.
    """
    made = uvicorn.Config(
        app, http=Protocol, ws="none", loop="asyncio", lifespan="on", log_config=None, access_log=False,
        server_header=False, date_header=True, proxy_headers=proxied, forwarded_allow_ips=PEERS if proxied else "",
        limit_concurrency=MOST_CONNECTIONS, timeout_keep_alive=IDLE_SECONDS, h11_max_incomplete_event_size=LARGEST_HEAD,
        timeout_graceful_shutdown=ENDING_SECONDS, ssl_certfile=certificate, ssl_keyfile=key,
        ssl_keyfile_password="" if certificate else None,
    )  # fmt: skip
    try:
        made.load()
    except (OSError, ssl.SSLError, ValueError) as error:
        raise UsageError(
            N_("that certificate and key cannot be used: {reason}"), where=str(certificate or key),
            remedy=N_("--tls-cert and --tls-key name PEM files that belong together; the key has no password"),
            reason=getattr(error, "reason", None) or reason_of(error) if isinstance(error, OSError) else str(error),
        ) from None  # fmt: skip
    return made


class Protocol(H11Protocol):
    """HTTP/1.1 whose heads must arrive in time: otherwise a few slow clients hold all connections."""

    _late: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for a first request."""
        super().connection_made(transport)
        self._await_head()

    def data_received(self, data: bytes) -> None:
        """Take what arrived."""
        super().data_received(data)
        self._await_head()

    def connection_lost(self, exc: Exception | None) -> None:
        """End."""
        self._stop()
        super().connection_lost(exc)

    def on_response_complete(self) -> None:
        """Go on with what is asked next."""
        super().on_response_complete()
        self._await_head()

    def _await_head(self) -> None:
        waits = self.cycle is None or (self.cycle.response_complete and bool(self.conn.trailing_data[0]))
        if not waits:
            self._stop()
        elif self._late is None:
            self._late = self.loop.call_later(HEAD_SECONDS, self._close)

    def _stop(self) -> None:
        if self._late is not None:
            self._late.cancel()
            self._late = None

    def _close(self) -> None:
        self._late = None
        if not self.transport.is_closing():
            self.transport.close()


class Server(uvicorn.Server):
    """Serves until it is asked to end by a signal; that is how it is meant to end, and no error."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        """Take what is served.

        Args:
            config: how.
            ready: called once pages can be asked for.
        """
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin."""
        await super().startup(sockets)
        self._ready()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """End: no new connection, answers on their way go out, streams are closed at once."""
        ending = asyncio.ensure_future(_end_streams())
        try:
            await super().shutdown(sockets)
        finally:
            ending.cancel()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Hear what asks to end; it is not passed on once all is ended."""
        with hearing(lambda number: self.handle_exit(signal.Signals(number), None)):
            yield


async def _end_streams() -> None:
    # A request that came before the end may open one after it.
    while True:
        streams.close_all()
        await asyncio.sleep(0.05)


class Troubles(logging.Handler):
    """Tells each trouble in one line, the same one once a minute: nothing of what was sent, no traceback."""

    def __init__(self, stream: TextIO, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(logging.WARNING)
        self._to = stream
        self._clock = clock
        self._told: dict[str, tuple[float, int]] = {}

    def emit(self, record: logging.LogRecord) -> None:
        """Tell of it."""
        if record.msg == "Exception in ASGI application\n":
            # Our own page for it has told so.
            return
        try:
            line = " ".join(without_controls(f"{record.getMessage()}{_what(record)}").split())
            since, more = self._told.get(line, (-SAME_SECONDS, 0))
            now = self._clock()
            if now - since < SAME_SECONDS:
                self._told[line] = since, more + 1
                return
            if len(self._told) > 1_000:
                self._told.clear()
            self._told[line] = now, 0
            again = f" (+{more})" if more else ""
            when = time.strftime("%Y-%m-%d %H:%M:%S", time.localtime(record.created))
            self._to.write(f"{when} {record.levelname.lower()} {line}{again}\n")
            self._to.flush()
        except (OSError, ValueError):
            # The terminal has gone; the class goes on.
            return


def _what(record: logging.LogRecord) -> str:
    """Return the kind of an error and where it came from; what it says may hold a name."""
    error = record.exc_info[1] if record.exc_info else None
    if error is None:
        return ""
    at: Any = error.__traceback__
    while at is not None and at.tb_next is not None:
        at = at.tb_next
    where = f" {Path(at.tb_frame.f_code.co_filename).name}:{at.tb_lineno}" if at is not None else ""
    return f": {type(error).__name__}{where}"


@contextmanager
def troubles_to(stream: TextIO) -> Iterator[None]:
    """Tell of troubles on a stream while the block lasts."""
    handler = Troubles(stream)
    loggers = [logging.getLogger(name) for name in ("trainer", "uvicorn", "asyncio")]
    before = [(one.propagate, one.level) for one in loggers]
    for one in loggers:
        one.addHandler(handler)
        one.propagate = False
        one.setLevel(logging.WARNING)
    try:
        yield
    finally:
        for one, (propagate, level) in zip(loggers, before, strict=True):
            one.removeHandler(handler)
            one.propagate = propagate
            one.setLevel(level)


def address_of(scheme: str, host: str, port: int) -> str:
    """Return an address without a slash at its end; the usual port is left out."""
    usual = {"http": 80, "https": 443}[scheme]
    return f"{scheme}://{in_address(host)}" + ("" if port == usual else f":{port}")
