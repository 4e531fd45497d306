"""A class report in words: nobody is named who should not be."""

from __future__ import annotations

from pathlib import Path

from tests.classes.classroom import Classroom
from tests.classes.poison import EN
from tests.classes.synthetic import attempts
from tests.conftest import CORNER
from trainer.classes.pages.report import class_html, class_markdown
from trainer.classes.pages.spreadsheets import workbook
from trainer.classes.words.report import class_page
from trainer.i18n.translator import Translator


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


def test_a_class_without_plays_and_one_that_only_practised(tmp_path: Path) -> None:
    classroom = Classroom(tmp_path)
    for language in ("en", "zh"):
        assert class_html(class_page(Translator(language), classroom.report(language)), Translator(language))
    classroom.add(one for one in attempts(CORNER) if one.practice)
    whole = class_page(EN, classroom.report())
    assert "3 of them in practice" in class_html(whole, EN)
    assert [part.id for part in whole.scenarios[0].parts] == ["results"]
    assert workbook(whole, [("Name",)], EN)
