"""Debriefs on paper: tagged, counted by trainee, two to four pages, and every outside text shown as text."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from tests.conftest import MILL
from tests.debrief import plays
from tests.debrief.injections import INJECTIONS
from tests.debrief.plays import FOLDERS, golden, poisoned
from tests.paper.reading import catalogue, read, titles, words
from trainer.core.moves import Close
from trainer.debrief.facts.debrief import debrief
from trainer.debrief.pages.pdf import to_pdf
from trainer.i18n.translator import Translator
from trainer.packs.load import load
from trainer.paper import fonts
from trainer.paper.text import typeset


@cache
def printed(text: str, language: str, you: str = "Kim") -> PdfReader:
    about = debrief(plays.corner(language).scenario, plays.moves(text), you=you)
    return read(to_pdf([(about, Translator(language))]).pdf)


@pytest.mark.parametrize(("language", "tag"), [("en", "en"), ("zh", "zh")])
def test_it_is_tagged_titled_and_says_its_language(language: str, tag: str) -> None:
    reader = printed(plays.CAREFUL, language)
    root = catalogue(reader)
    assert bool(root["/MarkInfo"]["/Marked"])
    assert "/StructTreeRoot" in root
    assert str(root["/Lang"]).startswith(tag)
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata is not None
    assert "Kim" in str(reader.metadata.title)
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_object().get_data()


def test_the_outline_names_trainee_and_parts() -> None:
    outline: Any = printed(plays.CAREFUL, "en").outline
    assert titles(outline) == ["Debrief for Kim"]
    assert titles(outline[1]) == ["1 The result", "2 What happened", "3 Why", "4 What next"]


def test_chinese_comes_back_as_text() -> None:
    text = words(printed(plays.CARELESS, "zh", "李喆"))
    for phrase in ("李喆的复盘", "转折点", "你的判断", "下一步", "第1页，共"):
        assert phrase in text


def test_pages_are_counted_by_trainee() -> None:
    about = [
        (golden("won", "platform-deal", "en"), Translator("en")),
        (golden("careless", "service-desk", "en"), Translator("en")),
    ]
    reader = read(to_pdf(about).pdf)
    found = [re.findall(r"page(\d+)of(\d+)$", "".join(page.extract_text().split()))[-1] for page in reader.pages]
    first = int(found[0][1])
    second = int(found[-1][1])
    assert [int(page) for page, _ in found] == [*range(1, first + 1), *range(1, second + 1)]
    assert {pages for _, pages in found[:first]} == {str(first)}
    assert len(titles(reader.outline)) == 2


@pytest.mark.parametrize("size", ["a4", "letter"])
@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(("folder", "file"), FOLDERS)
def test_every_shipped_scenario_takes_two_to_four_pages(folder: Path, file: Path, language: str, size: str) -> None:
    for path in sorted(folder.glob("*.txt")):
        about = golden(path.stem, folder.name, language)
        result = to_pdf([(about, Translator(language))], "letter" if size == "letter" else "a4")
        reader = read(result.pdf)
        assert 2 <= len(reader.pages) <= 4, path.stem
        assert not result.missing
        width = float(reader.pages[0].mediabox.width)
        assert width == pytest.approx(612 if size == "letter" else 595.28, abs=0.1)


def test_injections_are_text_on_paper_and_nothing_else() -> None:
    result = to_pdf([(poisoned(text), Translator("en")) for text in INJECTIONS])
    reader = read(result.pdf)
    starts = [number for number, page in enumerate(reader.pages) if "page1of" in "".join(page.extract_text().split())]
    assert len(starts) == len(INJECTIONS)
    for text, start in zip(INJECTIONS, starts, strict=True):
        expected = "".join(fonts.shown(typeset(text))[0].split())
        assert expected in words(reader, start, start + 1), text
    for page in reader.pages:
        assert "/Annots" not in page
    assert "/EmbeddedFiles" not in catalogue(reader).get("/Names", {})


def test_nobody_begins_on_the_back_of_somebody_else() -> None:
    about = [(golden("won", "first-visit", language), Translator(language)) for language in ("en", "zh", "en")]
    starts = []
    reader = read(to_pdf(about).pdf)
    for number, page in enumerate(reader.pages, start=1):
        text = "".join(page.extract_text().split())
        starts += [number] if "page1of" in text or "第1页" in text else []
    assert len(starts) == len(about)
    assert all(number % 2 for number in starts)


def test_turning_points_stand_in_order_over_the_pages() -> None:
    text = words(read(to_pdf([(golden("careless", "new-market", "en"), Translator("en"))]).pdf))
    moves = [int(move) for move in re.findall(r"chancelost·move(\d+)", text)]
    assert len(moves) > 4
    assert moves == sorted(moves)


def test_a_house_in_which_nobody_moves_anybody_can_be_printed() -> None:
    scenario = load(MILL).scenario
    assert not any(truth.sways for truth in scenario.truths[0])
    about = debrief(scenario, [Close()], you="Kim")
    assert to_pdf([(about, Translator("en"))]).pages >= 2
