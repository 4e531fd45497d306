"""Debriefs on paper: tagged, counted by trainee, the talk apart from the key, and every outside text shown as text."""

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
from tests.debrief.plays import FOLDERS, LANGUAGES_AND_SIZES, golden, poisoned
from tests.paper.reading import catalogue, read, titles, words
from trainer.core.moves import Close
from trainer.debrief.facts.debrief import debrief
from trainer.debrief.pages.pdf import sheets_of, sheets_to_pdf, to_pdf
from trainer.debrief.words.debrief import page_of
from trainer.i18n.translator import Translator
from trainer.packs.load import load
from trainer.paper import fonts
from trainer.paper.text import typeset
from trainer.paper.typst import Size


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
    about = debrief(plays.corner("en").scenario, plays.moves(plays.CAREFUL), you="Kim")
    ending = Translator("en").term("outcome", about.result.outcome)
    key = f"2 What cost you most · {about.result.overall:.1f} · {ending}"
    assert titles(outline) == ["Debrief for Kim"]
    assert titles(outline[1]) == ["1 The result", key, "3 What happened", "4 Why", "5 What next"]


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
    said = ["".join(page.extract_text().split()) for page in reader.pages]
    # Nothing stands on a page between two trainees.
    found = [re.findall(r"page(\d+)of(\d+)$", text)[-1] for text in said if text]
    first = int(found[0][1])
    second = int(found[-1][1])
    assert [int(page) for page, _ in found] == [*range(1, first + 1), *range(1, second + 1)]
    assert {pages for _, pages in found[:first]} == {str(first)}
    assert len(titles(reader.outline)) == 2


@pytest.mark.parametrize(("language", "size"), LANGUAGES_AND_SIZES)
@pytest.mark.parametrize(("folder", "file"), FOLDERS)
def test_a_page_for_the_talk_comes_before_a_key_of_four_at_most(
    folder: Path, file: Path, language: str, size: Size
) -> None:
    for path in sorted(folder.glob("*.txt")):
        about = golden(path.stem, folder.name, language)
        result = to_pdf([(about, Translator(language))], size)
        reader = read(result.pdf)
        assert 3 <= len(reader.pages) <= 6, path.stem
        assert "".join(Translator(language)("What cost you most").split()) in words(reader, 2, 3)
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
    # What had no room there is told at the end.
    listed = text.partition("Moreturningpoints")[0]
    moves = [int(move) for move in re.findall(r"chancelost·move(\d+)", listed)]
    assert len(moves) > 2
    assert moves == sorted(moves)


def test_a_house_in_which_nobody_moves_anybody_can_be_printed() -> None:
    scenario = load(MILL).scenario
    assert not any(truth.sways for truth in scenario.truths[0])
    about = debrief(scenario, [Close()], you="Kim")
    assert to_pdf([(about, Translator("en"))]).pages >= 2


@pytest.mark.parametrize(("language", "size"), LANGUAGES_AND_SIZES)
@pytest.mark.parametrize(("folder", "file"), FOLDERS)
def test_the_short_form_is_one_sheet_and_has_every_part(folder: Path, file: Path, language: str, size: Size) -> None:
    tr = Translator(language)
    plays = [golden(path.stem, folder.name, language) for path in sorted(folder.glob("*.txt"))]
    sheets = sheets_of([(number, about, tr) for number, about in enumerate(plays, start=1)], size)
    many = read(sheets_to_pdf(sheets, tr, size).pdf)
    assert len(many.pages) == 2 * len(sheets)
    first = words(many, 0, 2)
    for head in ("The result", "What cost you most", "Why", "What next"):
        assert "".join(tr(head).split()) in first


@pytest.mark.parametrize(("language", "size"), LANGUAGES_AND_SIZES)
def test_the_back_of_the_page_for_the_talk_is_for_notes_and_holds_nothing_else(language: str, size: Size) -> None:
    tr = Translator(language)
    about = golden("careless", "platform-deal", language)
    page = read(to_pdf([(about, tr)], size).pdf).pages[1]
    head = "".join(tr("Notes from the talk").split())
    said = "".join(page.extract_text().split())
    assert said.startswith(head)
    subtitle = page_of(tr, about).subtitle
    assert "".join(typeset(subtitle).split()) in said and len(said) < len(head) + len(subtitle) + 60
    data = page.get_contents()
    assert data is not None
    lines = re.findall(rb"q 1 0 0 -1 [\d.]+ ([\d.]+) cm[^q]* ([\d.]+) 0 l\s+S", data.get_data())
    assert len(lines) == 26 and len({wide for _, wide in lines}) == 1
    foot = 16 / 25.4 * 72
    assert foot - 1 < min(float(height) for height, _ in lines) < foot + 1, "down to the lower margin, not into it"
    # With nothing but the talk printed, the back stays the printer's.
    assert len(read(to_pdf([(about, tr)], size, part="talk").pdf).pages) == 1


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(("folder", "file"), FOLDERS)
def test_the_page_for_the_talk_holds_nothing_of_the_truth(folder: Path, file: Path, language: str) -> None:
    tr = Translator(language)
    about = golden("concessions", folder.name, language)
    pages = [read(to_pdf([(about, tr)], part="talk").pdf)]
    pages.append(read(sheets_to_pdf(sheets_of([(1, about, tr)], part="talk"), tr).pdf))
    for reader in pages:
        assert len(reader.pages) == 1
        said = words(reader, 0, 1)
        assert "".join(tr("To talk over before the key is opened").split()) in said
        hidden = [clue.text for person in about.people for clue in person.clues if not clue.day]
        hidden += about.advice.lessons
        assert not [text for text in hidden if "".join(text.split()) in said]
        assert "".join(tr("In truth").split()) not in said


def test_what_is_printed_apart_is_what_is_printed_together() -> None:
    about, tr = golden("careless", "new-market", "en"), Translator("en")
    both, talk, key = (
        read(sheets_to_pdf(sheets_of([(1, about, tr)], part=part), tr).pdf) for part in ("both", "talk", "key")
    )
    assert [len(reader.pages) for reader in (both, talk, key)] == [2, 1, 1]
    cut = re.compile(r"page\dof\d$")
    assert cut.sub("", words(both, 0, 1)) == cut.sub("", words(talk, 0, 1))
    assert "Whatcostyoumost" in words(key, 0, 1)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(("folder", "file"), FOLDERS)
def test_paper_says_what_cost_most_as_the_page_does(folder: Path, file: Path, language: str) -> None:
    tr = Translator(language)
    for play in ("deferred", "disqualified"):
        about = golden(play, folder.name, language)
        page = page_of(tr, about)
        long = words(read(to_pdf([(about, tr)], part="key").pdf))
        sheet = words(read(sheets_to_pdf(sheets_of([(1, about, tr)], part="key"), tr).pdf))
        told = [text for row in page.things.rows for text in (row.head, row.led, row.better, row.principle) if text]
        for text in (page.things.lead, page.next.practise, *told):
            wanted = "".join(typeset(text).split())
            assert wanted in long and wanted in sheet, (play, text)
