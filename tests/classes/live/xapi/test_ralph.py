"""Against a real record store, Ralph: what is sent is taken, kept and given back.

`pip install 'ralph-malph[cli,lrs]' requests` makes it. It is a program of its own, since it needs other versions than
ours: the one on the path, or TRAINER_TESTS_RALPH.
"""

from __future__ import annotations

import base64
import json
import os
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

from tests.classes.live.held import Held, listed, moves_of
from tests.classes.live.xapi.test_statements import IRI, told
from tests.processes import running
from trainer.classes.live.xapi.outbox import Outbox
from trainer.classes.live.xapi.receivers import RecordStore
from trainer.classes.live.xapi.sender import Sender, Trouble

RALPH = os.environ.get("TRAINER_TESTS_RALPH") or shutil.which("ralph")
SERVE = """
import sys, uvicorn
from ralph.backends.data.base import BaseOperationType
from ralph.backends.lrs.fs import FSLRSBackend
FSLRSBackend.default_operation_type = BaseOperationType.APPEND
uvicorn.run("ralph.api:app", host="127.0.0.1", port=int(sys.argv[1]))
"""
"""As `ralph runserver -b fs`, whose store of files takes one request in its life: here it adds to its file."""
KEY = "trainer:only for this test"

pytestmark = pytest.mark.skipif(RALPH is None, reason="needs Ralph, a record store")


class Ralph:
    """A store that runs."""

    def __init__(self, port: int) -> None:
        self.address = f"http://127.0.0.1:{port}/xAPI"

    def get(self, **values: str) -> list[dict[str, Any]]:
        """Return statements that it holds."""
        request = urllib.request.Request(f"{self.address}/statements?{urlencode(values)}")
        request.add_header("Authorization", "Basic " + base64.b64encode(KEY.encode()).decode())
        request.add_header("X-Experience-API-Version", "1.0.3")
        with urllib.request.urlopen(request, timeout=30) as answer:
            found: list[dict[str, Any]] = json.load(answer)["statements"]
        return found


@pytest.fixture
def ralph(tmp_path: Path) -> Iterator[Ralph]:
    assert RALPH is not None
    folder = tmp_path / "ralph"
    folder.mkdir()
    user, password = KEY.split(":")
    environment = {
        **{name: value for name, value in os.environ.items() if name != "PYTHONPATH"},
        "RALPH_APP_DIR": str(folder), "RALPH_AUTH_FILE": str(folder / "auth.json"),
        "RALPH_RUNSERVER_MAX_SEARCH_HITS_COUNT": "1000", "RALPH_RUNSERVER_BACKEND": "fs",
        "RALPH_BACKENDS__LRS__FS__DEFAULT_DIRECTORY_PATH": str(folder / "kept"),
        "RALPH_BACKENDS__LRS__FS__LOCALE_ENCODING": "utf8",
    }  # fmt: skip
    subprocess.run(
        [RALPH, "auth", "-u", user, "-p", password, "-s", "all", "-A", "trainer", IRI, "-N", "trainer", "-w"],
        env=environment, cwd=folder, check=True, capture_output=True,
    )  # fmt: skip
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    # Its own Python stands beside it.
    command = [str(Path(RALPH).with_name("python")), "-c", SERVE, str(port)]
    with (
        (folder / "said.txt").open("wb") as said,
        running(command, env=environment, cwd=folder, stdout=said, stderr=said) as program,
    ):
        deadline = time.monotonic() + 60
        while True:
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/__lbheartbeat__", timeout=5).close()
                break
            except OSError:
                assert program.poll() is None and time.monotonic() < deadline
                time.sleep(0.1)
        yield Ralph(port)


def test_ralph_takes_keeps_and_gives_back_all_of_a_class(held: Held, ralph: Ralph) -> None:
    held.live.set_list(listed("Ann"))
    (ann,), (pair, third) = held.seats(places=(1,)), held.seats("Zoë; 王芳", "Dee")
    held.finish(ann)
    held.finish(pair, seed=2)
    held.play(third, moves_of()[:4])
    receiver = RecordStore(ralph.address, KEY)
    sent = Sender(Outbox(held.lessons, receiver.target, IRI, names=True), receiver).send()
    statements = told(held, names=True)
    assert sent == len(statements) > 50
    kept = {one["id"]: one for one in ralph.get(limit="1000")}
    # What it adds is its own: when it got a statement, and from whom.
    added = {"stored", "authority", "version"}
    without = {key: {name: one[name] for name in one.keys() - added} for key, one in kept.items()}
    assert without == {one["id"]: one for one in statements}
    # Sent again, nothing is there twice; told in other words, what is there stays.
    for names in (True, False):
        again = Outbox(held.lessons, f"{names:064}", IRI, names=names)
        Sender(again, receiver).send()
        assert again.waiting(10) == []
    assert {one["id"] for one in ralph.get(limit="1000")} == kept.keys()
    assert len(ralph.get(limit="1000")) == len(kept)
    # It is found as a record store is asked.
    one = statements[0]
    mine = ralph.get(registration=one["context"]["registration"], limit="1000")
    assert len(mine) == len([each for each in statements if each["actor"] == one["actor"]])
    assert [each["id"] for each in ralph.get(statementId=one["id"])] == [one["id"]]


def test_ralph_does_not_take_a_wrong_key(held: Held, ralph: Ralph) -> None:
    (seat,) = held.seats("Ann")
    held.play(seat, moves_of()[:2])
    receiver = RecordStore(ralph.address, "trainer:another one")
    with pytest.raises(Trouble, match="the key is not accepted"):
        Sender(Outbox(held.lessons, receiver.target, IRI, names=False), receiver).send()
    assert ralph.get() == []
