"""The observers' sheets: to be counted without the key, and the same whatever is true."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.kit.scenarios import PLAYED, scenario_in
from tests.paper.reading import read, titles, words
from trainer.i18n.translator import Translator
from trainer.kit.observers import KEEPER, RULES, observer_sheets, sheet_titles
from trainer.kit.pdf import KitSource, kit_pdf
from trainer.kit.reading import texts_in
from trainer.packs.load import load_family
from trainer.paper.typst import Size


@pytest.mark.parametrize("language", ["en", "zh"])
def test_each_thing_to_watch_has_a_sheet_whose_rows_fit_its_columns(language: str) -> None:
    tr = Translator(language)
    sheets = observer_sheets(tr, [scenario_in(PLAYED[0].values[0], language)])
    assert [sheet.title for sheet in sheets] == list(sheet_titles(tr).values())
    for sheet in sheets:
        assert len(sheet.heads) == len(sheet.widths)
        assert all(len(row) == len(sheet.heads) for row in sheet.rows)
        assert sheet.task and sheet.count
        assert bool(sheet.rules) == (sheet.name == RULES)


def test_whoever_keeps_the_calendar_has_a_row_for_everybody() -> None:
    scenario = scenario_in(PLAYED[0].values[0], "en")
    keeper = observer_sheets(Translator("en"), [scenario])[0]
    assert keeper.name == KEEPER
    assert [row[0] for row in keeper.rows] == [person.name for person in scenario.people]


@pytest.mark.parametrize("file", PLAYED)
def test_an_observer_learns_nothing_of_who_is_what(file: Path) -> None:
    tr = Translator("en")
    family = [one.scenario for one in load_family(file, "en")]
    assert len(family) > 1
    sheets = observer_sheets(tr, family)
    assert all(observer_sheets(tr, [one]) == sheets for one in family), "rules are the same in every truth"
    upside_down = replace(
        family[0], truths={mask: tuple(reversed(truths)) for mask, truths in family[0].truths.items()}
    )
    assert observer_sheets(tr, [upside_down]) == sheets
    told = " ".join(texts_in(sheets))
    hidden = [clue.text for one in family for clue in one.clues]
    hidden += [question.answer for one in family for question in one.questions]
    assert not [text for text in hidden if text in told]


@pytest.mark.parametrize("size", ["a4", "letter"])
@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("file", PLAYED)
def test_each_sheet_is_one_page(file: Path, language: str, size: Size) -> None:
    tr = Translator(language)
    reader = read(kit_pdf([KitSource(scenario_in(file, language))], tr, size).pdf)
    heads = [tr("Observer: {sheet}", sheet=title) for title in sheet_titles(tr).values()]
    heads.append(tr("The map of your own customer"))
    assert [one for one in titles(reader.outline) if one in heads] == heads
    pages = [words(reader, page, page + 1) for page in range(len(reader.pages))]
    one_of_one = "".join(tr("page {page} of {pages}", page=1, pages=1).split())
    for head in heads:
        foot = "".join(head.split()) + one_of_one
        assert len([page for page in pages if foot in page]) == 1, head
