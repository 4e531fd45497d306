"""Where the program begins: `trainer` and `python -m trainer`."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line and leave with its exit code."""
    from trainer.cli.app import app
    from trainer.cli.diagnostics import guarded

    sys.exit(guarded(app))


if __name__ == "__main__":
    main()
