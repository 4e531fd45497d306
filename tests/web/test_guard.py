from __future__ import annotations

import asyncio
import io
from collections.abc import Iterator

import pytest
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tests.conftest import CORNER
from tests.web.site import HERE, ClassRoom
from trainer.web import guard
from trainer.web.guard import HEADERS, LARGEST_BODY, LARGEST_UPLOAD, LONGEST_PATH, CutOff, Guard
from trainer.web.server import troubles_to
from trainer.web.visit import lead_cookie


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost:8000", 200), ("LOCALHOST", 200), ("localhost:1", 200), ("192.168.1.20:8000", 200),
        ("[::1]:8000", 200), ("[::1]", 200),
        ("", 421), ("evil.example", 421), ("localhost.evil.example", 421), ("localhost@evil.example", 421),
        ("192.168.1.21", 421), ("[::2]:8000", 421), ("::1", 421), ("[::1", 200), ("localhost.", 421), ("*", 421),
        ("local\xe9host", 421),
    ],
)  # fmt: skip
def test_only_under_its_own_names_it_answers(host: str, status: int, served: ClassRoom) -> None:
    assert served.browser().client.get("/", headers={b"host": host.encode("latin-1")}).status_code == status


async def asked(app: object, scope: Scope, *messages: Message) -> list[Message]:
    """Return what an application sends for a request with these parts of a body; then nothing comes any more."""
    parts = iter(messages)
    sent: list[Message] = []

    async def receive() -> Message:
        for part in parts:
            return part
        await asyncio.Event().wait()
        raise AssertionError

    async def send(message: Message) -> None:
        sent.append(message)

    await app(scope, receive, send)  # type: ignore[operator]
    return sent


def request(path: str = "/", method: str = "GET", **headers: str) -> Scope:
    """Return a request of our own page."""
    given = {"host": "localhost:8000", "origin": HERE, **{name.replace("_", "-"): one for name, one in headers.items()}}
    return {
        "type": "http", "method": method, "path": path, "raw_path": path.encode(), "scheme": "http", "root_path": "",
        "query_string": b"", "client": ("127.0.0.1", 9), "server": ("localhost", 8000), "http_version": "1.1",
        "headers": [(name.encode(), one.encode("latin-1")) for name, one in given.items()],
    }  # fmt: skip


async def test_two_hosts_are_none(served: ClassRoom) -> None:
    scope = request()
    scope["headers"].append((b"host", b"localhost:8000"))
    sent = await asked(served.app, scope)
    assert sent[0]["status"] == 421


@pytest.mark.parametrize(
    ("origin", "referer", "status"),
    [
        (HERE, "", 200), ("", f"{HERE}/join/1", 200), (HERE.upper().replace("HTTP", "http"), "", 200),
        ("", "", 403), ("null", "", 403), ("null", f"{HERE}/", 403), ("https://localhost:8000", "", 403),
        ("http://localhost", "", 403), ("http://localhost:8001", "", 403), ("http://evil.example", "", 403),
        ("http://localhost:8000.evil.example", "", 403), ("http://localhost:8000@evil.example", "", 403),
        ("http://[::1", "", 403), ("http://[::1]:8000", "", 403), ("file://", "", 403), ("localhost:8000", "", 403),
        ("", "http://evil.example/http://localhost:8000", 403),
    ],
)  # fmt: skip
def test_a_form_comes_from_our_own_pages(origin: str, referer: str, status: int, served: ClassRoom) -> None:
    browser = served.browser().get("/selftest")
    sent = browser.send("/selftest", b"word=trainer", origin=origin, referer=referer)
    assert sent.status_code == status


def test_an_ipv6_address_is_an_origin_like_others(served: ClassRoom) -> None:
    browser = served.browser("http://[::1]:8000").get("/selftest")
    assert browser.send("/selftest", b"word=trainer").status_code == 200


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "BREW"])
def test_other_methods_are_refused_with_a_page(method: str, served: ClassRoom) -> None:
    said = served.browser().client.request(method, "/play")
    assert said.status_code == 405
    assert "<h1>" in said.text


def test_a_page_is_not_posted_to_nor_a_form_s_address_read(served: ClassRoom) -> None:
    served.plays(CORNER)
    ada = served.seat()
    assert ada.get("/play/move").status == 405
    assert ada.get("/play/notebook").post("/play/notebook").status == 405


@pytest.mark.parametrize(
    ("length", "status"),
    [(str(LARGEST_BODY + 1), 413), ("9" * 30, 413), ("-1", 413), ("x", 413), ("1e3", 413), ("\xb2", 413)],
)
async def test_a_body_is_refused_by_its_length_before_it_comes(length: str, status: int, served: ClassRoom) -> None:
    sent = await asked(served.app, request("/selftest", "POST", content_length=length))
    assert sent[0]["status"] == status


