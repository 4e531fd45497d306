"""The program, run as a user runs it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
CAREFUL = """scenario small/corner
meet bo visit with engineer
ask bo.day
pitch proof
leave
review
close
"""
"""A transcript of the small scenario that comes to a decision."""


def trainer(*arguments: str | Path, said: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command line to its end: `said` is its standard input, `environment` goes over that of the test."""
    return subprocess.run(
        [sys.executable, "-m", "trainer", *map(str, arguments)],
        input=said, capture_output=True, text=True, encoding="utf-8", cwd=ROOT, timeout=60, check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", **environment},
    )  # fmt: skip
