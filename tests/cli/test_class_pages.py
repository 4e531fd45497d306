"""What is written of a class: the screen, the list of the course, questions for the group."""

from __future__ import annotations

import io
import json
from pathlib import Path

import openpyxl
import pytest

from tests.classes.synthetic import attempts, hand_in, one, spoken
from tests.classes.test_halves import handed
from tests.cli.program import trainer
from tests.conftest import CORNER
from tests.family import family


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """A class "C" of eight; return the list of its course."""
    hand_in(tmp_path / "in", list(attempts(CORNER, 8)))
    trainer("class", "new", "C")
    trainer("class", "add", "C", tmp_path / "in", "--scenario", CORNER)
    path = tmp_path / "list.csv"
    path.write_text(
        "Name,Email address,Group\nOne,s0001@example.org,North\nTwo,s0002@example.org,South\n"
        "Nobody Yet,no@example.org,South\n",
        encoding="utf-8",
    )
    return path


def test_everybodys_scores_stand_on_the_screen_in_the_order_asked_for(course: Path) -> None:
    told = trainer("class", "report", "C", "--roster", course)
    assert told.returncode == 0
    _, head, *rows = told.stdout.splitlines()
    assert head.split()[:4] == ["Trainee", "Group", "Overall", "Roles"] and len(rows) == 8
    overall = [int(row.split("学员")[1].split()[1]) for row in rows]
    assert overall == sorted(overall, reverse=True) and len(set(overall)) > 2
    assert sum("North" in row for row in rows) == sum("South" in row for row in rows) == 1
    by_name = trainer("class", "report", "C", "--sort", "NAME").stdout.splitlines()[2:]
    assert [row.split(" 学员")[0] for row in by_name] == [f"Trainee {number:02}" for number in range(8)]
    assert "Conduct" not in head and "Conduct" in trainer("class", "report", "C", "--names-in-conduct").stdout
    fault = trainer("class", "report", "C", "--sort", "luck")
    assert fault.returncode == 2 and "overall, roles, needs" in fault.stderr


def test_the_list_tells_who_is_missing_in_every_form(course: Path, tmp_path: Path) -> None:
    for form in ("html", "md", "pdf", "xlsx"):
        result = trainer("class", "report", "C", "--roster", course, "-o", tmp_path / f"r.{form}")
        assert result.returncode == 0, result.stderr
    assert "Nobody Yet" in (tmp_path / "r.md").read_text("utf-8")
    book = openpyxl.load_workbook(io.BytesIO((tmp_path / "r.xlsx").read_bytes()))
    assert [cell.value for cell in book["Hand-in"][2]][:2] == ["Nobody Yet", "no@example.org"]
    assert book["Scores"].freeze_panes == "B2"
    hidden = tmp_path / "hidden.md"
    assert trainer("class", "report", "C", "--roster", course, "--anonymous", "-o", hidden).returncode == 0
    assert "Nobody Yet" not in hidden.read_text("utf-8") and "North" in hidden.read_text("utf-8")
    course.write_text("a,b\n1,2\n")
    result = trainer("class", "report", "C", "--roster", course)
    assert result.returncode == 1 and "no column of ids and none of names" in result.stderr
    assert trainer("class", "report", "C", "-o", tmp_path / "r.xlsx").returncode == 1


def test_questions_for_the_projector_and_their_answers_are_two_files(course: Path, tmp_path: Path) -> None:
    screen, key = tmp_path / "q.pdf", tmp_path / "a.md"
    result = trainer("class", "questions", "C", "-o", screen, "--answers", key, "--lang", "zh")
    assert (result.returncode, result.stderr.splitlines()) == (0, [str(screen), str(key)])
    assert screen.read_bytes().startswith(b"%PDF") and "学员" not in key.read_text("utf-8")
    assert trainer("class", "questions", "C", "-o", screen, "--answers", screen, "--force").returncode == 2
    assert trainer("class", "questions", "C", "-o", tmp_path / "q.txt").returncode == 2
    assert trainer("class", "questions", "No", "-o", tmp_path / "q.md").returncode == 2


def test_two_halves_are_written_in_every_form_with_questions_and_truths_apart(tmp_path: Path) -> None:
    path = family(tmp_path / "pack")
    hand_in(tmp_path / "in", handed(path, "abab"))
    trainer("class", "new", "H")
    assert trainer("class", "add", "H", tmp_path / "in", "--scenario", path).returncode == 0
    for form in ("html", "md", "pdf"):
        file = tmp_path / f"h.{form}"
        told = trainer("class", "halves", "H", "-o", file, "--lang", "zh")
        assert (told.returncode, told.stderr.splitlines()) == (0, [str(file)])
    talk = trainer("class", "halves", "H", "corner", "-o", tmp_path / "t.pdf", "--part", "talk", "--variants", "ab")
    assert talk.returncode == 0
    assert trainer("class", "halves", "H", "-o", tmp_path / "t.md", "--part", "talk").returncode == 2
    assert trainer("class", "halves", "H", "other", "-o", tmp_path / "x.md").returncode == 2
    assert "Trainee 0" not in (tmp_path / "h.md").read_text("utf-8")


def test_what_was_said_first_can_be_left_out_of_a_report_and_listed_for_the_author(tmp_path: Path) -> None:
    hand_in(tmp_path / "in", [spoken(one(name)) for name in ("Ann", "Bea", "Cy", "Dan", "Eva")])
    trainer("class", "new", "C")
    trainer("class", "add", "C", tmp_path / "in", "--scenario", CORNER)
    for form in ("html", "xlsx"):
        trainer("class", "report", "C", "-o", tmp_path / f"all.{form}")
        trainer("class", "report", "C", "--without-words", "-o", tmp_path / f"less.{form}")
    assert "I would say" in (tmp_path / "all.html").read_text(encoding="utf-8")
    assert "I would say" not in (tmp_path / "less.html").read_text(encoding="utf-8")
    sheets = [set(openpyxl.load_workbook(tmp_path / f"{name}.xlsx").sheetnames) for name in ("all", "less")]
    assert sheets[0] - sheets[1] == {"Said first", "None of these"}
    listed = trainer("class", "words", "C")
    assert listed.returncode == 0 and "5 ×  I would say: pitch" in listed.stdout and "Ann" not in listed.stdout
    (told,) = json.loads(trainer("class", "words", "C", "--json").stdout)
    assert told["plays"] == 5 and {line["times"] for line in told["lines"]} == {5}
    trainer("class", "new", "D")
    assert "Nobody found a line missing" in trainer("class", "words", "D").stderr
