from __future__ import annotations

import errno
import io
import os
import signal
import subprocess
import sys
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest

from tests.processes import running, wait_for
from trainer.cli import diagnostics
from trainer.cli.diagnostics import FAULTS, FINE, INTERNAL, INTERRUPTED, MISUSE, guarded
from trainer.errors import N_, BadPack, Interrupted, StoreFault, TrainerError, UnknownScenario, UsageError

ROOT = Path(__file__).parents[2]


def test_an_internal_fault_is_a_log_and_no_traceback(capsys: pytest.CaptureFixture[str]) -> None:
    words = "".join(["bo", "om"])

    def broken() -> None:
        raise RuntimeError(words)

    assert guarded(broken) == INTERNAL
    told = capsys.readouterr().err
    assert "RuntimeError: boom" in told
    assert "Traceback" not in told
    log = Path(told.rpartition(": ")[2].strip())
    assert "broken" in log.read_text(encoding="utf-8")
    assert "boom" not in log.read_text(encoding="utf-8"), "messages may hold a trainee's words"
    log.unlink()


def test_interrupted_is_130() -> None:
    def interrupted() -> None:
        raise KeyboardInterrupt

    assert guarded(interrupted) == INTERRUPTED


@pytest.mark.parametrize(
    ("leaving", "code"),
    [
        (None, FINE),
        (SystemExit(), FINE),
        (SystemExit(FAULTS), FAULTS),
        (SystemExit("why"), MISUSE),
        (UsageError("x"), MISUSE),
        (UnknownScenario("x"), MISUSE),
        (TrainerError("x"), FAULTS),
        (BadPack("x"), FAULTS),
        (StoreFault("x"), FAULTS),
        (Interrupted(), INTERRUPTED),
    ],
    ids=repr,
)
def test_exit_codes(leaving: BaseException | None, code: int) -> None:
    def run() -> None:
        if leaving is not None:
            raise leaving

    assert guarded(run) == code


def test_faults_are_told_in_the_language_of_the_user(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TRAINER_LANG", "zh")

    def stopped() -> None:
        raise KeyboardInterrupt

    def broken() -> None:
        raise RuntimeError("{boom}")

    guarded(stopped)
    assert capsys.readouterr().err == "已中断，演练过的都已保存\n"
    guarded(broken)
    first, second, third = capsys.readouterr().err.splitlines()
    assert first == "trainer: 程序内部出错：RuntimeError：{boom}"
    assert second == "到此为止的演练都已保存：用 `trainer resume` 接着来"
    assert third.startswith("报告问题时请附上这份日志：")
    Path(third.partition("：")[2].strip()).unlink()


def test_a_fault_is_told_in_english_where_no_language_can_be_found(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object) -> None:
        raise OSError

    monkeypatch.setattr("trainer.cli.language.translator_for", broken)

    def faulty() -> None:
        raise TrainerError(N_("there is no such file"), where="a")

    assert guarded(faulty) == FAULTS
    assert capsys.readouterr().err == "trainer: a: there is no such file\n"


@pytest.mark.skipif(sys.platform == "win32", reason="sends signals")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGUSR1"])
def test_who_is_asked_to_end_while_a_file_is_written_tidies_away(name: str, tmp_path: Path) -> None:
    flag, pack = tmp_path / "ready", tmp_path / "pack"
    script = (
        "import pathlib, time\n"
        "import trainer.packs.atomic_write as writing\n"
        "def waiting(*_):\n"
        f"    pathlib.Path({str(flag)!r}).touch()\n"
        "    while True: time.sleep(0.01)\n"
        "writing.os.fsync = waiting\n"
        "from trainer.__main__ import main\n"
        "main()\n"
    )
    new = ("new", str(pack), "--title", "A", "--customer", "B", "--people", "3", "--trade", "software", "--lang", "en")
    with running(
        [sys.executable, "-c", script, *new], cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)},
        stderr=subprocess.PIPE,
    ) as program:  # fmt: skip
        wait_for(flag, program)
        assert [one.suffix for one in pack.iterdir()] == [".part"]
        program.send_signal(getattr(signal, name))
        program.communicate(timeout=60)
    assert program.returncode == 128 + getattr(signal, name)
    assert list(pack.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="sends signals")
def test_what_fails_on_the_way_out_is_no_fault(capsys: pytest.CaptureFixture[str]) -> None:
    def dying() -> None:
        try:
            os.kill(os.getpid(), signal.SIGTERM)
        except KeyboardInterrupt:
            raise OSError(errno.EIO, "the terminal is gone") from None

    assert guarded(dying) == 143
    assert capsys.readouterr().err == ""


def test_who_cannot_be_told_anything_is_no_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    class Gone(io.StringIO):
        def write(self, _: str) -> int:
            raise OSError(errno.EIO, "the terminal is gone")

    def broken() -> None:
        raise TrainerError("x")

    monkeypatch.setattr(sys, "stderr", Gone())
    assert guarded(broken) == INTERNAL


def test_a_second_interrupt_while_the_first_is_told_is_no_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(diagnostics, "_speaker", interrupted)
    assert guarded(interrupted) == INTERRUPTED


@pytest.mark.parametrize("error", [BrokenProcessPool("terminated abruptly"), MemoryError()])
def test_too_little_memory_is_no_internal_fault(error: Exception, capsys: pytest.CaptureFixture[str]) -> None:
    def broken() -> None:
        raise error

    assert guarded(broken) == FAULTS
    assert "close other programs and try again" in capsys.readouterr().err
