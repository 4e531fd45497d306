"""The page of two halves: in every form the questions come first, and the truths stand apart."""

from __future__ import annotations

import pytest

from tests.classes.words.test_halves import halves_in
from tests.debrief.html_reader import read
from trainer.classes.words.halves import halves_page
from trainer.debrief.pages.halves import halves_html, halves_markdown, halves_pdf
from trainer.i18n.translator import Translator


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_form_says_the_same(language: str) -> None:
    tr = Translator(language)
    page = halves_page(tr, halves_in(language))
    html = " ".join(read(halves_html(page, tr)).words)
    markdown = halves_markdown(page, tr)
    person = page.truths.people[0]
    assert person.believed is not None
    truths = page.truths
    for text in (truths.lead, *truths.questions, person.believed.label, person.verdict, truths.principle):
        assert " ".join(text.split()) in " ".join(html.split())
        assert text in markdown


def test_questions_come_before_the_truths_and_are_printed_apart() -> None:
    tr = Translator("en")
    page = halves_page(tr, halves_in("en"))
    asked, _, told = halves_markdown(page, tr).partition("## The answers")
    assert all(text in asked for text in page.truths.questions)
    assert page.truths.principle in told and page.truths.principle not in asked
    assert not any(person.verdict in asked for person in page.truths.people)
    talk, key, both = (halves_pdf(page, tr, "a4", part) for part in ("talk", "key", "both"))
    assert talk.pages + key.pages <= both.pages <= talk.pages + key.pages + 1
    assert not both.missing
