"""Gradebooks: the forms that Moodle and Canvas read, and nobody matched by a name."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.classes.classroom import NAME, Classroom
from tests.classes.synthetic import attempts
from tests.conftest import CORNER
from trainer.classes.grades import GRADE_FORMS, PersonGrades, grade_sheet
from trainer.classes.pages.spreadsheets import csv_bytes
from trainer.classes.replay import grades_of
from trainer.errors import TrainerError, UsageError

ANN = PersonGrades("Ann", "ann@example.org", {"a/b": 71.0, "c/d": 3.5})
BEN = PersonGrades("Ben", "2023007", {"a/b": 100.0})
CY = PersonGrades("Points Possible", "", {"a/b": 1.0})
SCENARIOS = ["a/b", "c/d"]


@pytest.fixture
def classroom(tmp_path: Path) -> Classroom:
    classroom = Classroom(tmp_path)
    classroom.add(one for one in attempts(CORNER, 8))
    return classroom


def test_moodle_tells_people_apart_by_a_column_of_ones_choice() -> None:
    told = grade_sheet([ANN, BEN, CY], SCENARIOS, "moodle-csv", "id number", 100)
    assert told.rows == (("ID number", *SCENARIOS), ("ann@example.org", 71, 3.5), ("2023007", 100, "-"))
    assert told.left_out == ("Points Possible",)
    by_mail = grade_sheet([ANN, BEN, CY], SCENARIOS, "moodle-csv", "", 100)
    assert by_mail.rows == (("Email address", *SCENARIOS), ("ann@example.org", 71, 3.5))
    assert by_mail.left_out == ("Ben", "Points Possible")
    assert csv_bytes(told.rows, mark=False) == (
        b'"ID number","a/b","c/d"\r\n"ann@example.org",71,3.5\r\n"2023007",100,"-"\r\n'
    )


def test_canvas_gets_its_header_its_points_and_no_names() -> None:
    told = grade_sheet([ANN, BEN, CY], SCENARIOS, "canvas-csv", "", 50 * 2)
    assert told.rows == (
        ("Student", "ID", "SIS User ID", "SIS Login ID", "Section", "a/b", "c/d"),
        ("Points Possible", "", "", "", "", 100, 100),
        ("ann@example.org", "", "", "ann@example.org", "", 71, 3.5),
        ("2023007", "", "", "2023007", "", 100, None),
    )
    assert told.left_out == ("Points Possible",)
    by_id = grade_sheet([ANN, BEN, CY], SCENARIOS, "canvas-csv", "ID", 100)
    assert by_id.rows[2:] == (("2023007", "2023007", "", "", "", 100, None),)
    assert "Ann" not in repr(told.rows)


def test_the_maximum_is_checked() -> None:
    for form in ("moodle-csv", "canvas-csv", "csv", "xlsx"):
        with pytest.raises(TrainerError, match="is not from 0 to 70"):
            grade_sheet([ANN], SCENARIOS, form, "", 70)
    with pytest.raises(TrainerError, match="is not from 0 to 100"):
        grade_sheet([PersonGrades("Ann", "a", {"a/b": -1.0})], SCENARIOS, "csv", "", 100)


def test_two_people_with_one_id_are_refused() -> None:
    with pytest.raises(TrainerError, match="Ann and Dan have the same id"):
        grade_sheet([ANN, PersonGrades("Dan", "ANN@example.org", {})], SCENARIOS, "moodle-csv", "", 100)


def test_unknown_columns() -> None:
    with pytest.raises(UsageError, match="has no column 'Name'"):
        grade_sheet([ANN], SCENARIOS, "canvas-csv", "Name", 100)
    with pytest.raises(UsageError, match="is not for csv"):
        grade_sheet([ANN], SCENARIOS, "csv", "ID number", 100)


def test_identifying_somebody(classroom: Classroom) -> None:
    assert (
        "Trainee 00 学员" in grade_sheet(*grades_of(classroom.replayed(), "best", 100), "moodle-csv", "", 100).left_out
    )
    classroom.classes.identify(NAME, "Trainee 00 学员", "zero@example.org")
    told = grade_sheet(*grades_of(classroom.replayed(), "best", 100), "moodle-csv", "", 100)
    assert "zero@example.org" in [row[0] for row in told.rows]
    with pytest.raises(UsageError, match="nobody is called"):
        classroom.classes.identify(NAME, "Nemo", "x")
    with pytest.raises(UsageError, match="cannot be somebody's id"):
        classroom.classes.identify(NAME, "Trainee 00 学员", "=1+1")


def test_an_id_belongs_to_one_person(classroom: Classroom) -> None:
    classroom.classes.identify(NAME, "Trainee 00 学员", "zero@example.org")
    with pytest.raises(TrainerError, match=r"Trainee 00 学员 has the id 'zero@example\.org' already") as caught:
        classroom.classes.identify(NAME, "Trainee 01 学员", "Zero@example.org")
    assert "take it away first" in str(caught.value)
    assert classroom.classes.identify(NAME, "Trainee 00 学员", "Zero@example.org").identity == "zero@example.org"
    assert classroom.classes.identify(NAME, "Trainee 00 学员", "").identity == "Zero@example.org"
    classroom.classes.identify(NAME, "Trainee 01 学员", "zero@example.org")


def test_heads_are_in_words_where_people_read_and_in_ids_where_gradebooks_do() -> None:
    head = ("姓名", "成绩册编号", "一场拜访", "第二场")
    for form in GRADE_FORMS:
        told = grade_sheet([ANN], SCENARIOS, form, "", 100, head)
        if form in ("csv", "xlsx"):
            assert told.rows[0] == head
        else:
            assert told == grade_sheet([ANN], SCENARIOS, form, "", 100)
