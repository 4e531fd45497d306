"""Plays to ask about in words: careful, in both languages, and in no report for others."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.classes.classroom import Classroom
from tests.classes.synthetic import SERVICE_DESK, played, portable, service_desk
from trainer.classes.facts.marks import AlikePlays, FastPlay, Marks
from trainer.classes.pages.report import class_html, class_markdown
from trainer.classes.words.marks import marks_part
from trainer.classes.words.report import class_page
from trainer.i18n.translator import Translator

ALIKE = (AlikePlays(("Ann", "Ben"), 31, True), AlikePlays(("Cy", "Di"), 20, False))
FOUND = Marks((FastPlay("李伟", 0.514, 12.4, 60.6),), ALIKE, 4)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_mark_is_said_with_its_figures_and_the_rule(language: str) -> None:
    part = marks_part(Translator(language), FOUND)
    assert len(part.points) == 3
    for figure in ("李伟", "51", "12", "61"):
        assert figure in part.points[0]
    assert "Ann" in part.points[1] and "31" in part.points[1]
    assert part.points[1] != part.points[2].replace("Cy", "Ann").replace("Di", "Ben").replace("20", "31")
    for figure in ("1,000", "1,500", "175", "300", "4"):
        assert figure in part.lead[0]
    assert len(part.lead) == 2
    none = marks_part(Translator(language), Marks((), (), 4))
    assert (none.points, len(none.lead)) == ((), 2)
    assert part.lead[1] != none.lead[1]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_marks_are_in_the_report_with_names_and_in_no_other(tmp_path: Path, language: str) -> None:
    classroom = Classroom(tmp_path)
    moves = played(SERVICE_DESK, 4, 1)
    hasty = [
        replace(one, seconds=tuple(0.5 * place for place in range(len(one.rows))))
        for name in ("Ann", "Ben")
        for one in [portable(service_desk(), moves, name, opened="2026-11-01T09:00:00+00:00")]
    ]
    assert [each.kind for each in classroom.add(hasty)] == ["added", "added"]
    tr = Translator(language)
    title = marks_part(tr, FOUND).title
    page = class_page(tr, classroom.report(language))
    part = page.scenarios[0].parts[-1]
    assert (part.title, len(part.points)) == (title, 3)
    for told in (class_html(page, tr), class_markdown(page, tr)):
        assert title in told
    hidden = class_page(tr, classroom.report(language, anonymous=True))
    assert title not in class_markdown(hidden, tr) and "marks" not in [one.id for one in hidden.scenarios[0].parts]
