"""Spreadsheets: texts and numbers only, and nothing that a spreadsheet takes for a formula."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

from tests.classes.classroom import Classroom
from tests.classes.poison import EN, EVERY, poisoned_page
from trainer.classes.grades import GradeForm, GradeItem, PersonGrades, grade_table, gradebook_sheet
from trainer.classes.pages.spreadsheets import csv_bytes, plain_cell, workbook
from trainer.classes.words.report import class_page
from trainer.paper.text import cleaned


def grades(text: str) -> list[PersonGrades]:
    return [PersonGrades(text, "s1", {"r": 50.0}), PersonGrades(text, "", {}), PersonGrades("Ann", "s2", {"r": 1.25})]


def item(text: str) -> GradeItem:
    return GradeItem("r", text, text)


def whole_book(text: str) -> bytes:
    return workbook(poisoned_page(text), grade_table(grades(text), [item(text)], 100), EN)


@EVERY
def test_a_workbook_holds_texts_and_numbers_only(text: str) -> None:
    book, plainly = (openpyxl.load_workbook(io.BytesIO(whole_book(given))) for given in (text, "x"))
    assert book.sheetnames == plainly.sheetnames
    found = False
    for one, other in zip(book.worksheets, plainly.worksheets, strict=True):
        # A question for the group takes more lines if it is longer; nothing else may move.
        assert one.title in ("Discussion", "To ask about") or one.dimensions == other.dimensions
        for row in one.iter_rows():
            for cell in row:
                assert cell.data_type in ("s", "n"), (one.title, cell.coordinate)
                assert cell.hyperlink is None
                found = found or cell.value == " ".join(cleaned(text).split())
    assert found or not cleaned(text).strip()


@EVERY
@pytest.mark.parametrize(("form", "column"), [("csv", ""), ("moodle-csv", "ID number"), ("canvas-csv", "")])
def test_no_cell_of_a_csv_is_a_formula_however_it_is_split(text: str, form: GradeForm, column: str) -> None:
    rows = (
        grade_table(grades(text), [item(text)], 100)
        if form == "csv"
        else gradebook_sheet(grades(text), item(text), form, column, 100).rows
    )
    data = csv_bytes(rows, mark=form == "csv")
    told = data.decode("utf-8-sig")
    assert len(list(csv.reader(io.StringIO(told)))) == len(told.split("\r\n")) - 1
    for separator in (",", ";", "\t", "|"):
        for line in told.splitlines():
            for cell in (*next(csv.reader([line], delimiter=separator)), *line.split(separator)):
                begun = cell.strip().strip('"').strip()
                assert begun in ("", "-") or begun[0] not in "=+-@＝＋－＠\t\r", (cell, separator)


@EVERY
def test_escaping_twice_changes_nothing_more(text: str) -> None:
    assert plain_cell(plain_cell(text)) == plain_cell(text)
    if not re.search(r"[=+\-@＝＋－＠]", text):
        assert plain_cell(text) == " ".join(cleaned(text).split())


def test_the_same_class_gives_the_same_workbook(classroom: Classroom) -> None:
    rows = grade_table(grades("x"), [item("x")], 100)
    first, second = (workbook(class_page(EN, classroom.report()), rows, EN) for _ in range(2))
    assert first == second
    book = openpyxl.load_workbook(io.BytesIO(first))
    assert book.sheetnames[0] == "Grades" and len(book.sheetnames) == 14


def test_what_can_be_sorted_is_one_table_with_a_head_that_stays(classroom: Classroom) -> None:
    page = class_page(EN, classroom.report())
    rows = grade_table(grades("x"), [item("x")], 100)
    book = openpyxl.load_workbook(io.BytesIO(workbook(page, rows, EN)))
    (scores,) = [part for part in page.scenarios[0].parts if part.id == "table"]
    assert scores.table is not None
    sheet = book["Scores"]
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref == f"A1:{get_column_letter(len(scores.table.head))}{len(scores.table.rows) + 1}"
    assert [cell.value for cell in sheet[1]] == [column.label for column in scores.table.head]
    assert tuple(cell.value for cell in sheet[2]) == scores.table.rows[0]
    # The figures of two scenarios are one table, told apart by a column.
    other = replace(page.scenarios[0], title="Another")
    book = openpyxl.load_workbook(io.BytesIO(workbook(replace(page, scenarios=(page.scenarios[0], other)), rows, EN)))
    sheet = book["Scores"]
    assert (sheet["A1"].value, sheet.freeze_panes) == ("Scenario", "C2")
    titles = [row[0].value for row in sheet.iter_rows(min_row=2, max_row=2 * len(scores.table.rows) + 1)]
    (table,) = [part.table for part in other.parts if part.id == "table"]
    assert table is not None
    # Nobody had an occasion for the third score: its column stays empty there.
    fewer = replace(
        table, head=(*table.head[:3], *table.head[4:]), rows=tuple((*row[:3], *row[4:]) for row in table.rows)
    )
    parts = tuple(replace(part, table=fewer) if part.id == "table" else part for part in other.parts)
    less = replace(page, scenarios=(replace(other, parts=parts), page.scenarios[0]))
    again = openpyxl.load_workbook(io.BytesIO(workbook(less, rows, EN)))["Scores"]
    assert [cell.value for cell in again[1]] == ["Scenario", *(column.label for column in table.head)]
    assert again.cell(2, 5).value is None and again.cell(2, 6).value == table.rows[0][4]
    assert titles == [title for title in (page.scenarios[0].title, "Another") for _ in scores.table.rows]


def test_without_names_there_is_no_sheet_of_grades(classroom: Classroom) -> None:
    report = classroom.report(anonymous=True)
    book = openpyxl.load_workbook(io.BytesIO(workbook(class_page(EN, report), (), EN)))
    assert "Grades" not in book.sheetnames
    cells = [str(cell.value) for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert not any("学员" in one or "example.org" in one for one in cells)
    empty = replace(class_page(EN, report), whole=None, scenarios=())
    assert openpyxl.load_workbook(io.BytesIO(workbook(empty, (), EN))).sheetnames == ["Class report"]


def test_what_is_folded_in_a_cell_has_the_lines_it_needs(classroom: Classroom) -> None:
    report = classroom.report()
    rows = grade_table([PersonGrades("Somebody with very many names " * 4, "a", {"r": 1.0})], [item("x")], 100)
    book = openpyxl.load_workbook(io.BytesIO(workbook(class_page(EN, report), rows, EN)))
    grades_sheet = book["Grades"]
    assert grades_sheet.row_dimensions[2].height == 3 * 15
    assert grades_sheet.row_dimensions[1].height is None
    for one in book.worksheets:
        # Neighbours of one width are one entry.
        spans = list(one.column_dimensions.values())
        widths = {place: span.width for span in spans for place in range(span.min, span.max + 1)}
        for row in one.iter_rows():
            words = [cell for cell in row if isinstance(cell.value, str) and cell.alignment.wrap_text]
            folded = [cell for cell in words if len(cell.value) > widths[cell.column]]
            assert not folded or (one.row_dimensions[row[0].row].height or 15) >= 30, folded[0].value
