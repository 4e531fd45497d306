"""`serve --xapi` and `class xapi`: who is told, by which key, what is refused and how that is said."""

from __future__ import annotations

import json
import signal
import sys
from pathlib import Path

import pytest

from tests.classes.live.held import NAME, Held, moves_of
from tests.classes.live.xapi.record_store import KEY, record_store
from tests.classes.live.xapi.rules import faults
from tests.cli.program import run_here
from tests.cli.test_serve import serving
from trainer.cli.xapi import Collected, checked_iri, open_to_readers, receiver_of
from trainer.errors import TrainerError, UsageError

posix = pytest.mark.skipif(sys.platform == "win32", reason="sends signals")


@pytest.fixture
def played(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user's folder with a class where somebody has played to the end, and somebody has begun."""
    held = Held(tmp_path)
    first, second = held.seats("Ann", "Ben; Cem")
    held.finish(first)
    held.play(second, moves_of()[:2])
    held.journal.close()
    home = held.folder / "server"
    monkeypatch.setenv("TRAINER_HOME", str(home))
    monkeypatch.delenv("TRAINER_DATABASE", raising=False)
    return home


@pytest.mark.usefixtures("played")
@pytest.mark.parametrize("names", [False, True])
def test_a_class_is_written_a_statement_a_line(names: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "told.jsonl"
    flags = ["--names"] if names else []
    done = run_here("class", "xapi", NAME, "-o", path, *flags, monkeypatch=monkeypatch)
    assert done.code in (0, None), done.err
    text = path.read_text(encoding="utf-8")
    statements = [json.loads(line) for line in text.splitlines()]
    assert len(statements) > len(moves_of()) + 2
    assert [fault for one in statements for fault in faults(one)] == []
    assert ("Ann" in text, "Cem" in text) == (names, names)
    assert statements[0]["actor"]["account"]["homePage"] == "http://localhost"
    # Not over a file that is there, but to standard output.
    assert run_here("class", "xapi", NAME, "-o", path, monkeypatch=monkeypatch).code == 1
    done = run_here("class", "xapi", NAME, "-o", "-", *flags, monkeypatch=monkeypatch)
    assert done.out.decode() == text


@pytest.mark.usefixtures("played")
def test_a_class_that_was_not_held_has_no_statements(monkeypatch: pytest.MonkeyPatch) -> None:
    run_here("class", "new", "Spring", monkeypatch=monkeypatch)
    done = run_here("class", "xapi", "Spring", "-o", "-", "--lang", "en", monkeypatch=monkeypatch)
    assert done.code and "was not held in the browser" in done.err.decode()
    done = run_here("class", "xapi", "Spring", "-o", "-", "--lang", "zh", monkeypatch=monkeypatch)
    assert "没有在浏览器里上过课" in done.err.decode()


@posix
def test_a_server_tells_a_store_what_was_and_what_is_played(played: Path, tmp_path: Path) -> None:
    key = tmp_path / "key"
    key.write_text(KEY, encoding="utf-8")
    with record_store() as store:
        store.fail(503)
        arguments = ["--xapi", store.address, "--xapi-key-file", str(key), "--xapi-iri", "https://training.example.org"]
        with serving(played, *arguments) as served:
            assert store.asked.wait(30)
            seconds, returned, said = served.end(signal.SIGINT)
        assert seconds < 3 and returned == 0
        assert "xAPI: statements wait, nothing is lost: HTTP 503" in said
        assert not [word for word in ("Ann", "päss", "Traceback") if word in said]
        store.answers.clear()
        store.asked.clear()
        with serving(played, *arguments) as served:
            assert store.asked.wait(30)
            served.end(signal.SIGTERM)
        assert len(store.statements) > len(moves_of()) + 2
        assert "https://training.example.org" in json.dumps(next(iter(store.statements.values())))


@posix
def test_a_server_writes_a_file_and_a_second_start_adds_nothing(played: Path, tmp_path: Path) -> None:
    path = tmp_path / "told.jsonl"
    found = []
    for _ in range(2):
        with serving(played, "--xapi", str(path)) as served:
            served.end(signal.SIGINT)
        found.append(path.read_text(encoding="utf-8"))
    assert found[0] == found[1]
    assert len(found[0].splitlines()) > len(moves_of()) + 2


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        (Collected("", Path("key"), False, ""), "nobody is named who receives statements"),
        (Collected("", None, True, ""), "nobody is named who receives statements"),
        (Collected("told.jsonl", Path("key"), False, ""), "a file needs no key"),
        (Collected("https://lrs.example.org", Path("none/key"), False, ""), "no such file"),
        (Collected("ftp://lrs.example.org", None, False, ""), "no address of a record store"),
        (Collected("https://a:b@lrs.example.org", None, False, ""), "can be read in every list"),
        (Collected("https://lrs.example.org", None, False, "training"), "nothing can be named beneath 'training'"),
    ],
)
def test_what_does_not_go_together_is_said_at_once(
    wanted: Collected, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError, match=said) as fault:
        receiver_of(wanted)
    assert fault.value.remedy


def test_nobody_is_told_unless_somebody_is_named(tmp_path: Path) -> None:
    assert receiver_of(Collected("", None, False, "")) is None
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(TrainerError, match="cannot be written there"):
        receiver_of(Collected(str(tmp_path), None, False, ""))


@pytest.mark.parametrize(
    "iri", ["a", "https://", "https://a.b/?c", "https://a.b/#c", "https://a.b/c d", "http://[", "x:y"]
)
def test_what_nothing_can_be_named_beneath(iri: str) -> None:
    with pytest.raises(UsageError, match="nothing can be named beneath"):
        checked_iri(iri, "--iri")


@pytest.mark.parametrize("iri", ["", "http://192.168.1.20:8000", "https://training.example.org/x/"])
def test_what_things_can_be_named_beneath(iri: str) -> None:
    checked_iri(iri, "--iri")


@pytest.mark.parametrize(
    ("address", "open_"),
    [("http://10.0.0.1/xAPI", True), ("https://lrs.example.org", False), ("http://localhost:81/x", False),
     ("http://[::1]/x", False), ("told.jsonl", False)],
)  # fmt: skip
def test_a_key_that_everybody_can_read_is_told_of(address: str, open_: bool) -> None:
    assert open_to_readers(address) == open_
