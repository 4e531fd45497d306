"""What trainees wrote of their plays, in a class report."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from tests.classes.classroom import Classroom
from tests.classes.synthetic import one
from trainer.classes.page import ReportPart
from trainer.classes.pages.report import class_html, class_markdown
from trainer.classes.pages.spreadsheets import workbook
from trainer.classes.words.report import class_page
from trainer.core.reflection import Reflection
from trainer.i18n.languages import LANGUAGES
from trainer.i18n.translator import Translator

SAID = Reflection("To win <i>Bo</i>.", "", "=1+1")


def reflections_in(classroom: Classroom, language: str, *, anonymous: bool = False) -> ReportPart:
    (scenario,) = class_page(Translator(language), classroom.report(language, anonymous=anonymous)).scenarios
    (part,) = (part for part in scenario.parts if part.id == "reflections")
    return part


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_line_that_was_written_stands_with_its_question_under_its_person(tmp_path: Path, language: str) -> None:
    classroom, tr = Classroom(tmp_path), Translator(language)
    silent = one("Cat", 3)
    classroom.add([replace(one("Ben", 2), reflection=SAID), replace(one("Ann", 1), reflection=SAID), silent])
    classroom.add([replace(one("Ben", 4, day=2), reflection=Reflection(went_well="她来了。"))])
    part = reflections_in(classroom, language)
    assert [(block.head[:3], len(block.lines)) for block in part.blocks] == [("Ann", 2), ("Ben", 2), ("Ben", 1)]
    assert "2" in part.blocks[2].head
    for line, question, said in zip(part.blocks[0].lines, ("intended", "otherwise"), ("To win", "=1+1"), strict=True):
        assert line.startswith(tr.term("reflection", question)) and said in line
    assert part.table is not None
    assert part.table.rows == (
        ("Ann", 1, "To win <i>Bo</i>.", None, "=1+1"), ("Ben", 1, "To win <i>Bo</i>.", None, "=1+1"),
        ("Ben", 2, None, "她来了。", None),
    )  # fmt: skip
    numbered = reflections_in(classroom, language, anonymous=True)
    assert not any(name in repr(numbered) for name in ("Ann", "Ben", "Cat"))
    assert len(numbered.blocks) == 3


def test_every_form_of_the_report_shows_them_as_text(tmp_path: Path) -> None:
    classroom, tr = Classroom(tmp_path), Translator("en")
    classroom.add([replace(one("Ann", 1), reflection=SAID), one("Ben", 2)])
    page = class_page(tr, classroom.report())
    html = class_html(page, tr)
    assert "What did you intend? To win &lt;i&gt;Bo&lt;/i&gt;." in html
    assert "<i>Bo" not in class_markdown(page, tr)
    book = openpyxl.load_workbook(BytesIO(workbook(page, [("Name",)], tr)))
    cells = {(cell.value, cell.data_type) for row in book["Own words"].iter_rows() for cell in row}
    assert ("=1+1", "s") in cells


def test_where_nobody_wrote_anything_the_report_says_so(tmp_path: Path) -> None:
    classroom = Classroom(tmp_path)
    classroom.add([one("Ann", 1)])
    part = reflections_in(classroom, "en")
    assert (part.table, part.blocks, part.foot) == (None, (), ())
    assert part.lead == ("Nobody wrote anything before the result.",)
