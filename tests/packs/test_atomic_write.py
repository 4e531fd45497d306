from __future__ import annotations

import os
from pathlib import Path

import pytest


def test_an_interrupt_while_a_file_is_written_leaves_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from trainer.packs import atomic_write

    def interrupted(_handle: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    (tmp_path / "old").write_text("old")
    with pytest.raises(KeyboardInterrupt):
        atomic_write.write_file(tmp_path / "old", b"new")
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["old"]
    assert (tmp_path / "old").read_text() == "old"


def test_a_file_that_came_meanwhile_is_not_replaced(tmp_path: Path) -> None:
    from trainer.errors import TrainerError
    from trainer.packs.atomic_write import write_file

    path = tmp_path / "report.html"
    path.write_text("somebody's")
    with pytest.raises(TrainerError, match="is there already"):
        write_file(path, b"ours", over=False)
    assert [(one.name, one.read_text()) for one in tmp_path.iterdir() if one.is_file()] == [(path.name, "somebody's")]
