"""`export` as a command; from a play to a grade it is followed in `test_classes`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.classes.synthetic import SERVICE_DESK, attempts, corner, hand_in, played, portable, service_desk
from tests.cli.program import trainer
from tests.conftest import CORNER

TITLE = corner().scenario.brief.title


@pytest.fixture
def course(tmp_path: Path) -> str:
    """A class with a few plays of people whom no gradebook knows."""
    files = hand_in(tmp_path / "in", list(attempts(CORNER, 2)))
    trainer("class", "new", "C")
    trainer("class", "add", "C", *files, "--scenario", CORNER)
    return "C"


def test_whom_the_gradebook_does_not_know_is_named_and_how_to_mend_it(course: str, tmp_path: Path) -> None:
    sheet = tmp_path / "grades.csv"
    arguments = ("export", "grades", course, "--format", "moodle-csv", "-o", sheet, "--max", "120")
    result = trainer(*arguments)
    assert result.returncode == 0
    assert str(sheet) in result.stderr.splitlines()
    assert "could not tell who it is: Trainee 00 学员" in result.stderr
    assert "`trainer class identify CLASS PERSON ID`" in result.stderr
    assert f"“{TITLE}”: 1 grade, of at most 120" in result.stderr
    assert f"first make “{TITLE}” in Moodle with the maximum 120" in result.stderr
    assert "--roster FILE.csv checks them" in result.stderr
    assert sheet.read_text("utf-8").startswith(f'"Email address","{TITLE}"\n"s0001@example.org",')
    again = trainer(*arguments)
    assert (again.returncode, "--force writes over it" in again.stderr) == (1, True)


def test_a_file_for_each_scenario_and_only_the_one_asked_for(course: str, tmp_path: Path) -> None:
    moves = played(SERVICE_DESK, 1, 1)
    play = portable(service_desk(), moves, "Zoe", opened="2027-01-01T09:00:00+00:00", identity="zoe@example.org")
    trainer("class", "add", course, *hand_in(tmp_path / "more", [play]))
    arguments = ("export", "grades", course, "--format", "moodle-csv", "-o")
    result = trainer(*arguments, tmp_path / "all.csv")
    assert result.returncode == 0
    names = {"all-small-corner.csv", "all-software-firm-service-desk.csv"}
    assert {path.name for path in tmp_path.glob("*.csv")} == names
    # Nobody who has not played it is in a file: no mark given by hand is taken away.
    written = (tmp_path / "all-software-firm-service-desk.csv").read_text().splitlines()
    assert [line.split(",")[0] for line in written] == [
        '"Email address"', '"zoe@example.org"',
    ]  # fmt: skip
    assert trainer(*arguments, tmp_path / "all.csv").returncode == 1
    one = trainer(*arguments, tmp_path / "one.csv", "--scenario", "service-desk", "--item", "Role play 1")
    assert (one.returncode, (tmp_path / "one.csv").read_text("utf-8").splitlines()[0]) == (
        0, '"Email address","Role play 1"',
    )  # fmt: skip
    both = trainer(*arguments, tmp_path / "two.csv", "--item", "Role play 1")
    assert (both.returncode, "there are 2" in both.stderr) == (2, True)
    unknown = trainer(*arguments, tmp_path / "two.csv", "--scenario", "it-heat", "--lang", "zh")
    assert (unknown.returncode, "software-firm/service-desk" in unknown.stderr) == (2, True)
    assert not (tmp_path / "two.csv").exists()
    for name in ("--item", "--roster"):
        wrong = trainer("export", "grades", course, "--format", "csv", "-o", tmp_path / "two.csv", name, "x")
        assert (wrong.returncode, f"{name} is not for csv" in wrong.stderr) == (2, True)


def test_one_mistyped_id_does_not_fail_the_whole_import(course: str, tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_bytes(
        f"Student,ID,SIS User ID,SIS Login ID,Section,{TITLE} (12)\n    Points Possible,,,,,10\n"
        '"Lee, Ann",7,S1,s001@example.org,A,\n'.encode("utf-16")
    )
    arguments = ("export", "grades", course, "--format", "canvas-csv", "-o", tmp_path / "g.csv", "--roster")
    result = trainer(*arguments, tmp_path / "list.csv")
    assert (result.returncode, "there is no grade to write" in result.stderr) == (1, True)
    assert "s0001@example.org is not on the list: Trainee 01 学员; nearest there: s001@example.org" in result.stderr
    assert not (tmp_path / "g.csv").exists()
    trainer("class", "identify", course, "Trainee 01 学员", "S1")
    trainer("class", "identify", course, "Trainee 00 学员", "s0001")
    result = trainer(*arguments, tmp_path / "list.csv")
    assert result.returncode == 0
    rows = (tmp_path / "g.csv").read_text("utf-8").splitlines()
    assert rows[0].endswith(f'"{TITLE} (12)"') and len(rows) == 3
    assert rows[2].startswith('"Ann Lee","","","s001@example.org",')
    assert f"first set the points of “{TITLE}” in Canvas to 100: they are 10" in result.stderr
    assert "--roster FILE.csv" not in result.stderr
    result = trainer(*arguments, tmp_path / "gone.csv", "--lang", "zh", "--force")
    assert result.returncode == 1 and "gone.csv" in result.stderr


def test_a_grade_counts_as_the_gradebook_counts(course: str, tmp_path: Path) -> None:
    result = trainer(
        "export", "grades", course, "--format", "csv", "-o", tmp_path / "x", "--max", "1e9", "--lang", "zh"
    )
    assert (result.returncode, result.stdout) == (2, "")
    assert "--max 100" in result.stderr and "不在" in result.stderr


def test_an_attempt_without_a_decision_is_not_handed_in(tmp_path: Path) -> None:
    trainer("play", CORNER, "--plain", "--name", "Pat", said="study ledger\n")
    attempt = trainer("attempts").stdout.splitlines()[1][:8]
    result = trainer("export", "attempt", attempt, "-o", tmp_path / "a.toml")
    assert (result.returncode, result.stdout) == (1, "")
    assert f"`trainer resume {attempt}` goes on with it" in result.stderr
    assert not (tmp_path / "a.toml").exists()
