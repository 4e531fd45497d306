"""Gradebooks: the forms that Moodle and Canvas read, and nobody matched by a name."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.classes.classroom import NAME, Classroom
from tests.classes.synthetic import attempts
from tests.conftest import CORNER
from trainer.classes.grades import (
    GradeForm,
    GradeItem,
    GradeSheet,
    LeftOut,
    PersonGrades,
    by_scenario,
    canvas_title,
    grade_table,
    gradebook_sheet,
)
from trainer.classes.pages.spreadsheets import csv_bytes
from trainer.classes.replay import grade_items, grades_of
from trainer.classes.roster import Roster, read_roster
from trainer.errors import TrainerError, UsageError

ANN = PersonGrades("Ann", "ann@example.org", {"a": 71.0, "c": 3.5})
BEN = PersonGrades("Ben", "2023007", {"a": 100.0})
CY = PersonGrades("Points Possible", "", {"a": 1.0})
EVERYBODY = [ANN, BEN, CY]
FIRST = GradeItem("a", "p/a", "The platform deal")
SECOND = GradeItem("c", "p/c", "The last screw")
CANVAS = """\ufeffStudent,ID,SIS User ID,SIS Login ID,Section,The platform deal (4711),Current Score
Manual Posting,,,,,,
    Points Possible,,,,,50,(read only)
