from __future__ import annotations

import re
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from trainer.errors import StoreFault, UsageError
from trainer.store.seat_key import FILE, SECRET_VARIABLE, seat_owner, serve_key


def test_a_key_is_made_once_and_is_its_users_alone(tmp_path: Path) -> None:
    owner = seat_owner(tmp_path)
    assert re.fullmatch("[0-9a-f]{64}", owner)
    assert seat_owner(tmp_path) == owner
    path = tmp_path / FILE
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert owner not in path.read_text(encoding="ascii")
    assert [each.name for each in tmp_path.iterdir()] == [FILE]


def test_two_folders_have_two_keys(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    assert seat_owner(tmp_path / "a") != seat_owner(tmp_path / "b")


@pytest.mark.parametrize("damage", [b"", b"x" * 64, b"0" * 63, b"\xff" * 64])
def test_a_damaged_key_is_kept_and_another_made(tmp_path: Path, damage: bytes) -> None:
    (tmp_path / FILE).write_bytes(damage)
    seat_owner(tmp_path)
    assert (tmp_path / "seat-damaged-1.key").read_bytes() == damage


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file"):
        seat_owner(tmp_path / "nowhere")


def test_who_starts_at_the_same_time_takes_the_same_key(tmp_path: Path) -> None:
    code = (
        "import sys, pathlib; from trainer.store import seat_key; print(seat_key.seat_owner(pathlib.Path(sys.argv[1])))"
    )
    starts = [
        subprocess.Popen([sys.executable, "-c", code, str(tmp_path)], stdout=subprocess.PIPE, text=True)
        for _ in range(4)
    ]
    assert len({start.communicate(timeout=60)[0] for start in starts}) == 1


def test_the_key_of_a_server_stays_and_does_not_tell_the_owner(tmp_path: Path) -> None:
    key = serve_key(tmp_path)
    assert re.fullmatch("[0-9a-f]{64}", key)
    assert serve_key(tmp_path) == key != seat_owner(tmp_path)


def test_a_secret_of_the_environment_stands_for_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SECRET_VARIABLE, "x" * 32)
    found = {(serve_key(tmp_path / each), seat_owner(tmp_path / each)) for each in ("one", "two")}
    assert len(found) == 1
    assert list(tmp_path.iterdir()) == []
    monkeypatch.setenv(SECRET_VARIABLE, "x" * 31)
    with pytest.raises(UsageError, match="tried out"):
        serve_key(tmp_path)


def test_a_folder_without_room_for_a_key_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(StoreFault, match="cannot be made"):
        serve_key(tmp_path / "nowhere")
