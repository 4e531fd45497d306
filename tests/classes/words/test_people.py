"""Misreadings in words: who was taken for what, and on which clue."""

from __future__ import annotations

import pytest

from tests.classes.few import EARLY, LATE, report
from trainer.classes.words.people import confusion_part, misread_part
from trainer.i18n.translator import Translator

EN = Translator("en")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_confusion_is_a_table_with_its_diagonal_set_apart(language: str) -> None:
    tr = Translator(language)
    about = report(EARLY, LATE)
    part = confusion_part(tr, about)
    table = part.table
    assert table is not None
    assert [column.label for column in table.head[1:]] == [
        tr.term("role", role) if role else tr("left blank") for role in about.confusion.chosen
    ]
    for row, true in zip(table.rows, about.confusion.true, strict=True):
        assert row[0] == tr.term("role", true)
    for line, place in table.strong:
        assert table.rows[line][0] == table.head[place].label


def test_a_clue_that_was_cited_for_a_wrong_role_says_what_it_was() -> None:
    part = misread_part(EN, report(EARLY, LATE))
    words = " ".join(line for block in part.blocks for line in block.lines)
    assert "“A rival's rep says the foreman signs everything” (1 ×, misleading)" in words
    assert "(1 ×, no longer true)" in words
    assert any("Bo Kern" in block.head for block in part.blocks)