"Lee, Ann",17,S1,Ann@example.org,One,,
"Wu, Ben",18,2023007,ben@example.org,One,3,
"""


@pytest.fixture
def classroom(tmp_path: Path) -> Classroom:
    classroom = Classroom(tmp_path)
    classroom.add(one for one in attempts(CORNER, 8))
    return classroom


def roster(tmp_path: Path, text: str, form: str = "canvas-csv", column: str = "") -> Roster:
    path = tmp_path / "list.csv"
    path.write_text(text, encoding="utf-8")
    return read_roster(path, form, column)


def test_moodle_tells_people_apart_by_a_column_of_ones_choice() -> None:
    told = gradebook_sheet(EVERYBODY, FIRST, "moodle-csv", "id number", 100)
    assert told.rows == (("ID number", FIRST.title), ("ann@example.org", 71), ("2023007", 100))
    assert (told.left_out, told.graded) == ((LeftOut("Points Possible"),), 2)
    by_mail = gradebook_sheet(EVERYBODY, FIRST, "moodle-csv", "", 100)
    assert by_mail.rows == (("Email address", FIRST.title), ("ann@example.org", 71))
    assert by_mail.left_out == (LeftOut("Ben", "2023007"), LeftOut("Points Possible"))
    assert csv_bytes(told.rows, mark=False) == (
        b'"ID number","The platform deal"\r\n"ann@example.org",71\r\n"2023007",100\r\n'
    )


@pytest.mark.parametrize("form", ["moodle-csv", "canvas-csv"])
def test_whoever_has_no_grade_has_no_row(form: GradeForm) -> None:
    # Moodle's "-" erases a mark that was given by hand, an empty cell is a change to Canvas.
    told = gradebook_sheet(EVERYBODY, SECOND, form, "ID number" if form == "moodle-csv" else "", 100)
    assert [row[0] for row in told.rows if row[0] not in ("ID number", "Student", "Points Possible")] == [ANN.identity]
    assert all(cell not in (None, "-") for row in told.rows for cell in row)
    assert all(row[-1] != "" for row in told.rows)


def test_canvas_gets_its_header_its_points_and_no_names() -> None:
    told = gradebook_sheet(EVERYBODY, FIRST, "canvas-csv", "", 50 * 2)
    assert told.rows == (
        ("Student", "ID", "SIS User ID", "SIS Login ID", "Section", "The platform deal"),
        ("Points Possible", "", "", "", "", 100),
        ("ann@example.org", "", "", "ann@example.org", "", 71),
        ("2023007", "", "", "2023007", "", 100),
    )
    assert told.left_out == (LeftOut("Points Possible"),)
    by_id = gradebook_sheet(EVERYBODY, FIRST, "canvas-csv", "ID", 100)
    assert by_id.rows[2:] == (("2023007", "2023007", "", "", "", 100),)
    assert "Ann" not in repr(told.rows)


def test_a_name_on_the_course_s_list_stands_under_student() -> None:
    told = gradebook_sheet([ANN], FIRST, "canvas-csv", "", 100, names={"ann@example.org": "Ann Lee"})
    assert told.rows[2] == ("Ann Lee", "", "", "ann@example.org", "", 71)


def test_variants_are_one_item_in_which_the_best_play_counts() -> None:
    items = [GradeItem("a", "p/one", "One (a)", "One"), GradeItem("b", "p/one", "One (b)", "One"),
             GradeItem("c", "p/two", "Two", "Two")]  # fmt: skip
    people = [
        PersonGrades("Ann", "a1", {"a": 40.0, "b": 70.0}), PersonGrades("Ben", "b1", {"b": 20.0, "c": 5.0}),
        PersonGrades("Cem", "c1", {}),
    ]  # fmt: skip
    told, merged = by_scenario(people, items)
    assert [(one.title, one.scenario) for one in merged] == [("One", "p/one"), ("Two", "p/two")]
    assert [[one.grades.get(item.rules) for item in merged] for one in told] == [[70, None], [20, 5], [None, None]]
    # One variant alone is called by its letter, as in every other table.
    assert by_scenario(people, items[:1])[1] == items[:1]
    other = replace(items[2], plain="One")
    assert [one.title for one in by_scenario(people, [*items[:2], other])[1]] == ["One – p/one", "Two"]


@pytest.mark.parametrize(
    ("title", "item"),
    [("A deal (2)", "A deal [2]"), ("A deal (2) ", "A deal [2]"), ("A (2) deal", "A (2) deal"),
     ("The Final Grade", "The Final-Grade"), ("x" * 300, "x" * 255)],
)  # fmt: skip
def test_no_title_is_an_id_or_a_column_of_canvas(title: str, item: str) -> None:
    assert canvas_title(title) == item
    told = gradebook_sheet([ANN], replace(FIRST, title=title), "canvas-csv", "", 100)
    assert (told.rows[0][-1], told.item) == (item, item)


def test_who_is_not_on_the_list_is_left_out_with_the_nearest_that_is(tmp_path: Path) -> None:
    mistyped = PersonGrades("Ben", "2023070", {"a": 5.0})
    told = gradebook_sheet([ANN, mistyped, CY], FIRST, "canvas-csv", "", 50 * 2, roster(tmp_path, CANVAS))
    # As it stands on the list: Canvas tells capital letters from small ones.
    assert told.rows[2:] == (("Ann Lee", "", "", "Ann@example.org", "", 71),)
    assert told.left_out == (LeftOut("Ben", "2023070", ""), LeftOut("Points Possible"))
    by_number = gradebook_sheet(
        [ANN, mistyped], FIRST, "canvas-csv", "", 100, roster(tmp_path, CANVAS, column="sis user id")
    )
    assert by_number.rows[2:] == (("Ann Lee", "", "S1", "", "", 71),)
    assert by_number.left_out == (LeftOut("Ben", "2023070", "2023007"),)


def test_an_item_that_is_on_the_list_keeps_its_number_and_says_its_points(tmp_path: Path) -> None:
    told = gradebook_sheet([ANN], FIRST, "canvas-csv", "", 100, roster(tmp_path, CANVAS))
    assert told.rows[0][-1] == "The platform deal (4711)"
    assert (told.item, told.known, told.possible) == (FIRST.title, True, 50)
    numbered = CANVAS.replace("The platform deal (", "The platform deal (2) (")
    title = replace(FIRST, title="The platform deal (2)")
    told = gradebook_sheet([ANN], title, "canvas-csv", "", 100, roster(tmp_path, numbered))
    assert told.rows[0][-1] == "The platform deal (2) (4711)"
    other = gradebook_sheet([ANN], SECOND, "canvas-csv", "", 100, roster(tmp_path, CANVAS))
    assert (other.rows[0][-1], other.known, other.possible) == (SECOND.title, False, None)


def test_the_maximum_is_checked() -> None:
    for form in ("moodle-csv", "canvas-csv"):
        with pytest.raises(TrainerError, match="is not from 0 to 70"):
            gradebook_sheet([ANN], FIRST, form, "", 70)
    with pytest.raises(TrainerError, match="is not from 0 to 70"):
        grade_table([ANN], [FIRST], 70)
    with pytest.raises(TrainerError, match="is not from 0 to 100"):
        grade_table([PersonGrades("Ann", "a", {"a": -1.0})], [FIRST], 100)


def test_two_people_with_one_id_are_refused(tmp_path: Path) -> None:
    twin = PersonGrades("Dan", "ANN@example.org", {"a": 1.0})
    with pytest.raises(TrainerError, match="Ann and Dan have the same id"):
        gradebook_sheet([ANN, twin], FIRST, "moodle-csv", "", 100)
    # Also where they gave two ids of the same person.
    twin = PersonGrades("Dan", "s1", {"a": 1.0})
    with pytest.raises(TrainerError, match="Ann and Dan have the same id"):
        gradebook_sheet([ANN, twin], FIRST, "canvas-csv", "", 100, roster(tmp_path, CANVAS))
    assert gradebook_sheet([ANN, twin], SECOND, "canvas-csv", "", 100, roster(tmp_path, CANVAS)).graded == 1


def test_unknown_columns() -> None:
    with pytest.raises(UsageError, match="has no column 'Name'"):
        gradebook_sheet([ANN], FIRST, "canvas-csv", "Name", 100)


def test_identifying_somebody(classroom: Classroom) -> None:
    def told() -> GradeSheet:
        about = classroom.replayed()
        return gradebook_sheet(grades_of(about, "best", 100), grade_items(about)[0], "moodle-csv", "", 100)

    assert LeftOut("Trainee 00 学员") in told().left_out
    classroom.classes.identify(NAME, "Trainee 00 学员", "zero@example.org")
    assert "zero@example.org" in [row[0] for row in told().rows]
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


def test_people_read_everything_in_one_table() -> None:
    told = grade_table([*EVERYBODY, PersonGrades("Di", "", {})], [FIRST, SECOND], 100, ("姓名", "成绩册编号"))
    assert told == (
        ("姓名", "成绩册编号", FIRST.title, SECOND.title), ("Ann", "ann@example.org", 71, 3.5),
        ("Ben", "2023007", 100, None), ("Points Possible", "", 1, None), ("Di", "", None, None),
    )  # fmt: skip
