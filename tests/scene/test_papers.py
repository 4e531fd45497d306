from __future__ import annotations

import pytest

from tests.conftest import CORNER, MILL
from tests.scene.sessions import session
from trainer.i18n.translator import Translator
from trainer.scene.papers import papers

EN = Translator("en")


def test_nothing_is_read_again_that_was_not_read() -> None:
    assert papers(EN, session(MILL)) == ()
    assert [one.id for one in papers(EN, session(CORNER, "study ledger"))] == ["source ledger"]


def test_the_first_account_sources_with_records_and_answers_are_kept() -> None:
    moves = ("study order-book", "first ford", "meet ida call", "leave", "survey sheet ole", "include sheet.night")
    half = papers(EN, session(MILL, *moves))
    assert [one.id for one in half] == ["account ford", "source order-book"], "nothing is back yet"
    book = half[1]
    assert book.records is not None and book.records.columns[0] == "Ordered"
    assert half[0].texts[0].words.startswith("A tour of the whole house")
    sheet = papers(EN, session(MILL, *moves, "include sheet.figure"))[-1]
    assert (sheet.id, sheet.kind) == ("questionnaire sheet", "answers from Ole Brandt")
    assert [text.lead for text in sheet.texts] == ["", "Ole Brandt", "", "Ole Brandt"]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_records_are_in_the_language_of_play(language: str) -> None:
    (book,) = papers(Translator(language), session(MILL, "study order-book", language=language))
    assert book.records is not None
    assert book.records.columns[0] == {"en": "Ordered", "zh": "订货"}[language]
