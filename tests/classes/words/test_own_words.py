"""The parts of a class report that tell what was said first: unnamed, in both languages, and left out where asked."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.classes.facts.test_own_words import words
from tests.classes.few import report
from tests.debrief.plays import CAREFUL
from trainer.classes.facts.report import ClassReport
from trainer.classes.page import ClassPage
from trainer.classes.pages.report import class_html, class_markdown
from trainer.classes.words.own_words import own_words_parts
from trainer.classes.words.report import class_page
from trainer.i18n.translator import Translator

EN, ZH = Translator("en"), Translator("zh")


def page(tr: Translator, count: int = 5, *, told: bool = True) -> ClassPage:
    """Return the report on a class of five of whom `count` said something first."""
    about = replace(report(CAREFUL, times=5), words=words(count))
    return class_page(tr, ClassReport("C", "2026-11-30T09:00:00+00:00", 5, False, False, (about,)), words=told)


@pytest.mark.parametrize("tr", [EN, ZH], ids=["en", "zh"])
def test_both_parts_stand_in_every_form(tr: Translator) -> None:
    parts = {part.id: part for part in page(tr).scenarios[0].parts}
    said, missing = parts["words"], parts["unmet"]
    assert said.table is not None and missing.table is not None
    assert ["Line a 19", 2] in [[*row[2:]] for row in said.table.rows]
    assert any("Line a 20" in line and "2" in line for block in missing.blocks for line in block.lines)
    for text in (class_html(page(tr), tr), class_markdown(page(tr), tr)):
        assert "Line a 19" in text and "Line a 20" in text and "Who says so" in text


def test_a_point_of_few_is_counted_and_not_told() -> None:
    said, _ = own_words_parts(EN, words(4))
    assert said.table is None and not said.blocks
    assert any("fewer than 5 plays" in line for line in said.foot)


def test_nothing_is_told_where_nothing_was_said_or_it_is_left_out() -> None:
    assert own_words_parts(EN, report(CAREFUL, times=5).words) == ()
    for left in (page(EN, told=False), class_page(EN, ClassReport("C", "", 5, False, False, (report(CAREFUL),)))):
        assert not {"words", "unmet"} & {part.id for part in left.scenarios[0].parts}
    assert "Line a" not in class_markdown(page(EN, told=False), EN)
