"""For the test of kill -9: forks a process for each move, which plays it, tells, and waits to be killed.

Reads `HOME ATTEMPT` from the command line, then one move a line; writes the child's process id before it plays and
`played` after the move is durable.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from trainer.core.codec import decode
from trainer.play.workspace import Workspace


def main() -> None:
    """Serve until standard input ends."""
    home, attempt = Path(sys.argv[1]), sys.argv[2]
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            session = Workspace(home).resume(attempt)
            session.play(decode(line.strip()))
            print("played", flush=True)
            signal.pause()
        print(child, flush=True)
        os.waitpid(child, 0)
        print("gone", flush=True)


if __name__ == "__main__":
    main()
