"""A process killed after every single move: nothing lost, nothing doubled."""

from __future__ import annotations

import os
import select
import signal
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from tests.conftest import CORNER, SCENARIOS
from tests.core.test_decision import WIN
from tests.plays import after
from tests.plays import lines as moves_in
from tests.processes import running
from tests.store.test_journal import begin
from trainer.core.codec import encode
from trainer.core.transcript import parse
from trainer.play.workspace import Workspace
from trainer.store.open import open_journal
from trainer.store.records import ChainEnd

GOLDEN = Path(__file__).parents[1] / "golden" / "platform-deal" / "won.txt"
SERVER = Path(__file__).with_name("kill_server.py")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and SIGKILL")
@pytest.mark.parametrize("name", ["corner", "platform-deal"])
def test_killed_after_every_move(name: str, tmp_path: Path) -> None:
    if name == "corner":
        path, moves = CORNER, list(moves_in(WIN))
    else:
        path = SCENARIOS / "software-firm" / "platform-deal.toml"
        moves = [encode(move) for _, move in parse(GOLDEN.read_text(encoding="utf-8")).moves]
    workspace = Workspace(tmp_path)
    attempt = workspace.open(str(path), "Pat", "en", variant="a").attempt.id
    scenario = workspace.resume(attempt).scenario
    workspace.close()
    root = str(Path(__file__).parents[2])
    with running(
        [sys.executable, str(SERVER), str(tmp_path), attempt], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": root}, cwd=root,
    ) as server:  # fmt: skip
        assert server.stdin is not None
        assert server.stdout is not None
        for move in moves:
            server.stdin.write(move + "\n")
            server.stdin.flush()
            told = {server.stdout.readline().strip(), server.stdout.readline().strip()}
            assert "played" in told, told
            os.kill(int(next(word for word in told if word.isdigit())), signal.SIGKILL)
            assert server.stdout.readline().strip() == "gone"
        server.stdin.close()
        assert server.wait(60) == 0
    survivor = Workspace(tmp_path).resume(attempt)
    assert [encode(moment.move) for moment in survivor.moments] == moves
    assert survivor.state == after(scenario, "\n".join(moves))
    assert survivor.attempt.finished == survivor.over


@pytest.mark.thorough
@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and SIGKILL")
def test_three_thousand_kills_lose_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    chance = Random(3000)
    journal = open_journal(tmp_path)
    attempts = [begin(journal, f"trainee {number}").id for number in range(30)]
    journal.close()
    known = dict.fromkeys(attempts, 0)
    for turn in range(3000):
        attempt = chance.choice(attempts)
        told, tell = os.pipe()
        player = os.fork()
        if player == 0:
            mine = open_journal(tmp_path)
            rows = mine.rows(attempt).good
            record = ChainEnd(len(rows), rows[-1].hash if rows else "")
            while True:
                record = mine.append(attempt, record, f"note ada certainty={record.seq % 3 + 1}")
                os.write(tell, b".")
        os.close(tell)
        select.select([told], [], [], 10)
        threading.Event().wait(chance.random() * 0.01)
        os.kill(player, signal.SIGKILL)
        os.waitpid(player, 0)
        acknowledged = 0
        while said := os.read(told, 65536):
            acknowledged += len(said)
        os.close(told)
        with closing(sqlite3.connect(tmp_path / "journal.db")) as connection:
            (count,) = connection.execute("SELECT COUNT(*) FROM moves WHERE attempt = ?", (attempt,)).fetchone()
        # One may have been written whose acknowledgement was cut off.
        assert known[attempt] + acknowledged <= count <= known[attempt] + acknowledged + 1, turn
        known[attempt] = count
    survivor = open_journal(tmp_path)
    assert {attempt: len(survivor.rows(attempt).good) for attempt in attempts} == known
    assert survivor.losses() == ()
