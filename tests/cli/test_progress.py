from __future__ import annotations

import io
import sys

import pytest

from trainer.cli import progress
from trainer.cli.diagnostics import INTERRUPTED, guarded
from trainer.i18n.translator import Translator


class Terminal(io.StringIO):
    """A standard error that somebody watches."""

    def isatty(self) -> bool:
        return True


def test_progress_is_shown_to_whoever_watches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "SHOWN_AFTER", 0)
    for watched in (Terminal(), io.StringIO()):
        monkeypatch.setattr(sys, "stderr", watched)
        with progress.progress(Translator("en"), "Replaying [bold]") as tell:
            for done in range(3):
                tell(done, 3)
        assert ("Replaying [bold]" in watched.getvalue()) == watched.isatty()
    with pytest.raises(KeyboardInterrupt), progress.progress(Translator("en"), "Replaying"):
        raise KeyboardInterrupt
    assert "interrupted; nothing was written" in watched.getvalue()


def test_steps_change_what_the_bar_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "SHOWN_AFTER", 0)
    watched = Terminal()
    monkeypatch.setattr(sys, "stderr", watched)
    with progress.progress_of_steps(Translator("en"), "interrupted") as tell:
        tell("first", 1, 2)
        tell("second", 1, 3)
    assert "second" in watched.getvalue()


def test_an_interrupt_is_told_once_and_in_the_language(capsys: pytest.CaptureFixture[str]) -> None:
    def interrupted() -> None:
        with progress.progress(Translator("zh"), "重放"):
            raise KeyboardInterrupt

    assert guarded(interrupted) == INTERRUPTED
    assert capsys.readouterr().err == "已中断，什么也没有写入\n"


def test_what_is_quick_needs_no_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    watched = Terminal()
    monkeypatch.setattr(sys, "stderr", watched)
    with progress.progress(Translator("en"), "Replaying") as tell:
        tell(1, 1)
    assert watched.getvalue() == ""
