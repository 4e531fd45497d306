from __future__ import annotations

import gc
import io
import os

import pytest

from tests.conftest import CORNER
from trainer.cli.full_screen import need_terminal, open_shelf, say_farewell
from trainer.errors import TrainerError, UnknownScenario
from trainer.tui.terminal import Farewell


def test_without_a_terminal_the_command_that_needs_none_is_named() -> None:
    with pytest.raises(TrainerError) as caught:
        open_shelf("en", start=str(CORNER))
    assert caught.value.remedy == f"`trainer play {CORNER} --plain` works without one"
    with pytest.raises(TrainerError) as caught:
        open_shelf("en")
    assert caught.value.remedy == "`trainer play --plain` works without one"


def test_what_was_named_wrongly_is_told_before_the_terminal_is() -> None:
    with pytest.raises(UnknownScenario, match="no-such"):
        open_shelf("en", start="no-such")


def test_in_a_terminal_nothing_is_collected_while_it_starts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    try:
        need_terminal(lambda: pytest.fail("not asked for"))
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_a_farewell_is_said_where_there_is_one(capsys: pytest.CaptureFixture[str]) -> None:
    say_farewell(Farewell("", 0))
    say_farewell(Farewell("go on", 0))
    assert capsys.readouterr().err == "go on\n"
    with pytest.raises(SystemExit) as left:
        say_farewell(Farewell("go on", 143))
    assert left.value.code == 143 and capsys.readouterr().err == "go on\n"


def test_a_terminal_that_is_gone_hears_no_farewell(monkeypatch: pytest.MonkeyPatch) -> None:
    class Gone(io.StringIO):
        def write(self, _: str) -> int:
            raise OSError(5, os.strerror(5))

    monkeypatch.setattr("sys.stderr", Gone())
    with pytest.raises(SystemExit) as left:
        say_farewell(Farewell("go on", 129))
    assert left.value.code == 129
