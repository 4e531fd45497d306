from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.program import CAREFUL, ROOT, trainer
from tests.conftest import CORNER
from trainer.cli.run import MAX_BYTES


def test_run_prints_the_outcome_and_the_scores(tmp_path: Path) -> None:
    path = tmp_path / "play.txt"
    path.write_text(CAREFUL, encoding="utf-8")
    result = trainer("run", CORNER, path, "--json")
    assert (result.returncode, result.stderr) == (0, "")
    told = json.loads(result.stdout)
    assert list(told) == [
        "scenario", "variant", "pack_sha256", "outcome", "ending", "scores", "overall", "moves", "breaches", "support",
    ]  # fmt: skip
    assert told["moves"] == 6
    assert told["scenario"] == "small/corner"
    assert len(told["pack_sha256"]) == 64
    assert set(told["support"]) == {"ada", "bo", "cy"}
    assert trainer("run", CORNER, "-", "--json", said=CAREFUL).stdout == result.stdout
    assert "Overall" in trainer("run", CORNER, path).stdout


def test_run_names_the_line_of_an_illegal_move(tmp_path: Path) -> None:
    path = tmp_path / "play.txt"
    path.write_text(CAREFUL.replace("ask bo.day", "ask ada.day"), encoding="utf-8")
    result = trainer("run", CORNER, path)
    assert result.returncode == 1
    assert result.stdout == ""
    assert f"{path}, line 3: illegal move 'ask ada.day'" in result.stderr
    assert "legal here: ask bo.day; pitch business-case" in result.stderr


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("scenario small/other\nclose\n", "this transcript is of 'small/other'"),
        ("close\n", "the first line must name the scenario"),
        ("scenario small/corner\nstudy ledger\n", "stops before the decision"),
        ("scenario small/corner\ndance\n", "line 2: 'dance' is no move"),
    ],
)
def test_run_says_what_is_wrong_with_a_transcript(text: str, message: str) -> None:
    result = trainer("run", CORNER, "-", said=text)
    assert result.returncode == 1
    assert message in result.stderr
    assert "Traceback" not in result.stderr


def test_misuse_and_unknown_names() -> None:
    assert trainer("fly").returncode == 2
    result = trainer("run", "small/cornr", "-")
    assert result.returncode == 2
    assert "there is no scenario 'small/cornr'" in result.stderr
    result = trainer("run", CORNER, "none.txt")
    assert result.returncode == 2
    assert "none.txt: there is no such file" in result.stderr
    result = trainer("run", "none.toml", "-")
    assert result.returncode == 2
    assert "none.toml: there is no such file" in result.stderr


def test_a_fault_in_a_transcript_names_the_file_and_the_line(tmp_path: Path) -> None:
    path = tmp_path / "play.txt"
    path.write_text("scenario small/corner\n\ndance\n", encoding="utf-8")
    assert f"trainer: {path}, line 3: 'dance' is no move" in trainer("run", CORNER, path).stderr
    assert f"trainer: {path}，第3行: “dance”" in trainer("run", CORNER, path, "--lang", "zh").stderr
    path.write_text("scenario small/other\nclose\n", encoding="utf-8")
    assert f"`trainer run small/other {path}` plays it" in trainer("run", CORNER, path).stderr


@pytest.mark.parametrize(
    ("data", "words"),
    [(b"scenario small/corner\nnote \xff\n", "is not UTF-8 text"), (b"#" * (MAX_BYTES + 1), "is larger than 1 MB")],
    ids=["bytes", "size"],
)
def test_what_is_no_text_is_refused_from_a_file_and_from_standard_input(
    tmp_path: Path, data: bytes, words: str
) -> None:
    path = tmp_path / "play.txt"
    path.write_bytes(data)
    with path.open("rb") as piped:
        for name, stream in ((str(path), None), ("-", piped)):
            done = subprocess.run(
                [sys.executable, "-m", "trainer", "run", str(CORNER), name], stdin=stream, capture_output=True,
                encoding="utf-8", cwd=ROOT, check=False,
            )  # fmt: skip
            assert (done.returncode, done.stdout) == (1, "")
            assert done.stderr.startswith(f"trainer: {name}: {words}")


def test_a_mark_at_the_beginning_of_a_transcript_is_no_part_of_it(tmp_path: Path) -> None:
    path = tmp_path / "play.txt"
    path.write_bytes(b"\xef\xbb\xbf" + CAREFUL.encode())
    assert trainer("run", CORNER, path).returncode == 0


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes with names")
def test_a_pipe_or_a_device_is_no_transcript(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "zero").symlink_to("/dev/zero")
    for name in ("pipe", "zero", "."):
        done = trainer("run", CORNER, tmp_path / name)
        assert done.returncode == 1
        assert done.stderr.startswith(f"trainer: {tmp_path / name}: is not a file\n")
