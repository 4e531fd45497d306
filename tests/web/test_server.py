from __future__ import annotations

import asyncio
import errno
import io
import logging
import socket
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from starlette.types import Message, Receive, Scope, Send

from trainer.errors import TrainerError, UsageError
from trainer.web import server
from trainer.web.server import MOST_CONNECTIONS, Troubles, address_of, configuration, listening, troubles_to


async def greet(scope: Scope, receive: Receive, send: Send) -> None:
    if scope["type"] != "http":
        while True:
            message: Message = await receive()
            await send({"type": f"{message['type']}.complete"})
            if message["type"] == "lifespan.shutdown":
                return
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"2")]})
    await send({"type": "http.response.body", "body": b"hi"})


@asynccontextmanager
async def served() -> AsyncIterator[Callable[[], Awaitable[tuple[asyncio.StreamReader, asyncio.StreamWriter]]]]:
    """Serve a greeting; yields what connects to it."""
    bound = listening("127.0.0.1", 0)
    port = bound.getsockname()[1]
    ready = asyncio.Event()
    one = server.Server(configuration(greet), ready.set)
    running = asyncio.ensure_future(one.serve([bound]))
    await ready.wait()
    try:
        yield lambda: asyncio.open_connection("127.0.0.1", port)
    finally:
        one.should_exit = True
        await running


async def test_a_head_that_does_not_come_whole_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "HEAD_SECONDS", 0.2)
    async with served() as connect:
        for begun in (b"", b"GET / HTTP/1.1\r\nHost: x\r\n", b"GET / HTTP/1.1\r\nHost: x\r\n\r\nGET / HT"):
            reader, writer = await connect()
            writer.write(begun)
            said = await asyncio.wait_for(reader.read(), 10)
            assert said.count(b"200 OK") == begun.count(b"\r\n\r\n")
            writer.close()


