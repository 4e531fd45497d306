"""The pages of a class report: outside text stays text in every form, and nobody is named who should not be."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import openpyxl
import pytest
from markdown_it import MarkdownIt

from tests.classes.classroom import Classroom
from tests.classes.synthetic import attempts, corner, portable
from tests.conftest import CORNER
from tests.debrief import plays
from tests.debrief.html_reader import ATTRIBUTES, TAGS, kind_of, read, style_of
from tests.debrief.injections import INJECTIONS
from trainer.classes.facts.class_play import ClassPlay
from trainer.classes.facts.report import ClassReport, scenario_report
from trainer.classes.grades import GradeForm, PersonGrades, grade_sheet
from trainer.classes.page import ClassPage
from trainer.classes.pages.report import class_html, class_markdown
from trainer.classes.pages.spreadsheets import csv_bytes, plain_cell, workbook
from trainer.classes.words.report import class_page
from trainer.core.scenario import Scenario
from trainer.debrief.facts.replay import replayed_play
from trainer.i18n.translator import Translator
from trainer.paper.text import cleaned, typeset

SPREADSHEET = (
    "=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1+1", "\r=1+1", " =1+1", "=HYPERLINK(\"http://example.org\")",
    "=cmd|' /C calc'!A0", "＝1+1", "x;=1+1", 'x",=1+1', "x\n=1+1", "x\t@y", "https://example.org", "mailto:a@b.c",
    "internal:Sheet1!A1", "{=1+1}", "'=1+1", "_x003D_1+1",
)  # fmt: skip
ALL = (*INJECTIONS, *SPREADSHEET)
assert len(set(ALL)) >= 60
EVERY = pytest.mark.parametrize("text", ALL, ids=range(len(ALL)))
EN = Translator("en")


def poisoned(text: str) -> Scenario:
    """Return the small scenario with `text` wherever a text of a pack stands."""
    whole = plays.corner().scenario
    return replace(
        whole,
        clues=tuple(replace(one, text=text) for one in whole.clues),
        people=tuple(replace(one, name=text, title=text, unit=text) for one in whole.people),
        questions=tuple(replace(one, say=text, answer=text) for one in whole.questions),
        objections=tuple(replace(one, said=text) for one in whole.objections),
        pitches=tuple(replace(one, title=text, say=text) for one in whole.pitches),
        rules=tuple(replace(one, rule=text, lesson=text, substitute_text=text) for one in whole.rules),
        brief=replace(whole.brief, title=text, customer=text),
    )


def about(text: str) -> ClassReport:
    """Return the report on a class in which every outside text is `text`."""
    scenario = poisoned(text)
    told = (plays.CARELESS, plays.FORBIDDEN, plays.CARELESS, plays.CAREFUL)
    sittings = [
        ClassPlay(f"{number % 3}", text, 1 + number // 3, False, replayed_play(scenario, plays.moves(each), text))
        for number, each in enumerate(told)
    ]
    return ClassReport(text, text, 3, False, True, (scenario_report(sittings, {"overall": 90.0}),))


@cache
def page(text: str) -> ClassPage:
    return class_page(EN, about(text))


@EVERY
def test_html_shows_outside_text_as_text(text: str) -> None:
    shown = class_html(page(text), EN)
    shown.encode()
    reader, plainly = read(shown), read(class_html(page("x"), EN))
    assert reader.tags == plainly.tags
    assert set(reader.tags) <= TAGS | {"strong"}
    assert {name for name, _ in reader.attributes} <= ATTRIBUTES
    values = [value for name, value in reader.attributes if name != "aria-label"]
    assert values == [value for name, value in plainly.attributes if name != "aria-label"]
    words = "".join(reader.words)
    assert typeset(text).replace("{you}", "")[:4] in words
    assert not any(character in words for character in "\x00\x07\x1b\u202e\u200b\ufeff\u2028")


@EVERY
def test_markdown_shows_outside_text_as_text(text: str) -> None:
    reader = MarkdownIt("gfm-like", {"html": True})
    kinds = [kind_of(reader, class_markdown(page(given), EN)) for given in ("x", text)]
    assert kinds[0] == kinds[1]


def grades(text: str) -> list[PersonGrades]:
    return [PersonGrades(text, "s1", {text: 50.0}), PersonGrades(text, "", {}), PersonGrades("Ann", "s2", {text: 1.25})]


def whole_book(text: str) -> bytes:
    return workbook(page(text), grade_sheet(grades(text), [text], "xlsx", "", 100).rows, EN)


@EVERY
def test_a_workbook_holds_texts_and_numbers_only(text: str) -> None:
    book, plainly = (openpyxl.load_workbook(io.BytesIO(whole_book(given))) for given in (text, "x"))
    assert book.sheetnames == plainly.sheetnames
    found = False
    for one, other in zip(book.worksheets, plainly.worksheets, strict=True):
        # A question for the group takes more lines if it is longer; nothing else may move.
        assert one.title == "Discussion" or one.dimensions == other.dimensions
        for row in one.iter_rows():
            for cell in row:
                assert cell.data_type in ("s", "n"), (one.title, cell.coordinate)
                assert cell.hyperlink is None
                found = found or cell.value == " ".join(cleaned(text).split())
    assert found or not cleaned(text).strip()


@EVERY
@pytest.mark.parametrize(("form", "column"), [("csv", ""), ("moodle-csv", "ID number"), ("canvas-csv", "")])
def test_no_cell_of_a_csv_is_a_formula_however_it_is_split(text: str, form: GradeForm, column: str) -> None:
    data = csv_bytes(grade_sheet(grades(text), [text], form, column, 100).rows, mark=form == "csv")
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


@pytest.fixture(scope="module")
def classroom(tmp_path_factory: pytest.TempPathFactory) -> Classroom:
    classroom = Classroom(tmp_path_factory.mktemp("class"))
    classroom.add(attempts(CORNER))
    return classroom


@pytest.mark.parametrize("language", ["en", "zh"])
def test_pages_are_whole(classroom: Classroom, language: str) -> None:
    translator = Translator(language)
    whole = class_page(translator, classroom.report(language))
    shown = class_html(whole, translator)
    reader = read(shown)
    assert dict(reader.attributes)["lang"] == {"en": "en", "zh": "zh-Hans"}[language]
    assert "{" not in "".join(reader.words).replace(style_of(shown), "")
    assert not re.search(r"https?:|url\(|@import|\bsrc\b\s*=|javascript:|<script|\bon[a-z]+\s*=", shown, re.IGNORECASE)
    told = class_markdown(whole, translator)
    (scenario,) = whole.scenarios
    assert [part.id for part in scenario.parts] == [
        "discussion", "results", "gain", "competencies", "roles", "misread", "pitches", "unasked", "conduct", "items",
    ]  # fmt: skip
    for part in scenario.parts:
        assert part.title in shown and f"### {part.title}" in told
    assert shown == class_html(whole, translator)


def test_the_same_class_gives_the_same_workbook(classroom: Classroom) -> None:
    rows = grade_sheet(grades("x"), ["x"], "xlsx", "", 100).rows
    first, second = (workbook(class_page(EN, classroom.report()), rows, EN) for _ in range(2))
    assert first == second
    book = openpyxl.load_workbook(io.BytesIO(first))
    assert book.sheetnames[0] == "Grades" and len(book.sheetnames) == 11


def test_what_is_folded_in_a_cell_has_the_lines_it_needs(classroom: Classroom) -> None:
    report = classroom.report()
    rows = grade_sheet(
        [PersonGrades("Somebody with very many names " * 4, "a", {"x": 1.0})], ["x"], "xlsx", "", 100
    ).rows
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


def test_anonymous_reports_name_nobody(classroom: Classroom) -> None:
    report = classroom.report(anonymous=True, names_in_conduct=True)
    whole = class_page(EN, report)
    for told in (class_html(whole, EN), class_markdown(whole, EN), repr(whole), repr(report)):
        assert "学员" not in told and "example.org" not in told
        assert "Trainee 01" in told and "Trainee 30" in told
    # The numbers go by lot and not by name, day or file.
    named = {one.name: one for one in classroom.report().scenarios[0].standings}
    numbered = report.scenarios[0].standings
    assert [one.name for one in numbered] == [f"Trainee {number:02}" for number in range(1, 31)]
    assert [one.first for one in numbered] != [named[name].first for name in sorted(named)]


def test_breaches_are_counted_and_named_only_when_asked(tmp_path: Path) -> None:
    classroom = Classroom(tmp_path)
    for name in ("Kim", "Lou"):
        classroom.add([portable(corner(), plays.moves(plays.FORBIDDEN), name, opened="2026-11-22T09:00:00+00:00")])

    def conduct(*, names: bool) -> str:
        whole = class_page(EN, classroom.report(names_in_conduct=names))
        return repr(next(part for part in whole.scenarios[0].parts if part.id == "conduct").table)

    assert "\"Learning a rival's sealed bid\", 'forbidden', 2, 0" in conduct(names=False)
    assert "Kim" not in conduct(names=False)
    assert "Kim, Lou" in conduct(names=True)


def test_items_of_fewer_than_ten_people_say_nothing(tmp_path: Path) -> None:
    classroom = Classroom(tmp_path)
    handed = [one for one in attempts(CORNER, 30) if not one.practice and "-11-" in one.opened]
    classroom.add(handed[3:12])
    (scenario,) = classroom.report().scenarios
    assert scenario.first_attempts == 9
    assert all(one.facility is None and one.discrimination is None for one in scenario.items)
    classroom.add(handed[12:13])
    (scenario,) = classroom.report().scenarios
    assert all((one.facility is None) == (one.people < 10) for one in scenario.items)
    assert any(one.people == 10 for one in scenario.items)


def test_a_class_without_plays_and_one_that_only_practised(tmp_path: Path) -> None:
    classroom = Classroom(tmp_path)
    for language in ("en", "zh"):
        assert class_html(class_page(Translator(language), classroom.report(language)), Translator(language))
    classroom.add(one for one in attempts(CORNER) if one.practice)
    whole = class_page(EN, classroom.report())
    assert "3 of them in practice" in class_html(whole, EN)
    assert [part.id for part in whole.scenarios[0].parts] == ["results"]
    assert workbook(whole, [("Name",)], EN)


def test_a_column_of_names_says_whose_and_a_column_of_numbers_how_many(classroom: Classroom) -> None:
    whole = class_page(Translator("zh"), classroom.report("zh", names_in_conduct=True))
    heads = [part.table.head for part in whole.scenarios[0].parts if part.table]
    labels = {column.label: column.kind for head in heads for column in head}
    assert (labels["人数"], labels["涉及学员"]) == ("count", "text")
    assert not {"学员名单", "人物一览"} & set(labels)
