from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.processes import running, wait_for
from trainer.errors import StoreFault
from trainer.store.one_server import FILE, serving
from trainer.store.open import open_journal

ROOT = Path(__file__).parents[2]


def test_one_at_a_time(tmp_path: Path) -> None:
    journal = open_journal(tmp_path)
    with serving(journal, tmp_path):
        with pytest.raises(StoreFault, match="already"):
            serving(journal, tmp_path)
        other = open_journal(tmp_path / "other")
        with serving(other, tmp_path / "other"):
            pass
        other.close()
    with serving(journal, tmp_path):
        pass
    journal.close()


@pytest.mark.skipif(os.name != "posix", reason="looks at permissions")
def test_nobody_else_reads_or_takes_the_lock(tmp_path: Path) -> None:
    journal = open_journal(tmp_path)
    with serving(journal, tmp_path):
        assert (tmp_path / FILE).stat().st_mode & 0o077 == 0
    journal.close()


def test_a_folder_without_room_for_it_is_a_fault(tmp_path: Path) -> None:
    journal = open_journal(tmp_path)
    (tmp_path / FILE).mkdir()
    with pytest.raises(StoreFault, match="cannot be made"):
        serving(journal, tmp_path)
    journal.close()


@pytest.mark.skipif(sys.platform == "win32", reason="sends signals")
def test_the_lock_is_gone_with_a_process_that_was_killed(tmp_path: Path) -> None:
    flag = tmp_path / "ready"
    code = (
        "import pathlib, sys, threading\n"
        "from trainer.store.one_server import serving\nfrom trainer.store.open import open_journal\n"
        f"home = pathlib.Path({str(tmp_path)!r})\nheld = serving(open_journal(home), home)\n"
        f"pathlib.Path({str(flag)!r}).touch()\nthreading.Event().wait()\n"
    )
    with ExitStack() as stack:
        program = stack.enter_context(
            running([sys.executable, "-c", code], env={**os.environ, "PYTHONPATH": str(ROOT)}, stdin=subprocess.DEVNULL)
        )
        wait_for(flag, program)
        journal = open_journal(tmp_path)
        with pytest.raises(StoreFault):
            serving(journal, tmp_path)
        program.send_signal(signal.SIGKILL)
        program.wait(60)
        with serving(journal, tmp_path):
            pass
        journal.close()