async def test_what_is_answered_goes_out_at_once() -> None:
    bound = listening("127.0.0.1", 0)
    accepted: list[int] = []

    def look(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        accepted.append(writer.get_extra_info("socket").getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
        writer.close()

    async with await asyncio.start_server(look, sock=bound):
        reader, writer = await asyncio.open_connection(*bound.getsockname())
        assert await reader.read() == b""
        writer.close()
    assert len(accepted) == 1
    assert accepted[0] != 0


async def test_a_connection_is_asked_again_as_long_as_it_is_quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "HEAD_SECONDS", 0.3)
    async with served() as connect:
        reader, writer = await connect()
        for _ in range(3):
            writer.write(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
            assert b"200 OK" in await reader.readuntil(b"\r\n\r\n")
            assert await reader.readexactly(2) == b"hi"
            # Longer than a head may take nothing is asked: that is no slow head, and nothing is closed.
            with pytest.raises(TimeoutError):
                await asyncio.wait_for(reader.read(1), 0.4)
        writer.close()


@pytest.mark.parametrize("junk", [b"\x16\x03\x01\x02\x00\x01\r\n\r\n", b"GET / HTTP/9\r\n\r\n", b"A" * 20_000])
async def test_what_is_no_request_is_refused_in_a_line(junk: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    told = io.StringIO()
    with troubles_to(told):
        async with served() as connect:
            reader, writer = await connect()
            writer.write(junk)
            said = await asyncio.wait_for(reader.read(), 10)
            assert said.startswith(b"HTTP/1.1 400")
            assert b"server:" not in said.lower()
            writer.close()
    assert told.getvalue().count("\n") == 1
    assert "Invalid HTTP request" in told.getvalue()


def test_a_port_is_taken_once() -> None:
    with listening("127.0.0.1", 0) as first:
        port = first.getsockname()[1]
        with pytest.raises(TrainerError, match=f"port {port} is taken") as fault:
            listening("127.0.0.1", port)
        assert fault.value.where == "--port"
    listening("127.0.0.1", port).close()


@pytest.mark.parametrize("host", ["192.0.2.99", "no such name", "x" * 300])
def test_an_address_of_others_is_misuse(host: str) -> None:
    with pytest.raises(UsageError, match="is no address of this machine"):
        listening(host, 0)


@pytest.mark.skipif(not socket.has_ipv6 or sys.platform == "win32", reason="no IPv6")
def test_an_ipv6_address_may_have_brackets() -> None:
    try:
        made = listening("[::1]", 0)
    except UsageError:
        pytest.skip("this machine has no IPv6 address")
    with made:
        assert made.family == socket.AF_INET6


@pytest.mark.skipif(not socket.has_ipv6, reason="no IPv6")
def test_all_addresses_of_ipv6_are_all_of_ipv4_too() -> None:
    try:
        made = listening("::", 0)
    except UsageError:
        pytest.skip("this machine has no IPv6 address")
    with made, socket.create_connection(("127.0.0.1", made.getsockname()[1]), 10) as reached:
        assert reached.getpeername()[0] == "127.0.0.1"


def test_a_name_is_served_on_ipv4_where_it_has_both(monkeypatch: pytest.MonkeyPatch) -> None:
    found = [
        (socket.AF_INET6, socket.SOCK_STREAM, 6, "", ("::1", 0, 0, 0)),
        (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", 0)),
    ]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    with listening("localhost", 0) as made:
        assert made.getsockname()[0] == "127.0.0.1"


def test_where_there_is_no_ipv6_its_addresses_are_misuse(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> socket.socket:
        raise OSError(errno.EAFNOSUPPORT, "Address family not supported by protocol")

    with monkeypatch.context() as here:
        here.setattr(server, "interfaces", lambda: ())
        here.setattr(socket, "socket", refuse)
        with pytest.raises(UsageError, match="is no address of this machine"):
            listening("::1", 0)


def test_a_certificate_that_is_none_is_misuse(tmp_path: Path) -> None:
    (tmp_path / "a.pem").write_text("nothing", encoding="ascii")
    for name in ("a.pem", "none.pem"):
        with pytest.raises(UsageError, match="cannot be used"):
            configuration(greet, certificate=tmp_path / name, key=tmp_path / name)


def test_headers_of_a_proxy_are_believed_only_where_there_is_one() -> None:
    assert configuration(greet).proxy_headers is False
    assert configuration(greet, proxied=True).proxy_headers is True
    assert configuration(greet).limit_concurrency == MOST_CONNECTIONS
    assert configuration(greet).server_header is False


@pytest.mark.parametrize(
    ("scheme", "port", "address"),
    [("http", 8000, "http://class.lan:8000"), ("http", 80, "http://class.lan"), ("https", 443, "https://class.lan")],
)
def test_the_usual_port_is_left_out(scheme: str, port: int, address: str) -> None:
    assert address_of(scheme, "class.lan", port) == address


def record(message: str, error: Exception | None = None) -> logging.LogRecord:
    info = (type(error), error, error.__traceback__) if error else None
    return logging.LogRecord("trainer.web", logging.ERROR, "x.py", 1, message, (), info)


def test_a_trouble_is_one_line_without_what_it_quotes() -> None:
    told = io.StringIO()
    try:
        raise ValueError("Ada Lovelace\nsecret")
    except ValueError as error:
        Troubles(told).emit(record("POST /play\x1b[2J", error))
    (line,) = told.getvalue().splitlines()
    assert line.rpartition(" error ")[2].startswith("POST /play [2J: ValueError test_server.py:")
    assert "Ada" not in line


def test_the_same_trouble_is_told_once_a_minute() -> None:
    told, now = io.StringIO(), [0.0]
    troubles = Troubles(told, lambda: now[0])
    for _ in range(1_000):
        troubles.emit(record("a request that is none"))
    assert told.getvalue().count("\n") == 1
    now[0] = 61.0
    troubles.emit(record("a request that is none"))
    assert told.getvalue().splitlines()[1].endswith("a request that is none (+999)")


def test_a_terminal_that_is_gone_stops_nothing() -> None:
    gone = io.StringIO()
    gone.close()
    Troubles(gone).emit(record("trouble"))
    assert gone.closed
