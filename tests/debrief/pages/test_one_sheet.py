"""A debrief on one sheet of paper, both sides."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.debrief.plays import FOLDERS, golden
from tests.paper.reading import read, words
from trainer.debrief.pages.one_sheet import fitted_to_two_sides
from trainer.debrief.pages.pdf import one_sheet_of, sheets_to_pdf
from trainer.debrief.pages.short_form import ONE_SHEET, short_debrief
from trainer.i18n.translator import Translator
from trainer.paper.typst import SIZES


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(("folder", "file"), FOLDERS)
def test_the_short_form_is_one_sheet_and_has_every_part(folder: Path, file: Path, language: str) -> None:
    tr = Translator(language)
    plays = [golden(path.stem, folder.name, language) for path in sorted(folder.glob("*.txt"))]
    for size in SIZES:
        sheets = [one_sheet_of(about, tr, number, size) for number, about in enumerate(plays, start=1)]
        many = read(sheets_to_pdf(sheets, tr, size).pdf)
        assert len(many.pages) == 2 * len(sheets)
        first = words(many, 0, 2)
        for head in ("The result", "What happened", "Why", "What next"):
            assert "".join(tr(head).split()) in first


def test_of_what_one_sheet_cannot_hold_the_least_needed_goes_first() -> None:
    sheet = short_debrief(golden("deferred", "bottle-works", "en"), Translator("en"), ONE_SHEET)
    larger, smaller = fitted_to_two_sides(sheet, "a4"), fitted_to_two_sides(sheet, "letter")
    assert larger.people == sheet.people and not smaller.people
    assert larger.page == smaller.page == sheet.page
