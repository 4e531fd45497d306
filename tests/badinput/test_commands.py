"""Bad input to every command: no fault, no hang, no flood, nothing that steers a terminal."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from tests.badinput.cases import COMMANDS
from tests.cli.program import ROOT

WHOLE = 25 * len(COMMANDS)
"""How many runs a whole campaign has: 25 of each command line."""
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs to fork")


def findings(first: int, count: int, seconds: float) -> list[dict[str, str]]:
    command = [sys.executable, "-m", "tests.badinput.campaign", str(first), str(count)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=seconds)
    assert f"{count} cases" in done.stderr, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_some_of_every_campaign() -> None:
    assert findings(0, 30, 300) == []


@pytest.mark.thorough
def test_a_whole_campaign() -> None:
    assert WHOLE >= 1_500
    assert findings(0, WHOLE, 7_200) == []
