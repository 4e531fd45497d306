"""`export` as a command; from a play to a grade it is followed in `test_classes`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.classes.synthetic import attempts, hand_in
from tests.cli.program import trainer
from tests.conftest import CORNER


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
    assert result.stderr.splitlines()[0] == str(sheet)
    assert "could not tell who it is: Trainee 00 学员" in result.stderr
    assert "`trainer class identify CLASS PERSON ID`" in result.stderr
    assert "Moodle refuses grades above 100" in result.stderr
    again = trainer(*arguments)
    assert (again.returncode, "--force writes over it" in again.stderr) == (1, True)


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
