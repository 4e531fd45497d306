"""The sellers' brief: nothing hidden, and a map for each day on which it is due."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.kit.scenarios import FILES, scenario_in, scenario_of
from tests.paper.reading import read, titles, words
from trainer.i18n.translator import Translator
from trainer.kit.guide import guide_of
from trainer.kit.lessons import Reading
from trainer.kit.pdf import KitSource, kit_pdf
from trainer.kit.seller import seller_brief
from trainer.paper.text import typeset


@pytest.mark.parametrize("file", FILES)
def test_the_sellers_learn_nothing_that_is_hidden(file: Path) -> None:
    scenario = scenario_in(file, "en")
    upside_down = replace(
        scenario,
        truths={mask: tuple(reversed(truths)) for mask, truths in scenario.truths.items()},
        clues=tuple(replace(one, text="hidden") for one in scenario.clues),
        questions=tuple(replace(one, say="hidden", answer="hidden") for one in scenario.questions),
        objections=tuple(replace(one, said="hidden") for one in scenario.objections),
        rules=tuple(replace(one, rule="hidden") for one in scenario.rules),
        events=tuple(replace(one, text="hidden") for one in scenario.events),
    )
    assert seller_brief(Translator("en"), scenario) == seller_brief(Translator("en"), upside_down)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_each_map_that_is_due_is_a_sheet_of_its_own_with_its_day(language: str) -> None:
    tr = Translator(language)
    scenario = scenario_of("second-hospital", language)
    heads = [
        tr("Account map {number} of {count} · due on day {day}", number=number, count=3, day=day)
        for number, day in enumerate((3, 7, 11), 1)
    ]
    assert list(seller_brief(tr, scenario).maps) == heads
    reader = read(kit_pdf([KitSource(scenario)], tr).pdf)
    assert [one for one in titles(reader.outline) if one in heads] == heads
    pages = [
        page
        for page in range(len(reader.pages))
        if any("".join(head.split()) in words(reader, page, page + 1) for head in heads)
    ]
    assert len(pages) == 3 and all(page % 2 == 0 for page in pages)
    for page in pages:
        held = words(reader, page, page + 1)
        for kind in ("role", "concern", "win"):
            assert all("".join(typeset(word).split()) in held for word in tr.terms(kind).values())
    assert tr.plural("The brief and {count} account map", "The brief and {count} account maps", 3) in dict(
        guide_of(tr, scenario, Reading(10, 8), (), ()).parts
    )


def test_one_map_is_not_counted_and_where_none_is_due_there_is_still_one() -> None:
    scenario = scenario_of("second-hospital")
    tr = Translator("en")
    assert seller_brief(tr, replace(scenario, reviews=(4,))).maps == ("Account map · due on day 4",)
    assert seller_brief(tr, replace(scenario, reviews=())).maps == ("Your account map",)
