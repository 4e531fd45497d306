from __future__ import annotations

import http.client
import io
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import segno

from tests.cli.program import ROOT, Stream, run_here, started
from tests.conftest import CORNER
from tests.processes import SECONDS, running
from tests.web.remote import RemoteBrowser
from trainer.classes.live.lessons import Lessons
from trainer.cli.serve import BLOCKS, Way, _hints, _show_code, _way, code_rows
from trainer.cli.streams import Output
from trainer.i18n.translator import Translator
from trainer.store.open import open_journal
from trainer.web.streams import MOST_STREAMS

posix = pytest.mark.skipif(sys.platform == "win32", reason="sends signals")
STOPPED = "Stopped. All moves are kept"


class Served(NamedTuple):
    """A server that runs, and what it has printed."""

    program: subprocess.Popen[str]
    lines: list[str]

    @property
    def port(self) -> int:
        found = re.search(r":(\d+)$", self.lines[0])
        assert found
        return int(found[1])

    def found(self, pattern: str) -> str:
        """Return what stands in brackets of the pattern in what was printed."""
        match = re.search(pattern, "\n".join(self.lines))
        assert match, self.lines
        return match[1]

    def get(self, path: str) -> tuple[int, str]:
        """Ask for a page."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        connection.request("GET", path, headers={"Host": f"localhost:{self.port}"})
        answer = connection.getresponse()
        told = answer.status, answer.read().decode()
        connection.close()
        return told

    def end(self, how: signal.Signals) -> tuple[float, int, str]:
        """Return how long the server took to end when it was told to, its exit code, and what it said."""
        began = time.monotonic()
        self.program.send_signal(how)
        _, said = self.program.communicate(timeout=SECONDS)
        return time.monotonic() - began, self.program.returncode, said


@contextmanager
def serving(home: Path, *arguments: str, **environment: str) -> Iterator[Served]:
    """Run `trainer serve` on a port that is free."""
    command = [sys.executable, "-m", "trainer", "serve", "--port", "0", "--lang", "en", *arguments]
    with running(
        command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(ROOT), "TRAINER_HOME": str(home), "PYTHONIOENCODING": "utf-8",
             **environment},
    ) as program:  # fmt: skip
        assert program.stdout is not None
        lines: list[str] = []
        while not lines or not lines[-1].startswith("To stop"):
            line = program.stdout.readline()
            assert line, program.communicate()[1]
            lines.append(line.rstrip("\n"))
        yield Served(program, lines)


@posix
def test_it_tells_who_opens_what_and_keeps_that_after_a_restart(tmp_path: Path) -> None:
    with serving(tmp_path, "--class", "Autumn") as first:
        assert first.lines[0].startswith("To join: http://")
        code = first.found(r"Code of Autumn: (\d{6})")
        assert first.found(r"(http://\S+/join/\d{6})").endswith(code)
        secrets = [first.found(rf"/{page}/([0-9a-f]{{32}})") for page in ("lead", "show")]
        assert secrets[0] != secrets[1]
        assert first.get("/healthz") == (200, "ok")
        assert first.get("/metrics")[0] == 200
        assert first.get("/selftest")[0] == 200
        assert first.get(f"/join/{code}")[0] == 200
        _, returned, said = first.end(signal.SIGINT)
        assert returned == 0
        assert STOPPED in said
        assert "GET" not in said and "Traceback" not in said
    with serving(tmp_path) as again:
        assert again.found(r"Code of Autumn: (\d{6})") == code
        assert [again.found(rf"/{page}/([0-9a-f]{{32}})") for page in ("lead", "show")] == secrets


@posix
@pytest.mark.parametrize("how", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_it_ends_within_two_seconds_with_fifty_open_streams(how: str, tmp_path: Path) -> None:
    with serving(tmp_path, "--class", "Autumn") as served, ExitStack() as stack:
        cookies = [_seat(served) for _ in range(5)]
        for number in range(50):
            assert b"text/event-stream" in _stream(served, cookies[number % 5], stack)
        half = stack.enter_context(socket.create_connection(("127.0.0.1", served.port)))
        half.sendall(b"GET / HTTP/1.1\r\nHost: loc")
        seconds, returned, said = served.end(getattr(signal, how))
        assert seconds < 2
        assert (returned, STOPPED in said) == (0, True), said


@posix
def test_one_seat_cannot_take_all_connections(tmp_path: Path) -> None:
    with serving(tmp_path, "--class", "Autumn") as served:
        ada, ben = _seat(served), _seat(served)
        with ExitStack() as stack:
            for _ in range(MOST_STREAMS):
                assert b"text/event-stream" in _stream(served, ada, stack)
            assert b" 429 " in _stream(served, ada, stack)
            assert b"text/event-stream" in _stream(served, ben, stack)
            assert f"trainer_open_streams {MOST_STREAMS + 1}\n" in served.get("/metrics")[1]
        with ExitStack() as stack:
            # Those that were closed are free again as soon as the server has noticed.
            began = time.monotonic()
            while b"text/event-stream" not in _stream(served, ada, stack):
                assert time.monotonic() - began < 10


def _stream(served: Served, cookie: str, stack: ExitStack) -> bytes:
    """Return how the server answers when a seat asks for a stream; it stays open as long as the stack."""
    one = stack.enter_context(socket.create_connection(("127.0.0.1", served.port), timeout=30))
    one.sendall(f"GET /play/events HTTP/1.1\r\nHost: localhost:{served.port}\r\nCookie: seat={cookie}\r\n\r\n".encode())
    return one.recv(4096)


def _seat(served: Served) -> str:
    """Take a seat and return its cookie."""
    connection = http.client.HTTPConnection("127.0.0.1", served.port, timeout=30)
    path = f"/join/{served.found(r'Code of Autumn: ([0-9]{6})')}"
    host = f"localhost:{served.port}"
    connection.request("GET", path, headers={"Host": host})
    page = connection.getresponse()
    guest = (page.getheader("set-cookie") or "").partition(";")[0]
    token = re.search(r'name="token" value="(\w+)"', page.read().decode())
    assert token
    connection.request(
        "POST", path, f"token={token[1]}&names=Ada",
        {"Host": host, "Origin": f"http://{host}", "Cookie": guest,
         "Content-Type": "application/x-www-form-urlencoded"},
    )  # fmt: skip
    answer = connection.getresponse()
    cookie = re.search(r"\bseat=([\w-]+)", str(answer.headers))
    assert cookie, (answer.status, answer.read())
    connection.close()
    return cookie[1]


@posix
@pytest.mark.parametrize("how", ["SIGTERM", "SIGKILL"])
def test_no_move_that_was_answered_is_lost_when_it_ends(how: str, tmp_path: Path) -> None:
    journal = open_journal(tmp_path)
    lesson = Lessons(journal, tmp_path).make("Autumn", "en")
    lesson.add_round(lesson._scenarios.named(str(CORNER), "en"), letter="a", minutes=0)
    lesson.set_pace("open")
    journal.close()
    with serving(tmp_path) as served, ThreadPoolExecutor(8) as pool:
        people = [RemoteBrowser() for _ in range(8)]
        for number, one in enumerate(people):
            one.join(served.port, lesson.lesson.code, f"Person {number}")
            one.get(served.port, "/play?begun")
        enough, ended = threading.Event(), threading.Event()
        writing = [pool.submit(writes_on, served.port, one, enough, ended) for one in people]
        assert enough.wait(60)
        served.program.send_signal(getattr(signal, how))
        served.program.wait(SECONDS)
        ended.set()
        answered = [each.result() for each in writing]
    journal = open_journal(tmp_path)
    again = Lessons(journal, tmp_path).by_code(lesson.lesson.code)
    assert again is not None
    for seat, count in zip(again.seats, answered, strict=True):
        play = again.play_of(seat)
        assert play is not None and play.session.notice is None
        # The last one may have been written, and its answer cut off.
        assert count <= play.made <= count + 1
    assert sum(answered) > 16
    journal.close()


def writes_on(port: int, one: RemoteBrowser, enough: threading.Event, ended: threading.Event) -> int:
    """Have somebody write on the map until the server is gone; return how many moves were answered."""
    count = 0
    while not ended.is_set():
        try:
            said = one.post(port, "/play/move", move=f"note bo certainty={1 + count % 3}", at=str(count))
        except (OSError, http.client.HTTPException):
            break
        if said.status == 303:
            assert said.done
            count += 1
        if count == 5:
            enough.set()
    return count


@posix
def test_one_folder_has_one_server(tmp_path: Path) -> None:
    with serving(tmp_path) as first:
        # The same command once more finds the port taken as well: that is not what is to be mended.
        port = first.found(r"To join: http://\S+:(\d+)")
        second = started("serve", "--port", port, "--lang", "zh", TRAINER_HOME=str(tmp_path))
        assert second.returncode == 1
        assert "已有另一个 `trainer serve`" in second.stderr
        assert "Traceback" not in second.stderr


def test_a_port_that_is_taken_is_told_with_another(tmp_path: Path) -> None:
    with socket.socket() as holder:
        holder.bind(("0.0.0.0", 0))
        holder.listen()
        port = holder.getsockname()[1]
        done = started("serve", "--port", str(port), "--lang", "en", TRAINER_HOME=str(tmp_path))
    assert done.returncode == 1
    assert f"port {port} is taken by another program" in done.stderr
    assert re.search(r"--port \d+", done.stderr)
    assert done.stdout == ""


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--port", "70000"], "there is no port 70000"),
        (["--port", "-1"], "there is no port -1"),
        (["--port", "x"], "no whole number"),
        (["--tls-cert", "a.pem"], "a certificate needs its key"),
        (["--tls-cert", "a.pem", "--tls-key", "b.pem"], "cannot be used"),
        (["--host", "192.0.2.77"], "is no address of this machine"),
        (["--host", "no such host"], "is no address of this machine"),
        (["--behind-proxy", "class.example.org"], "is no address of a site"),
        (["--behind-proxy", "https://class.example.org/deep"], "is no address of a site"),
        (["--class", "a\nb"], "cannot be the name of a class"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_misuse_without_a_traceback(arguments: list[str], said: str, tmp_path: Path) -> None:
    port = [] if "--port" in arguments else ["--port", "0"]
    done = started("serve", *port, *arguments, "--lang", "en", TRAINER_HOME=str(tmp_path))
    assert (done.returncode, said in done.stderr, "Traceback" in done.stderr) == (2, True, False), done.stderr


def test_a_secret_that_can_be_tried_out_is_refused(tmp_path: Path) -> None:
    done = started("serve", "--port", "0", "--lang", "en", TRAINER_HOME=str(tmp_path), TRAINER_SERVE_SECRET="short")
    assert (done.returncode, "can be tried out" in done.stderr) == (2, True)


@posix
def test_a_secret_of_several_servers_makes_their_addresses_the_same(tmp_path: Path) -> None:
    secret = {"TRAINER_SERVE_SECRET": "0123456789abcdef" * 2}
    found = []
    for home in ("one", "two"):
        with serving(tmp_path / home, **secret) as served:
            found.append((served.found(r"/lead/(\w+)"), served.found(r"/show/(\w+)")))
    assert found[0] == found[1]


@posix
def test_it_speaks_https_with_a_certificate(tmp_path: Path) -> None:
    import ssl

    names = ("cert.pem", "key.pem")
    made = subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
         "-addext", "subjectAltName=DNS:localhost", "-keyout", tmp_path / "key.pem", "-out", tmp_path / "cert.pem"],
        capture_output=True, check=False,
    )  # fmt: skip
    if made.returncode:
        pytest.skip("no openssl here")
    certificate, key = (str(tmp_path / name) for name in names)
    with serving(tmp_path, "--tls-cert", certificate, "--tls-key", key, "--class", "Autumn") as served:
        assert served.lines[0].startswith("To join: https://")
        trusted = ssl.create_default_context(cafile=certificate)
        connection = http.client.HTTPSConnection("localhost", served.port, context=trusted, timeout=30)
        connection.request("GET", "/", headers={"Host": f"localhost:{served.port}"})
        answer = connection.getresponse()
        assert answer.status == 200
        assert "max-age" in (answer.getheader("strict-transport-security") or "")
        kept = answer.getheader("set-cookie") or ""
        assert kept.startswith("__Host-") and "Secure" in kept and "HttpOnly" in kept
        connection.close()


@pytest.mark.skipif(sys.platform != "linux", reason="looks up in /proc where a process listens")
def test_a_proxy_is_believed_only_when_it_is_there(tmp_path: Path) -> None:
    asked = {"Host": "class.example.org", "X-Forwarded-Proto": "https", "X-Forwarded-For": "203.0.113.9"}
    for arguments, status in ((["--behind-proxy", "https://class.example.org"], 200), ([], 421)):
        with serving(tmp_path, *arguments) as served_:
            # The printed address has no port of its own behind a proxy; the system says which one it listens on.
            port = _listens(served_.program.pid) if arguments else served_.port
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
            connection.request("GET", "/", headers=asked)
            answer = connection.getresponse()
            assert answer.status == status
            assert ("strict-transport-security" in answer.headers) == bool(arguments)
            connection.close()


def _listens(process: int) -> int:
    """Return the port that a process of this machine listens on."""
    own = {path.readlink().name for path in Path(f"/proc/{process}/fd").iterdir() if path.readlink().name}
    for line in Path("/proc/net/tcp").read_text(encoding="ascii").splitlines()[1:]:
        words = line.split()
        if words[3] == "0A" and f"socket:[{words[9]}]" in own:
            return int(words[1].partition(":")[2], 16)
    raise AssertionError("it listens nowhere")


def test_a_code_is_drawn_in_half_blocks() -> None:
    address = "http://192.168.1.20:8000/join/123456"
    halves = {sign: pair for pair, sign in BLOCKS.items()}
    drawn: list[list[int]] = []
    for line in code_rows(address):
        pairs = [halves[sign] for sign in line]
        drawn += [[top for top, _ in pairs], [low for _, low in pairs]]
    expected = [[int(bool(cell)) for cell in row] for row in segno.make_qr(address, error="m").matrix_iter(border=2)]
    assert drawn[: len(expected)] == expected
    assert len(code_rows(address)) < 20


def shown(address: str, monkeypatch: pytest.MonkeyPatch, *, columns: int = 80, encoding: str = "utf-8") -> str:
    """Return what a terminal gets to show a code."""
    raw = Stream(terminal=True)
    monkeypatch.setattr("sys.stdout", Output(io.TextIOWrapper(raw, encoding=encoding), loud=True))
    for name, value in (("COLUMNS", str(columns)), ("TERM", "xterm-256color"), ("COLORTERM", "")):
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("NO_COLOR", raising=False)
    _show_code(Translator("en"), address)
    sys.stdout.flush()
    return raw.getvalue().decode(encoding)


def test_a_terminal_shows_it_black_on_white(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = shown("http://192.168.1.20:8000", monkeypatch).splitlines()
    rows = code_rows("http://192.168.1.20:8000")
    assert len(lines) == len(rows)
    for line, row in zip(lines, rows, strict=True):
        assert line.startswith("\x1b[30;107m") and row in line and line.endswith("\x1b[0m")


@pytest.mark.parametrize("how", [{"columns": 20}, {"encoding": "ascii"}, {"encoding": "gb2312"}])
def test_where_it_cannot_be_drawn_the_address_stands(how: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    said = shown("http://192.168.1.20:8000", monkeypatch, **how)
    assert "http://192.168.1.20:8000" in said
    assert said.count("\n") == 1


@pytest.mark.parametrize(
    ("way", "host", "said"),
    [
        (Way("http://localhost:8000", (), True, frozenset()), "", "There is no network"),
        (Way("http://localhost:8000", (), True, frozenset()), "::", "There is no network"),
        (Way("http://127.0.0.1:8000", (), True, frozenset()), "127.0.0.1", "Only this machine can join"),
        (Way("http://10.0.0.1:8000", ("http://192.168.0.2:8000",), False, frozenset()), "",
         "http://10.0.0.1:8000, http://192.168.0.2:8000"),
        (Way("http://10.0.0.1:8000", (), False, frozenset()), "", "keeps its guests apart"),
    ],
)  # fmt: skip
def test_what_may_keep_people_out_is_said(way: Way, host: str, said: str) -> None:
    assert any(said in line for line in _hints(Translator("en"), way, host, 8000, ""))


@pytest.mark.parametrize(("system", "said"), [("win32", "Windows may ask"), ("darwin", "macOS may ask")])
def test_what_a_firewall_asks_is_said(system: str, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", system)
    way = Way("http://10.0.0.1:8000", (), False, frozenset())
    assert any(line.startswith(said) for line in _hints(Translator("en"), way, "", 8000, ""))


def test_behind_a_proxy_only_its_address_is_told() -> None:
    way = _way("", "0.0.0.0", 8000, "http", "https://class.example.org/")
    assert (way.address, way.others, way.alone) == ("https://class.example.org", (), False)
    assert {"class.example.org", "localhost", "127.0.0.1"} <= way.hosts


@pytest.mark.parametrize(
    ("host", "bound", "address", "alone"),
    [
        ("127.0.0.1", "127.0.0.1", "http://127.0.0.1:81", True),
        ("::1", "::1", "http://[::1]:81", True),
        ("10.9.9.9", "10.9.9.9", "http://10.9.9.9:81", False),
        ("desk.example.org", "10.9.9.9", "http://desk.example.org:81", False),
        # On Debian a machine's own name leads to itself.
        ("desk", "127.0.1.1", "http://desk:81", True),
    ],
)
def test_the_host_that_was_named_is_told(host: str, bound: str, address: str, alone: bool) -> None:
    way = _way(host, bound, 81, "http", "")
    assert (way.address, way.alone) == (address, alone)
    assert address.removeprefix("http://").rpartition(":")[0] in way.hosts


def test_the_help_says_what_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    done = run_here("serve", "--help", "--lang", "zh", monkeypatch=monkeypatch)
    assert "在浏览器里上课" in done.out.decode()
