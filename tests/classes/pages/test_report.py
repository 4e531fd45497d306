"""The class report as a page and on paper: whole, tagged, and outside text stays text in every form."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt

from tests.classes.classroom import Classroom
from tests.classes.poison import ALL, EN, EVERY, poisoned, poisoned_page
from tests.debrief import plays
from tests.debrief.html_reader import ATTRIBUTES, TAGS, kind_of, read, style_of
from tests.paper.reading import catalogue, titles, words
from tests.paper.reading import read as read_pdf
from trainer.classes.facts.class_play import ClassPlay
from trainer.classes.facts.report import ClassReport, ScenarioReport, scenario_report
from trainer.classes.page import Column, PageTable
from trainer.classes.pages.report import class_html, class_markdown, class_pdf, print_table
from trainer.classes.words.report import class_page
from trainer.debrief.facts.replay import replayed_play
from trainer.i18n.translator import Translator
from trainer.paper import fonts
from trainer.paper.text import typeset


@EVERY
def test_html_shows_outside_text_as_text(text: str) -> None:
    shown = class_html(poisoned_page(text), EN)
    shown.encode()
    reader, plainly = read(shown), read(class_html(poisoned_page("x"), EN))
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
    kinds = [kind_of(reader, class_markdown(poisoned_page(given), EN)) for given in ("x", text)]
    assert kinds[0] == kinds[1]


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
        "discussion", "table", "results", "reflections", "repetition", "competencies", "roles", "misread", "pitches",
        "unasked", "conduct", "items", "marks",
    ]  # fmt: skip
    for part in scenario.parts:
        assert part.title in shown and f"### {part.title}" in told
    assert shown == class_html(whole, translator)


@pytest.mark.parametrize("size", ["a4", "letter"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_it_is_tagged_titled_and_holds_every_part(classroom: Classroom, language: str, size: str) -> None:
    tr = Translator(language)
    page = class_page(tr, classroom.report(language))
    printed = class_pdf(page, tr, "letter" if size == "letter" else "a4")
    reader = read_pdf(printed.pdf)
    root = catalogue(reader)
    assert bool(root["/MarkInfo"]["/Marked"]) and "/StructTreeRoot" in root
    assert str(root["/Lang"]).startswith(language)
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata is not None and "Sales 101" in str(reader.metadata.title)
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_object().get_data()
    assert float(reader.pages[0].mediabox.width) == pytest.approx(612 if size == "letter" else 595.28, abs=0.1)
    assert not printed.missing
    outline: Any = reader.outline
    (scenario,) = page.scenarios
    assert titles(outline) == ["Sales 101"] and titles(outline[1]) == [scenario.title]
    assert titles(outline[1][1]) == [part.title for part in scenario.parts]
    text = words(reader)
    for part in scenario.parts:
        for line in (part.title, *part.lead, *part.points, *(block.head for block in part.blocks)):
            assert "".join(typeset(line).split()) in text
    assert printed.pages == len(reader.pages)
    for number, one in enumerate(reader.pages, start=1):
        assert re.findall(r"\d+", "".join(one.extract_text().split()))[-2:] == [str(number), str(printed.pages)]
    assert printed.pdf == class_pdf(page, tr, "letter" if size == "letter" else "a4").pdf


def test_injections_are_text_on_paper_and_nothing_else() -> None:
    def told(text: str) -> ScenarioReport:
        scenario = poisoned(text)
        sittings = [
            ClassPlay((f"{number}",), text, 1, False, replayed_play(scenario, plays.moves(each), text))
            for number, each in enumerate((plays.CARELESS, plays.FORBIDDEN))
        ]
        return scenario_report(sittings, {"overall": 90.0})

    about = ClassReport(ALL[0], ALL[0], 2, False, True, tuple(map(told, ALL)))
    reader = read_pdf(class_pdf(class_page(Translator("en"), about), Translator("en")).pdf)
    text = words(reader)
    for each in ALL:
        assert text.count("".join(fonts.shown(typeset(each))[0].split())) > 1, each
    for page in reader.pages:
        assert "/Annots" not in page
    assert "/EmbeddedFiles" not in catalogue(reader).get("/Names", {})


def test_anonymous_paper_names_nobody_and_an_unknown_character_is_reported(
    tmp_path: Path, classroom: Classroom
) -> None:
    tr = Translator("en")
    text = words(read_pdf(class_pdf(class_page(tr, classroom.report(anonymous=True)), tr).pdf))
    assert "学员" not in text and "Trainee30" in text
    strange = Classroom(tmp_path)
    printed = class_pdf(class_page(tr, strange.report()), tr)
    assert "Nobodyhashandedaplayinyet." in words(read_pdf(printed.pdf))
    page = class_page(tr, ClassReport("李\U00020bb7", "", 0, False, False, ()))
    printed = class_pdf(page, tr)
    assert printed.missing == ("\U00020bb7",)
    assert "李[U+20BB7]" in words(read_pdf(printed.pdf))


def test_shades_are_shares_of_their_line() -> None:
    table = PageTable(
        (Column("In truth"), Column("A", "count"), Column("B", "count")),
        (("A", 3, 1), ("B", 0, 0)),
        frozenset({(0, 1)}),
    )
    shown = print_table(table, shaded=True)
    assert [one.shade for one in shown.cells] == [-1, 0.75, 0.25, -1, 0, 0]
    assert [one.text for one in shown.cells if one.strong] == ["3"]
    assert {one.shade for one in print_table(table, shaded=False).cells} == {-1}
