"""Where the program begins: `trainer` and `python -m trainer`."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line and leave with its exit code."""
    from trainer.cli.diagnostics import guarded
    from trainer.cli.streams import open_streams

    open_streams()
    sys.exit(guarded(_run))


def _run() -> None:
    if len(sys.argv) == 1:
        # The shelf needs no reading of options, and the reader of options is slow to import.
        from trainer.cli.full_screen import open_shelf

        open_shelf(None)
    else:
        from trainer.cli.app import run_line

        run_line()


if __name__ == "__main__":
    main()
