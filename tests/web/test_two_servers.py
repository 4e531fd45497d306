"""Two servers in processes of their own on one PostgreSQL database: who asks now this, now that one loses nothing."""

from __future__ import annotations

import os
import re
import sys
import time
import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from random import Random

import pytest

from tests.cli.test_serve import Served, serving
from tests.conftest import CORNER
from tests.store import cluster
from tests.store.cluster import Cluster
from tests.web.remote import RemoteBrowser
from trainer.classes.live.lessons import Lessons
from trainer.core.codec import encode
from trainer.core.legal import legal_moves
from trainer.core.state import OVER
from trainer.store.open import DATABASE_VARIABLE, open_journal
from trainer.store.seat_key import SECRET_VARIABLE

pytestmark = [
    pytest.mark.skipif(
        cluster.programs() is None and not os.environ.get(cluster.REQUIRED), reason="no PostgreSQL is installed here"
    ),
    pytest.mark.skipif(sys.platform == "win32", reason="sends signals"),
]
SECRET = "0123456789abcdef" * 2


class Two:
    """Two servers, and what leads the class, which stands on the same database as a third."""

    def __init__(self, servers: tuple[Served, Served], lead: Lessons) -> None:
        self.ports = servers[0].port, servers[1].port
        self.lead = lead
        self.lesson = lead.make("Autumn", "en")
        self.code = self.lesson.lesson.code

    def begin(self) -> None:
        """Begin a round."""
        self.lesson.add_round(self.lead.scenarios.named(str(CORNER), "en"), letter="a", minutes=0)
        self.lesson.set_pace("open")

    def sees(self, port: int, browser: RemoteBrowser, words: str) -> float:
        """Return after how many seconds a page of a server holds some words."""
        began = time.monotonic()
        while words not in browser.get(port, "/play?begun").text:
            assert time.monotonic() - began < 10, f"a server never said: {words}"
        return time.monotonic() - began

    def moves(self, seat: str) -> list[str]:
        """Return the moves of a seat that stand in the journal, their chain whole."""
        self.lead.follow()
        play = self.lesson.play_of(seat)
        assert play is not None
        play.session.catch_up()
        assert play.session.notice is None
        return [encode(one.move) for one in play.session.moments]


@pytest.fixture(scope="module")
def database() -> Iterator[Cluster]:
    with cluster.running() as found:
        yield found


@pytest.fixture
def two(database: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Two]:
    url = database.make(f"t{uuid.uuid4().hex}")
    told = {DATABASE_VARIABLE: url, SECRET_VARIABLE: SECRET}
    for name, value in told.items():
        monkeypatch.setenv(name, value)
    with ExitStack() as stack:
        first = stack.enter_context(serving(tmp_path / "one", "--class", "Autumn", **told))
        second = stack.enter_context(serving(tmp_path / "two", "--class", "Autumn", **told))
        journal = open_journal(tmp_path / "lead")
        stack.callback(journal.close)
        yield Two((first, second), Lessons(journal, tmp_path / "lead"))


def test_a_seat_that_asks_now_this_one_now_that_one_loses_no_move(two: Two) -> None:
    two.begin()
    ada, chance = RemoteBrowser(), Random(11)
    ada.join(two.ports[0], two.code, "Ada")
    for port in two.ports:
        two.sees(port, ada, 'name="at"')
    (seat,) = (one.id for one in two.lead._book.seats(two.lesson.lesson.course))
    sent: list[str] = []
    for turn in range(30):
        two.lead.follow()
        play = two.lesson.play_of(seat)
        assert play is not None
        if play.session.state.place == OVER:
            break
        move = encode(chance.choice(legal_moves(play.session.scenario, play.session.state)))
        said = ada.move(two.ports[turn % 2], move)
        assert (said.status, said.done) == (303, True), (turn, move, said.text)
        sent.append(move)
    assert len(sent) > 5
    assert two.moves(seat) == sent


def test_two_presses_at_two_servers_are_one_move(two: Two) -> None:
    two.begin()
    ada = RemoteBrowser()
    ada.join(two.ports[0], two.code, "Ada")
    for port in two.ports:
        two.sees(port, ada, 'name="at"')
    (seat,) = (one.id for one in two.lead._book.seats(two.lesson.lesson.course))
    token = ada.found("token")
    with ThreadPoolExecutor(2) as pool:
        for at in range(8):
            hands = RemoteBrowser(), RemoteBrowser()
            for hand in hands:
                hand.cookies = dict(ada.cookies)
                hand.text = f'name="token" value="{token}"'
            # Each writes something else, both as the answer to the same number.
            sent = [
                pool.submit(hand.post, port, "/play/move", move=f"note bo certainty={1 + (at + more) % 3}", at=str(at))
                for hand, port, more in zip(hands, two.ports, (0, 1), strict=True)
            ]
            assert sorted(each.result().done for each in sent) == [False, True], at
            assert len(two.moves(seat)) == at + 1


def test_a_pace_that_is_set_at_one_is_seen_at_the_others_within_two_seconds(two: Two) -> None:
    ada = RemoteBrowser()
    ada.join(two.ports[0], two.code, "Ada")
    two.begin()
    assert max(two.sees(port, ada, 'name="at"') for port in two.ports) < 2
    two.lesson.set_pace("paused")
    assert max(two.sees(port, ada, "There is a pause") for port in two.ports) < 2
    assert not ada.move(two.ports[1], "study ledger").done
    two.lesson.set_pace("open")
    began = time.monotonic()
    while not ada.move(two.ports[1], "study ledger").done:
        assert time.monotonic() - began < 2


def test_an_open_page_at_another_server_is_told(two: Two) -> None:
    import socket

    ada = RemoteBrowser()
    ada.join(two.ports[1], two.code, "Ada")
    with socket.create_connection(("127.0.0.1", two.ports[1]), timeout=10) as stream:
        stream.sendall(
            f"GET /play/events HTTP/1.1\r\nHost: localhost:{two.ports[1]}\r\n"
            f"Cookie: seat={ada.cookies['seat']}\r\n\r\n".encode()
        )
        told = b""
        while b"data: none" not in told:
            told += stream.recv(4096)
        two.begin()
        began = time.monotonic()
        while not re.search(rb"data: 1\.\d+\.open", told):
            told += stream.recv(4096)
        assert time.monotonic() - began < 2.5


def test_who_joined_at_one_comes_back_at_the_other(two: Two) -> None:
    two.begin()
    ada = RemoteBrowser()
    words = ada.join(two.ports[0], two.code, "Ada")
    two.sees(two.ports[0], ada, 'name="at"')
    assert ada.move(two.ports[0], "study ledger").done
    again = RemoteBrowser()
    again.get(two.ports[1], "/back")
    assert again.post(two.ports[1], "/back", words=words).where == "/play"
    assert again.get(two.ports[1], "/play?begun").status == 200
    assert again.found("at") == "1"
    assert ada.get(two.ports[1], "/play?begun").status == 200
    (seat,) = (one.id for one in two.lead._book.seats(two.lesson.lesson.course))
    assert two.moves(seat) == ["study ledger"]


def test_the_secret_addresses_are_the_same(two: Two, tmp_path: Path) -> None:
    told = {DATABASE_VARIABLE: os.environ[DATABASE_VARIABLE], SECRET_VARIABLE: SECRET}
    found = []
    for home in ("three", "four"):
        with serving(tmp_path / home, **told) as served:
            found.append([served.found(rf"/{page}/(\w+)") for page in ("lead", "show")])
            assert served.found(r"Code of Autumn: (\d+)") == two.code
    assert found[0] == found[1]
