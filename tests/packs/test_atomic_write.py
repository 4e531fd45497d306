from __future__ import annotations

import os
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from trainer.errors import TrainerError
from trainer.packs.atomic_write import refuse_over, write_file, write_files

POSIX = pytest.mark.skipif(os.name != "posix", reason="links, rights and devices of POSIX")


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


def test_the_longest_names_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / ("场" * 80 + ".pdf")
    assert len(os.fsencode(path.name)) == 244
    write_file(path, b"%PDF")
    write_file(tmp_path / ("x" * 255), b"")
    assert sorted(len(os.fsencode(one.name)) for one in tmp_path.iterdir()) == [244, 255]
    with pytest.raises(TrainerError, match="cannot be written: its name is too long"):
        write_file(tmp_path / ("x" * 256), b"")
    assert len(list(tmp_path.iterdir())) == 2


def test_threads_that_write_one_file_leave_one_of_theirs_whole(tmp_path: Path) -> None:
    whole = [bytes([number]) * 200_000 for number in range(16)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda data: write_file(tmp_path / "a", data), whole))
    assert (tmp_path / "a").read_bytes() in whole
    assert [one.name for one in tmp_path.iterdir()] == ["a"]


@POSIX
def test_a_link_stays_a_link_and_rights_stay(tmp_path: Path) -> None:
    link, target = tmp_path / "link", tmp_path / "deep" / "target"
    target.parent.mkdir()
    link.symlink_to(Path("deep") / "target")
    write_file(link, b"one", over=False)
    target.chmod(0o640)
    write_file(link, b"two")
    assert link.is_symlink() and target.read_bytes() == b"two"
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert [one.name for one in target.parent.iterdir()] == ["target"]
    (tmp_path / "circle").symlink_to("circle")
    with pytest.raises(TrainerError, match="links lead in a circle"):
        write_file(tmp_path / "circle", b"")


@POSIX
def test_a_pipe_or_a_device_is_written_to_and_never_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(TrainerError, match="cannot be written: nobody reads from it"):
        write_file(pipe, b"lost")
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        with pytest.raises(TrainerError, match="is there already"):
            write_file(pipe, b"no", over=False)
        write_file(pipe, b"through")
        assert os.read(reader, 100) == b"through"
    finally:
        os.close(reader)
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    write_file(Path(os.devnull), b"gone")
    assert stat.S_ISCHR(Path(os.devnull).stat().st_mode)
    if Path("/dev/full").exists():
        with pytest.raises(TrainerError, match="no room is left"):
            write_file(Path("/dev/full"), b"x" * 100_000)
    with pytest.raises(TrainerError, match="it is a folder"):
        write_file(tmp_path, b"")


@POSIX
def test_a_disk_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "disk"
    path.write_bytes(b"mine")
    monkeypatch.setattr(stat, "S_ISREG", lambda _: False)
    monkeypatch.setattr(stat, "S_ISBLK", lambda _: True)
    with pytest.raises(TrainerError, match="is a disk"):
        write_file(path, b"")
    assert path.read_bytes() == b"mine"


@POSIX
def test_what_is_private_is_for_the_user_alone(tmp_path: Path) -> None:
    umask = os.umask(0o022)
    try:
        write_file(tmp_path / "own" / "deep" / "a", b"", private=True)
        write_file(tmp_path / "shared" / "a", b"")
    finally:
        os.umask(umask)
    modes = {str(one.relative_to(tmp_path)): stat.S_IMODE(one.stat().st_mode) for one in tmp_path.rglob("*")}
    assert modes == {"own": 0o700, "own/deep": 0o700, "own/deep/a": 0o600, "shared": 0o755, "shared/a": 0o644}


def test_a_file_among_the_folders_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for path in (tmp_path / "file" / "a", tmp_path / "file" / "deep" / "a"):
        with pytest.raises(TrainerError, match="a part of its path is no folder"):
            write_file(path, b"")


def test_what_cannot_be_looked_at_is_not_said_to_be_there(tmp_path: Path) -> None:
    refuse_over(tmp_path / ("x" * 300), force=False)