def test_a_body_without_a_length_is_cut_off(served: ClassRoom) -> None:
    def parts() -> Iterator[bytes]:
        yield b"word="
        for _ in range(LARGEST_BODY // 1000 + 1):
            yield b"a" * 1000

    said = served.browser().get("/selftest").send("/selftest", parts())
    assert said.status_code == 413
    assert "too large" in said.text


@pytest.mark.parametrize(
    ("path", "leads", "length", "refused"),
    [
        ("/lead/list", True, LARGEST_BODY + 1, False), ("/lead/list", True, LARGEST_UPLOAD + 1, True),
        ("/lead/list", False, LARGEST_BODY + 1, True), ("/leader", True, LARGEST_BODY + 1, True),
        ("/play/move", True, LARGEST_BODY + 1, True),
    ],
)  # fmt: skip
async def test_a_list_may_be_larger_than_a_form_only_for_the_facilitator(
    path: str, leads: bool, length: int, refused: bool, served: ClassRoom
) -> None:
    cookie = f"lead={lead_cookie(served.site) if leads else 'x'}"
    scope = request(path, "POST", content_length=str(length), cookie=cookie)
    sent = await asked(served.app, scope, {"type": "http.request", "body": b""})
    assert (sent[0]["status"] == 413) is refused


def _refusing(scope: Scope, status: int) -> ASGIApp:
    async def refuse(scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": status, "headers": []})
        await send({"type": "http.response.body", "body": b""})

    return refuse


async def test_a_body_that_trickles_is_refused_in_time(served: ClassRoom, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "BODY_SECONDS", 0.3)
    scope = request("/selftest", "POST", content_type="application/x-www-form-urlencoded", content_length="1000")
    stalls = await asyncio.wait_for(
        asked(served.app, scope, {"type": "http.request", "body": b"w", "more_body": True}), 10
    )
    assert stalls[0]["status"] == 408
    trickling = Guard(_reads_all, hosts=frozenset(), refuse=_refusing, uploads=lambda _: False)

    async def drop() -> Message:
        await asyncio.sleep(0.05)
        return {"type": "http.request", "body": b"w", "more_body": True}

    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    await asyncio.wait_for(trickling(scope, drop, send), 10)
    assert sent[0]["status"] == 408


async def _reads_all(scope: Scope, receive: Receive, send: Send) -> None:
    while (await receive())["more_body"]:
        pass


def test_a_long_address_and_a_nul_in_it_lead_nowhere(served: ClassRoom) -> None:
    browser = served.browser()
    for path in ("/" + "a" * LONGEST_PATH, "/over/" + "9" * 5_000, "/static/%00", "/join/1%00"):
        assert browser.get(path).status == 404


@pytest.mark.parametrize("path", ["/", "/nothing", "/healthz", "/static/class.css", "/selftest", "/back", "/metrics"])
def test_every_answer_carries_the_headers(path: str, served: ClassRoom) -> None:
    said = served.browser().client.get(path)
    assert {name: said.headers.get(name) for name in HEADERS} == dict(HEADERS)
    assert "cache-control" in said.headers
    assert "server" not in said.headers
    policy = said.headers["content-security-policy"]
    assert "unsafe" not in policy and policy.startswith("default-src 'none'")


def test_what_is_of_a_seat_is_kept_by_no_cache(served: ClassRoom) -> None:
    served.plays(CORNER)
    assert served.seat().client.get("/play").headers["cache-control"] == "no-store"


def test_strict_transport_only_where_there_is_transport_security(served: ClassRoom) -> None:
    name = "strict-transport-security"
    assert name not in served.browser().client.get("/").headers
    assert name in served.browser("https://localhost:8000").client.get("/").headers


def test_a_fault_of_ours_is_a_page_and_a_line_without_the_address(
    served: ClassRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(code: str) -> None:
        raise RuntimeError("Ada Lovelace has 314159")

    monkeypatch.setattr(served.lessons, "by_code", fail)
    told = io.StringIO()
    with troubles_to(told):
        said = served.browser().client.get("/join/314159", headers={"accept-language": "zh"})
    assert said.status_code == 500
    assert said.headers["content-security-policy"] == HEADERS["content-security-policy"]
    assert 'lang="zh' in said.text and "Traceback" not in said.text and "RuntimeError" not in said.text
    (line,) = told.getvalue().splitlines()
    assert "GET /join: RuntimeError test_guard.py:" in line
    assert "314159" not in line and "Ada" not in line


async def test_an_answer_that_fails_half_way_is_cut_off() -> None:
    async def half(scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        raise RuntimeError

    told = io.StringIO()
    with troubles_to(told), pytest.raises(CutOff):
        await asked(Guard(half, hosts=frozenset(), refuse=_refusing, uploads=lambda _: False), request())
    assert told.getvalue().count("\n") == 1


async def test_whoever_has_gone_is_no_trouble(served: ClassRoom) -> None:
    told = io.StringIO()
    scope = request("/selftest", "POST", content_type="application/x-www-form-urlencoded", content_length="1000")
    with troubles_to(told):
        assert await asked(served.app, scope, {"type": "http.disconnect"}) == []
    assert told.getvalue() == ""


async def test_a_web_socket_is_not_answered(served: ClassRoom) -> None:
    assert await asked(served.app, {**request(), "type": "websocket"}) == []
