"""A file that is added to, and a record store that answers in every way that one can."""

from __future__ import annotations

import json
import socket
from pathlib import Path

import pytest

from tests.classes.live.xapi.record_store import KEY, Store
from tests.classes.live.xapi.test_statements import IRI
from trainer.classes.live.xapi.receivers import RecordStore, Reply, StatementFile, read_key
from trainer.classes.live.xapi.statements import Frame, Waiting, statements_of
from trainer.errors import TrainerError, UsageError
from trainer.store.records import Person
from trainer.store.statement_book import NOTHING, ToldAttempt, ToldRow


def batch(count: int = 3) -> list[Waiting]:
    attempt = ToldAttempt(
        "a" * 32, 1, "b" * 32, (Person("c" * 32, "Ann"),), {}, "a/b", "Bé", "en", "a", "2026-11-30T10:00:00+00:00",
        count, "", None, {}, NOTHING,
    )  # fmt: skip
    rows = [ToldRow(seq, "review", f"{seq:064}", 1_790_000_000.0 + seq) for seq in range(count)]
    return list(statements_of(Frame(IRI, True, "d" * 32, "Autumn", "en"), attempt, rows, NOTHING))


def lines(path: Path) -> list[str]:
    return [json.loads(line)["id"] for line in path.read_text(encoding="utf-8").splitlines()]


def test_a_file_gets_a_line_for_each_statement(tmp_path: Path) -> None:
    path = tmp_path / "told.jsonl"
    receiver = StatementFile(path)
    assert receiver.deliver(batch(2)) == Reply("accepted")
    assert receiver.deliver(batch(4)[2:]) == Reply("accepted")
    assert lines(path) == [one.id for one in batch(4)]
    assert "Bé" in path.read_text(encoding="utf-8")
    assert path.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("torn", [b"", b'{"id": "half', b"\xff"])
def test_what_was_written_before_a_crash_is_not_written_again(torn: bytes, tmp_path: Path) -> None:
    path = tmp_path / "told.jsonl"
    StatementFile(path).deliver(batch(3))
    with path.open("ab") as file:
        file.write(torn)
    assert StatementFile(path).deliver(batch(5)[1:]) == Reply("accepted")
    assert lines(path) == [one.id for one in batch(5)]


def test_lines_of_others_stay(tmp_path: Path) -> None:
    path = tmp_path / "told.jsonl"
    path.write_bytes(b'no json\n[1]\n{"id": 7}\n')
    StatementFile(path).deliver(batch(1))
    assert path.read_bytes().startswith(b'no json\n[1]\n{"id": 7}\n{"id":"')


def test_a_file_that_cannot_be_written_to(tmp_path: Path) -> None:
    with pytest.raises(TrainerError, match="statements cannot be written there"):
        StatementFile(tmp_path / "none" / "told.jsonl")
    path = tmp_path / "told.jsonl"
    receiver = StatementFile(path)
    path.unlink()
    path.mkdir()
    assert receiver.deliver(batch()).kind == "later"


@pytest.mark.parametrize("tail", ["", "/", "/statements", "/statements/"])
def test_a_store_takes_what_follows_the_rules(tail: str, store: Store) -> None:
    receiver = RecordStore(store.address + tail, KEY)
    assert receiver.deliver(batch()) == Reply("accepted")
    assert receiver.deliver(batch()) == Reply("accepted")
    assert list(store.statements) == [one.id for one in batch()]
    assert receiver.target == RecordStore(store.address, "").target


@pytest.mark.parametrize(
    ("status", "kind", "seconds"),
    [
        (409, "known", 0), (400, "refused", 0), (422, "refused", 0), (413, "large", 0), (429, "later", 7),
        (500, "later", 0), (503, "later", 7), (401, "later", 0), (403, "later", 0), (404, "later", 0),
        (418, "later", 0),
    ],
)  # fmt: skip
def test_a_store_that_does_not_take_it(status: int, kind: str, seconds: float, store: Store) -> None:
    store.fail(status, Retry_After="7" if seconds else "Wed, 21 Oct 2026 07:28:00 GMT")
    reply = RecordStore(store.address, KEY).deliver(batch())
    assert (reply.kind, reply.seconds) == (kind, seconds)
    assert f"HTTP {status}" in reply.why


def test_a_wrong_key_is_told_without_it(store: Store) -> None:
    reply = RecordStore(store.address, "user:wrong").deliver(batch())
    assert reply.kind == "later"
    assert "key" in reply.why and "wrong" not in reply.why


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_the_key_follows_no_redirect(status: int, store: Store) -> None:
    store.fail(status, Location=f"{store.address}/statements")
    assert RecordStore(store.address, KEY).deliver(batch()).kind == "later"
    assert store.requests == [3]


def test_the_page_of_a_network_that_wants_a_log_in_is_no_store(store: Store) -> None:
    store.fail(200, b"<html>Welcome to our Wi-Fi</html>")
    assert RecordStore(store.address, KEY).deliver(batch()) == Reply("later", "what answers there is no record store")
    store.fail(204)
    assert RecordStore(store.address, KEY).deliver(batch()).kind == "accepted"


def test_a_store_that_is_down_or_silent(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        assert RecordStore(f"http://127.0.0.1:{free.getsockname()[1]}", KEY).deliver(batch()).kind == "later"
    assert RecordStore("http://nowhere.invalid/xAPI", KEY).deliver(batch()).kind == "later"
    monkeypatch.setattr("trainer.classes.live.xapi.receivers.SECONDS", 0.05)
    store.hold.clear()
    assert RecordStore(store.address, KEY).deliver(batch()).kind == "later"


def test_a_store_that_speaks_no_http() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        import threading

        def answer() -> None:
            link, _ = server.accept()
            link.recv(65536)
            link.sendall(b"SSH-2.0-none\r\n")
            link.close()

        thread = threading.Thread(target=answer)
        thread.start()
        reply = RecordStore(f"http://127.0.0.1:{server.getsockname()[1]}", KEY).deliver(batch(1))
        thread.join()
    assert reply.kind == "later"


@pytest.mark.parametrize(
    "address",
    ["ftp://lrs.example.org", "https://", "http://[::1", "https://lrs.example.org:x/", "https://lrs.example.org/?a=b",
     "https://lrs.example.org/a b", "https://lrs.example.org/\n", "https://lrs.example.org/数"],
)  # fmt: skip
def test_what_is_no_address_of_a_store(address: str) -> None:
    with pytest.raises(UsageError, match="no address of a record store"):
        RecordStore(address, KEY)


def test_an_address_holds_no_key() -> None:
    with pytest.raises(UsageError, match="list of processes"):
        RecordStore("https://user:secret@lrs.example.org/xAPI", "")


def test_a_key_is_one_line(tmp_path: Path) -> None:
    path = tmp_path / "key"
    path.write_text("user:pa:ss wörd\n", encoding="utf-8")
    assert read_key(path) == "user:pa:ss wörd"


@pytest.mark.parametrize("data", [b"", b"user", b":word", b"user:a\nother:b", b"\xff\xfe:", b"u:" + b"x" * 5000])
def test_what_is_no_key(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "key"
    path.write_bytes(data)
    with pytest.raises(UsageError):
        read_key(path)
    with pytest.raises(UsageError, match="no such file"):
        read_key(tmp_path / "none")
