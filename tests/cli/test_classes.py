"""Classes from the command line: an attempt is played, handed in, taken in, reported on, graded and erased."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.classes.synthetic import attempts, corner, hand_in
from tests.classes.synthetic import one as handed_in
from tests.cli.program import ROOT, trainer
from tests.conftest import CORNER, InZone
from tests.debrief import plays
from tests.paper.reading import read, words
from tests.processes import HEARING, running, wait_for
from trainer.i18n.translator import Translator
from trainer.play.workspace import Workspace

TITLE = corner().scenario.brief.title


def played(name: str = "小明") -> str:
    """Play the small scenario in the user's folder and return the attempt's id."""
    workspace = Workspace()
    session = workspace.open(str(CORNER), name, "en")
    for move in plays.moves(plays.CAREFUL):
        session.play(move)
    workspace.close()
    return session.attempt.id


def test_from_a_play_to_a_grade(tmp_path: Path) -> None:
    attempt = played()
    file = tmp_path / "in" / "ming.toml"
    result = trainer("export", "attempt", attempt[:8], "-o", file, "--id", "ming@example.org")
    assert (result.returncode, result.stdout, result.stderr) == (0, "", f"{file}\n")
    seconds = tomllib.loads(file.read_text("utf-8"))["attempt"]["seconds"]
    assert seconds == sorted(seconds) and -1 <= seconds[0] <= seconds[-1] < 600
    again = trainer("export", "attempt", attempt[:8], "-o", file)
    assert again.returncode == 1 and "--force writes over it" in again.stderr
    assert trainer("export", "attempt", attempt[:8], "--id", "ming@example.org").stdout == file.read_text("utf-8")

    assert trainer("class", "new", "Sales 101").stdout == "Sales 101\n"
    assert "already" in trainer("class", "new", "Sales 101").stderr
    # The journal of this folder holds the scenario: it was played here.
    result = trainer("class", "add", "Sales 101", tmp_path / "in")
    assert (result.returncode, result.stdout) == (0, f"{file}: 小明, small/corner\n")
    assert "1 of 1 went in" in result.stderr and "already" not in result.stderr
    result = trainer("class", "add", "Sales 101", file, "--json")
    assert result.returncode == 0
    assert [one["kind"] for one in json.loads(result.stdout)] == ["duplicate"]
    listed = trainer("class", "list", "Sales 101").stdout
    assert "小明" in listed and attempt[:8] in listed and "ming@example.org" in listed
    assert "Sales 101" in trainer("class", "list").stdout
    assert json.loads(trainer("class", "list", "--json").stdout)[0]["plays"] == 1

    report = tmp_path / "report.html"
    assert trainer("class", "report", "Sales 101", "-o", report, "--lang", "zh").returncode == 0
    assert "小明" in report.read_text("utf-8") and "班级报告" in report.read_text("utf-8")
    assert trainer("class", "report", "Sales 101", "-o", report).returncode == 1
    paper = tmp_path / "report.pdf"
    assert trainer("class", "report", "Sales 101", "-o", paper, "--lang", "zh", "--paper", "letter").returncode == 0
    text = words(read(paper.read_bytes()))
    assert "小明" in text and "班级报告" in text
    assert trainer("class", "report", "Sales 101", "-o", paper).returncode == 1
    assert trainer("class", "report", "Sales 101", "-o", paper, "--paper", "a3", "--force").returncode == 2
    every = tmp_path / "debriefs.pdf"
    result = trainer("class", "debriefs", "Sales 101", "-o", every, "--lang", "zh")
    assert result.returncode == 0 and "不显示中位数" in result.stderr
    assert "小明的复盘" in words(read(every.read_bytes()))
    assert trainer("class", "debriefs", "Sales 101", "-o", every).returncode == 1
    one = tmp_path / "one.html"
    assert trainer("class", "debriefs", "Sales 101", attempt[:8], "-o", one).returncode == 0
    assert "小明" in one.read_text("utf-8")
    assert trainer("class", "debriefs", "Sales 101", "-o", tmp_path / "x.txt").returncode == 2
    hidden = tmp_path / "report.md"
    assert trainer("class", "report", "Sales 101", "-o", hidden, "--anonymous").returncode == 0
    assert "小明" not in hidden.read_text("utf-8")

    sheet = tmp_path / "grades.csv"
    result = trainer("export", "grades", "Sales 101", "--format", "moodle-csv", "-o", sheet)
    assert result.returncode == 0
    assert sheet.read_bytes().startswith(f'"Email address","{TITLE}"\r\n"ming@example.org",'.encode())
    book = tmp_path / "grades.xlsx"
    assert trainer("export", "grades", "Sales 101", "--format", "xlsx", "-o", book).returncode == 0
    assert book.read_bytes().startswith(b"PK")

    assert "erased from 1 class of yours and" in trainer("class", "erase", "小明", "--force").stderr
    assert "小明" not in trainer("class", "list", "Sales 101").stdout + trainer("attempts").stdout
    assert trainer("class", "report", "Sales 101", "-o", report, "--force").returncode == 0
    assert "小明" not in report.read_text("utf-8")
    assert trainer("class", "remove", "Sales 101").returncode == 1
    assert "1 play removed" in trainer("class", "remove", "Sales 101", "--force").stderr
    assert [path.name for path in tmp_path.rglob("*.part")] == []


def test_a_folder_taken_in_once_more_tells_only_what_is_new(tmp_path: Path) -> None:
    trainer("class", "new", "C")
    hand_in(tmp_path / "in", [handed_in("Ann"), handed_in("Ben", 2)])
    first = trainer("class", "add", "C", tmp_path / "in", "--scenario", CORNER)
    assert [line.partition(": ")[2] for line in first.stdout.splitlines()] == ["Ann, small/corner", "Ben, small/corner"]
    hand_in(tmp_path / "in", [handed_in("Ann"), handed_in("Ben", 2), handed_in("Cy", 3)])
    again = trainer("class", "add", "C", tmp_path / "in", "--scenario", CORNER)
    assert (again.returncode, again.stdout) == (0, f"{tmp_path / 'in' / '002.toml'}: Cy, small/corner\n")
    assert "1 of 3 went in" in again.stderr and "in the class already: 2" in again.stderr


def test_bad_files_are_listed_in_the_language_asked_for(tmp_path: Path) -> None:
    files = hand_in(tmp_path / "in", list(attempts(CORNER, 2)))
    files[0].write_text(files[0].read_text("utf-8").replace("leave", "close", 1), encoding="utf-8")
    trainer("class", "new", "C")
    result = trainer("class", "add", "C", *files, "--lang", "zh")
    assert result.returncode == 1
    assert f"{files[0]}：校验链在第" in result.stdout
    assert "案例包不对" in result.stdout
    result = trainer("class", "add", "C", *files, "--scenario", CORNER)
    assert "5 of 6 went in" in result.stderr or f"{len(files) - 1} of {len(files)} went in" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("class", "report", "No", "-o", "x.html"), 2, "there is no class 'No'"),
        (("class", "report", "No", "-o", "x.pdf2"), 2, "is no kind of report"),
        (("class", "add", "No", "gone.toml"), 2, "there is no class 'No'"),
        (("class", "erase", "Nemo"), 2, "nobody is called 'Nemo'"),
        (("class", "identify", "No", "a", "b"), 2, "there is no class"),
        (("export", "attempt", "ffff"), 2, "there is no attempt 'ffff'"),
        (("export", "attempt", "ffff", "--id", "=1+1"), 2, "cannot be somebody's id"),
        (("export", "grades", "No", "--format", "pdf", "-o", "x"), 2, "there is no format 'pdf'"),
        (("export", "grades", "No", "--format", "csv", "-o", "x", "--max", "0"), 2, "is not from 1 to"),
        (("export", "grades", "No", "--format", "csv", "-o", "x", "--max", "nan"), 2, "is not from 1 to"),
        (("export", "grades", "No", "--format", "csv", "-o", "x", "--attempt", "luck"), 2, "best, first or last"),
    ],
)
def test_misuse(arguments: tuple[str, ...], code: int, message: str) -> None:
    result = trainer(*arguments)
    assert (result.returncode, result.stdout) == (code, "")
    assert message in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="sends SIGINT")
def test_an_interrupt_leaves_no_half_file_and_no_half_class(tmp_path: Path, user_folder: Path) -> None:
    hand_in(tmp_path / "in", list(attempts(CORNER, 6)))
    trainer("class", "new", "C")
    # It waits where every file is read, until the signal has come.
    script = (
        f"{HEARING}"
        "import os, time, pathlib\n"
        "import trainer.classes.import_attempts as enrol\n"
        "def waiting(*_):\n"
        "    pathlib.Path(os.environ['READY']).touch()\n"
        "    while True: time.sleep(0.01)\n"
        "enrol._replay = waiting\n"
        "from trainer.__main__ import main\n"
        "main()\n"
    )
    flag = tmp_path / "ready"
    with running(
        [sys.executable, "-c", script, "class", "add", "C", str(tmp_path / "in"), "--scenario", str(CORNER)],
        cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT), "READY": str(flag)}, stderr=subprocess.PIPE,
    ) as program:  # fmt: skip
        wait_for(flag, program)
        program.send_signal(signal.SIGINT)
        _, told = program.communicate(timeout=60)
    assert program.returncode == 130
    assert "interrupted" in told and "Traceback" not in told
    assert json.loads(trainer("class", "list", "--json").stdout)[0]["plays"] == 0


def test_one_mistyped_path_does_not_stop_the_others(tmp_path: Path) -> None:
    files = hand_in(tmp_path / "in", list(attempts(CORNER, 1)))
    (tmp_path / "in" / "homework.txt").write_text("mine")
    trainer("class", "new", "C")
    result = trainer("class", "add", "C", tmp_path / "gone", tmp_path / "in", "--scenario", CORNER)
    assert result.returncode == 1
    assert result.stdout.splitlines() == [
        f"{tmp_path / 'gone'}: there is no such file",
        *(f"{file}: Trainee 00 学员, small/corner" for file in files),
        f"{tmp_path / 'in' / 'homework.txt'}: passed over, for its name does not end in .toml",
    ]
    assert f"{len(files)} of {len(files) + 1} went in" in result.stderr and "passed over" in result.stderr


def test_identifying_says_what_was_done_and_lists_show_results(tmp_path: Path) -> None:
    files = hand_in(tmp_path / "in", list(attempts(CORNER, 1)))
    trainer("class", "new", "C")
    trainer("class", "add", "C", *files, "--scenario", CORNER)
    who = "Trainee 00 学员"
    told = [trainer("class", "identify", "C", who, identity).stderr for identity in ("s1", "s2", "", "")]
    assert told == [
        f"{who}: s1 in the gradebook\n", f"{who}: s2 in the gradebook, no longer s1\n",
        f"{who}: no id in the gradebook any more (it was s2)\n", f"{who}: no id in the gradebook, as before\n",
    ]  # fmt: skip
    plays = json.loads(trainer("class", "list", "C", "--json").stdout)
    listed = trainer("class", "list", "C", "--lang", "zh").stdout.splitlines()
    assert listed[0].split()[-1] == "结果"
    assert {one["practice"] for one in plays} == {True, False}
    for one in plays:
        (line,) = [line for line in listed if one["attempt"][:8] in line]
        assert line.endswith(f"{Translator('zh').term('outcome', one['outcome'])} {one['overall']}")
        assert ("练习" in line) == one["practice"]
    assert trainer("--lang", "zh", "class", "list").stdout.split()[2] == "人数"
    sheet = tmp_path / "grades.csv"
    trainer("export", "grades", "C", "--format", "csv", "-o", sheet, "--lang", "zh")
    head = sheet.read_text("utf-8-sig").splitlines()[0]
    assert head.startswith('"姓名","成绩册编号",') and "small/corner" not in head


def test_plays_are_listed_in_local_time(tmp_path: Path, in_zone: InZone) -> None:
    (file,) = hand_in(tmp_path / "in", [handed_in("Ann")])
    trainer("class", "new", "C")
    trainer("class", "add", "C", file, "--scenario", CORNER)
    assert "2026-11-01 09:00" in trainer("class", "list", "C").stdout
    in_zone("XXX-14:30")
    assert "2026-11-01 23:30" in trainer("class", "list", "C").stdout
    assert json.loads(trainer("class", "list", "C", "--json").stdout)[0]["opened"].endswith("09:00:00+00:00")
