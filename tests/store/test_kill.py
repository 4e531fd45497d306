"""A process killed after every single move: nothing lost, nothing doubled."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import CORNER, SCENARIOS
from tests.core.test_decision import WIN
from tests.plays import after
from tests.plays import lines as moves_in
from tests.processes import running
from trainer.core.codec import encode
from trainer.core.transcript import parse
from trainer.play.workspace import Workspace

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
    attempt = workspace.open(str(path), "Pat", "en").attempt.id
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
