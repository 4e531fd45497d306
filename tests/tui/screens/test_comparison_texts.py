"""Two plays as blocks of text: what is asked holds nothing of the answer, and the signs are those of the page."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from tests.debrief.comparisons import page_for
from trainer.i18n.translator import Translator
from trainer.tui.screens import comparison_texts as texts
from trainer.tui.widgets.row_list import TableRow
from trainer.tui.widgets.text_view import TextBlock, layout_blocks


def plain(blocks: Iterable[TextBlock], width: int = 2_000) -> str:
    return layout_blocks(blocks, width).plain


@pytest.mark.parametrize("language", ["en", "zh"])
def test_attempts_show_the_gain_its_reasons_and_every_person(language: str) -> None:
    tr, page = Translator(language), page_for("careless", "b/won", language=language)
    shown = plain(texts.attempts(tr, page))
    assert page.attempts.lead in shown
    for line in page.attempts.why:
        assert line in shown
    for person in page.attempts.people:
        assert person.name in shown
    for row in page.attempts.scores:
        assert row.sign in shown


@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_is_asked_holds_no_answer_and_what_is_told_agrees_with_the_page(language: str) -> None:
    tr, page = Translator(language), page_for("careless", "b/won", language=language)
    assert page.truths is not None
    for person in page.truths.people:
        asked = plain(texts.asked(tr, page.truths, person.id, "", is_open=False))
        told = plain(texts.told(page, person.id))
        assert person.questions[0] in asked and person.questions[0] not in told
        assert person.verdict in told and person.verdict not in asked
        assert person.sign in told
        for row in person.rows:
            assert row.label in told
            assert row.sign in told
        for one in person.objections:
            assert one.first in told and one.second in told
    whole = plain(texts.asked(tr, page.truths, texts.WHOLE, "", is_open=False))
    assert page.truths.questions[3] in whole and page.truths.principle not in whole
    assert page.truths.principle in plain(texts.told(page, texts.WHOLE))


def test_ones_own_words_stand_there_and_the_hint_goes_with_them() -> None:
    tr, page = Translator("en"), page_for("careless", "b/won")
    assert page.truths is not None
    assert "press w" in plain(texts.asked(tr, page.truths, "sun", "", is_open=False))
    written = plain(texts.asked(tr, page.truths, "sun", "She signs.", is_open=True))
    assert "You wrote: She signs." in written and "press w" not in written


def test_a_row_has_no_sign_before_it_was_opened() -> None:
    tr, page = Translator("en"), page_for("careless", "b/won")
    assert page.truths is not None
    rows = texts.rows_of_truths(tr, page.truths, frozenset({"sun"}))
    signs = {row.key: row.cells[0][0] for row in rows if isinstance(row, TableRow)}
    assert signs.pop("sun") == "≠"
    assert set(signs.values()) == {"?"}


def test_a_page_that_is_not_there_yet_says_so_in_every_language() -> None:
    assert plain(texts.waiting(Translator("en"))) == "Reading both plays once more…"
    assert plain(texts.waiting(Translator("zh"))) == "正在重读两次演练……"
