from __future__ import annotations

import os
from pathlib import Path

import pytest

from trainer.errors import TrainerError
from trainer.packs.atomic_write import refuse_over, write_file, write_files


def test_a_file_is_written_with_its_folder_and_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "a.txt"
    write_file(path, b"one")
    write_file(path, b"two")
    assert path.read_bytes() == b"two"
    assert [one.name for one in path.parent.iterdir()] == ["a.txt"]


def test_what_is_there_is_kept_unless_it_may_be_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"mine")
    with pytest.raises(TrainerError, match="is there already") as caught:
        write_file(path, b"yours", over=False)
    assert "--force" in caught.value.remedy
    assert path.read_bytes() == b"mine"
    assert len(list(tmp_path.iterdir())) == 1
    refuse_over(path, force=True)
    with pytest.raises(TrainerError, match="is there already"):
        refuse_over(path, force=False)
    refuse_over(tmp_path / "b.txt", force=False)


@pytest.mark.parametrize("fault", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_a_write_that_fails_leaves_the_old_file_and_no_half_one(
    fault: BaseException, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(self: Path, target: Path) -> Path:
        raise fault

    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    monkeypatch.setattr(Path, "replace", failing)
    with pytest.raises((TrainerError, KeyboardInterrupt)) as caught:
        write_file(path, b"new")
    if isinstance(caught.value, TrainerError):
        assert caught.value.message == "cannot be written: no room is left on the disk"
    assert path.read_bytes() == b"old"
    assert [one.name for one in tmp_path.iterdir()] == ["a.txt"]


def test_several_files_go_into_one_folder(tmp_path: Path) -> None:
    write_files(tmp_path / "new", {"a": b"1", "b": b"2"})
    assert {one.name: one.read_bytes() for one in (tmp_path / "new").iterdir()} == {"a": b"1", "b": b"2"}


def test_an_interrupt_while_a_file_is_written_leaves_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_handle: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    (tmp_path / "old").write_text("old")
    with pytest.raises(KeyboardInterrupt):
        write_file(tmp_path / "old", b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["old"]
    assert (tmp_path / "old").read_text() == "old"
