"""What was not saved: there again for the next window, and for no window beside the one that wrote it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from trainer.play.unsaved import FOLDER, UnsavedTexts

BASE = "0" * 64


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "deal.toml"
    path.write_text("level = 1\n")
    return path


def texts_of(file: Path, base: str = BASE) -> list[str]:
    return [one.text for one in UnsavedTexts(file).left_behind(base)]


def ended(file: Path, *texts: str, base: str = BASE) -> None:
    """Let a window keep these texts and end without saving."""
    window = UnsavedTexts(file)
    for version, text in enumerate(texts):
        window.keep(text, base, version)
    window.close()


def test_the_last_text_of_a_window_that_ended_is_there_again_for_its_user_alone(file: Path, user_folder: Path) -> None:
    ended(file, "one", "two \U000f001b\ud800 中")
    (found,) = UnsavedTexts(file).left_behind("f" * 64)
    assert (found.text, found.base) == ("two \U000f001b\ud800 中", BASE)
    if sys.platform != "win32":
        assert (user_folder / FOLDER).stat().st_mode & 0o777 == 0o700
        assert {one.stat().st_mode & 0o777 for one in (user_folder / FOLDER).iterdir()} == {0o600}
    window = UnsavedTexts(file)
    window.remove(found)
    assert window.left_behind(BASE) == ()


def test_windows_that_are_open_keep_their_texts_to_themselves(file: Path) -> None:
    first, second = UnsavedTexts(file), UnsavedTexts(file)
    first.keep("first", BASE, 1)
    second.keep("second", BASE, 1)
    assert texts_of(file) == [] == list(first.left_behind(BASE))
    first.close()
    assert [one.text for one in second.left_behind(BASE)] == ["first"]
    second.drop(1)
    assert texts_of(file) == ["first"]
    second.close()
    assert texts_of(file) == ["first"]


def test_the_text_of_a_window_in_another_process_is_offered_once_that_is_killed(file: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from trainer.play.unsaved import UnsavedTexts;"
        f"window = UnsavedTexts(Path({str(file)!r})); window.keep('mine', {BASE!r}, 1);"
        "print('kept', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as program:
        assert program.stdout is not None
        assert program.stdout.readline().strip() == b"kept"
        assert texts_of(file) == []
        program.kill()
        program.wait()
    assert texts_of(file) == ["mine"]


def test_what_is_saved_or_given_up_is_gone_however_late_a_thread_comes(file: Path, user_folder: Path) -> None:
    window = UnsavedTexts(file)
    window.keep("new", BASE, 7)
    window.keep("older, from a thread that was held up", BASE, 6)
    window.drop(6)
    window.close()
    assert texts_of(file) == ["new"]
    window = UnsavedTexts(file)
    window.keep("text", BASE, 3)
    window.drop(3)
    window.keep("the same, late", BASE, 3)
    assert sorted(path.suffix for path in (user_folder / FOLDER).iterdir()) == [".json", ".lock"] or os.name == "nt"
    window.keep("typed since", BASE, 4)
    window.close()
    window.keep("after the end", BASE, 5)
    assert sorted(texts_of(file)) == ["new", "typed since"]


def test_the_newest_comes_first_and_a_file_that_was_moved_is_known_by_its_bytes(file: Path, tmp_path: Path) -> None:
    ended(file, "older")
    ended(file, "newer")
    assert texts_of(file) == ["newer", "older"]
    other = tmp_path / "other.toml"
    other.write_bytes(file.read_bytes())
    assert texts_of(other) == []
    moved = file.rename(tmp_path / "moved.toml")
    assert texts_of(moved) == ["newer", "older"] and texts_of(moved, "1" * 64) == []
    # A window that was ended while it wrote leaves a part behind; it goes, the text stays.
    folder = Path(os.environ["TRAINER_HOME"]) / FOLDER
    part = folder / ".abc.json.x1.tmp"
    part.write_bytes(b"{")
    os.utime(part, (0, 0))
    assert texts_of(moved) == ["newer", "older"] and not part.exists()


@pytest.mark.parametrize(
    "data",
    [
        b"", b"{", b"[]", b"null", b"[" * 100_000, b"\xff", b'{"file": 1}',
        b'{"file": "FILE", "base": "", "text": "x", "written": "yesterday"}',
        b'{"file": "FILE", "base": "", "text": "x", "written": "2026-01-01"}',
    ],
)  # fmt: skip
def test_what_is_damaged_is_passed_over(data: bytes, file: Path, user_folder: Path) -> None:
    ended(file, "good")
    bad = user_folder / FOLDER / "bad.json"
    bad.write_bytes(data.replace(b"FILE", json.dumps(str(file.resolve())).strip('"').encode()))
    assert texts_of(file) == ["good"] and bad.exists()


def test_what_cannot_be_kept_is_an_error_and_what_cannot_be_read_is_none(file: Path, user_folder: Path) -> None:
    user_folder.write_text("in the way")
    with pytest.raises(OSError):
        UnsavedTexts(file).keep("text", BASE, 1)
    assert texts_of(file) == []


def test_threads_of_one_window_write_one_after_the_other(file: Path) -> None:
    window = UnsavedTexts(file)
    threads = [threading.Thread(target=window.keep, args=(f"{number}", BASE, number)) for number in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    window.close()
    assert texts_of(file) == ["11"]
