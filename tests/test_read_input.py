from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest

from trainer.errors import TrainerError, UsageError
from trainer.read_input import LONGEST_LINE, MOST_LINES, InputLines, InputRefused, open_file, read_file, read_stdin

needs_fifos = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes with names")


def refused(path: Path, most: int = 100) -> InputRefused:
    with pytest.raises(InputRefused) as caught:
        read_file(path, most)
    return caught.value


def test_a_file_of_the_largest_size_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"x" * 100)
    assert read_file(path, 100) == b"x" * 100
    link = tmp_path / "link"
    link.symlink_to(path)
    assert read_file(link, 100) == b"x" * 100
    with open_file(path, 100) as file:
        assert file.read(3) == b"xxx"


@pytest.mark.parametrize(
    ("most", "words"),
    [(99, "is larger than 0 KB"), (2048, "is larger than 2 KB"), (3 * 1024 * 1024, "is larger than 3 MB")],
)
def test_one_byte_more_is_not(tmp_path: Path, most: int, words: str) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"x" * (most + 1))
    fault = refused(path, most)
    assert fault.large and not fault.absent
    assert str(fault.wrong) == words


def test_what_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for path in (tmp_path / "gone", tmp_path / "file" / "below"):
        fault = refused(path)
        assert fault.absent and not fault.large
        assert str(fault.wrong) == "there is no such file"
    for name in ("nul\0", "long" * 2000):
        fault = refused(tmp_path / name)
        assert not fault.absent
        assert "cannot be read: " in str(fault.wrong)


@needs_fifos
def test_what_is_no_ordinary_file_is_refused_unopened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "zero").symlink_to("/dev/zero")

    def opened(*_: object, **__: object) -> None:
        raise AssertionError

    monkeypatch.setattr("builtins.open", opened)
    for path in (tmp_path, tmp_path / "pipe", tmp_path / "zero"):
        assert str(refused(path).wrong) == "is not a file"


@needs_fifos
def test_a_pipe_that_takes_a_files_place_keeps_nobody_waiting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    os.mkfifo(tmp_path / "pipe")
    file = (tmp_path / "file").stat()
    monkeypatch.setattr(Path, "stat", lambda *_, **__: file)
    assert str(refused(tmp_path / "pipe").wrong) == "is not a file"


@pytest.mark.skipif(not Path("/proc/self/maps").exists(), reason="needs files that the system makes up")
def test_a_file_that_says_it_is_empty_and_is_not() -> None:
    assert Path("/proc/self/maps").stat().st_size == 0
    assert refused(Path("/proc/self/maps")).large


def test_the_error_that_is_raised_in_its_place(tmp_path: Path) -> None:
    error = refused(tmp_path / "gone").error(UsageError, "gone.txt", "look again")
    assert type(error) is UsageError
    assert str(error) == "gone.txt: there is no such file\n  look again"


def given(monkeypatch: pytest.MonkeyPatch, data: bytes) -> io.BytesIO:
    stream = io.BytesIO(data)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(stream, encoding="utf-8"))
    return stream


def test_standard_input_has_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    given(monkeypatch, b"x" * 100)
    assert read_stdin(100) == b"x" * 100
    given(monkeypatch, b"x" * 101)
    with pytest.raises(InputRefused) as caught:
        read_stdin(100)
    assert caught.value.large
    monkeypatch.setattr(sys, "stdin", None)
    assert read_stdin(100) == b""


def test_lines_one_after_another(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    given(monkeypatch, "a\n\n中文 \nlast".encode())
    lines = InputLines()
    assert [lines.read("? ") for _ in range(4)] == ["a", "", "中文 ", "last"]
    with pytest.raises(EOFError):
        lines.read("? ")
    assert capsys.readouterr().out == "? " * 5
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(EOFError):
        InputLines().read()


def test_a_line_without_an_end_is_not_read_to_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    given(monkeypatch, b"x" * LONGEST_LINE + b"\n" + b"y" * LONGEST_LINE)
    assert InputLines().read() == "x" * LONGEST_LINE
    assert InputLines().read() == "y" * LONGEST_LINE
    stream = given(monkeypatch, b"x" * 50 * LONGEST_LINE)
    with pytest.raises(TrainerError, match="has more than 10000 characters"):
        InputLines().read()
    assert stream.tell() < 5 * LONGEST_LINE


def test_a_line_that_was_typed_has_the_same_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    given(monkeypatch, b"")
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    monkeypatch.setattr("builtins.input", lambda prompt: prompt + "x" * LONGEST_LINE)
    assert len(InputLines().read("")) == LONGEST_LINE
    with pytest.raises(TrainerError, match="has more than"):
        InputLines().read("?")


def test_a_program_that_never_stops_answering_is_not_heard_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    given(monkeypatch, b"y\n" * (MOST_LINES + 1))
    lines = InputLines()
    assert {lines.read() for _ in range(MOST_LINES)} == {"y"}
    with pytest.raises(TrainerError, match=f"more than {MOST_LINES} lines"):
        lines.read()
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    monkeypatch.setattr("builtins.input", lambda _: "y")
    lines = InputLines()
    assert {lines.read() for _ in range(MOST_LINES + 1)} == {"y"}
