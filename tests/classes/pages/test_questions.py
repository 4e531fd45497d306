"""The sheet for the projector and the one with the answers, in every form."""

from __future__ import annotations

import re

import pytest
from markdown_it import MarkdownIt

from tests.classes.classroom import Classroom
from tests.classes.poison import ALL, EN, EVERY, poisoned_report
from tests.debrief.html_reader import ATTRIBUTES, TAGS, kind_of, read
from tests.paper.reading import catalogue, words
from tests.paper.reading import read as read_pdf
from trainer.classes.page import QuestionSheet
from trainer.classes.pages.questions import questions_html, questions_markdown, questions_pdf
from trainer.classes.words.questions import question_sheet
from trainer.i18n.translator import Translator
from trainer.paper import fonts
from trainer.paper.text import typeset


def sheets(classroom: Classroom, tr: Translator) -> tuple[QuestionSheet, QuestionSheet]:
    about = classroom.report(tr.language, anonymous=True)
    return question_sheet(tr, about, answers=False), question_sheet(tr, about, answers=True)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_projector_shows_no_answer_and_the_other_sheet_all(classroom: Classroom, language: str) -> None:
    tr = Translator(language)
    screen, key = sheets(classroom, tr)
    cards = screen.scenarios[0].cards
    asked = "".join(f"{one.head}{one.lead}{one.ask}{''.join(bar.label for bar in one.bars)}" for one in cards)
    told = [line for one in cards for line in one.answer if typeset(line) not in asked]
    assert told
    for page in (questions_html(screen, tr), questions_markdown(screen, tr)):
        assert not any(line in page for line in told)
    assert all(
        line in questions_markdown(key, tr).replace("\\", "") for line in told if not re.search(r"[_*<>|~]", line)
    )
    printed, answers = questions_pdf(screen, tr), questions_pdf(key, tr)
    text, whole = words(read_pdf(printed.pdf)), words(read_pdf(answers.pdf))
    for line in told:
        joined = "".join(typeset(line).split())
        assert joined not in text and joined in whole
    assert printed.pages == 1 + len(cards)
    box = read_pdf(printed.pdf).pages[1].mediabox
    assert float(box.width) / float(box.height) == pytest.approx(16 / 9, abs=0.01)
    assert float(read_pdf(answers.pdf).pages[0].mediabox.width) == pytest.approx(595.28, abs=0.1)
    assert b"<pdfuaid:part>1</pdfuaid:part>" in catalogue(read_pdf(printed.pdf))["/Metadata"].get_object().get_data()
    assert printed.pdf == questions_pdf(screen, tr).pdf and not printed.missing


@EVERY
def test_outside_text_stays_text(text: str) -> None:
    pages = [question_sheet(EN, poisoned_report(given), answers=True) for given in (text, "x")]
    reader, plainly = (read(questions_html(page, EN)) for page in pages)
    assert reader.tags == plainly.tags and set(reader.tags) <= TAGS
    assert {name for name, _ in reader.attributes} <= ATTRIBUTES
    markdown = MarkdownIt("gfm-like", {"html": True})
    assert kind_of(markdown, questions_markdown(pages[0], EN)) == kind_of(markdown, questions_markdown(pages[1], EN))


def test_injections_are_text_on_paper() -> None:
    for text in ALL[::7]:
        for answers in (True, False):
            sheet = question_sheet(EN, poisoned_report(text), answers=answers)
            printed = words(read_pdf(questions_pdf(sheet, EN).pdf))
            assert "".join(fonts.shown(typeset(text))[0].split()) in printed, text


def test_a_class_of_which_nothing_stands_out() -> None:
    sheet = QuestionSheet("en", "C", "Questions", (), (), False)
    for told in (
        questions_html(sheet, EN),
        questions_markdown(sheet, EN),
        words(read_pdf(questions_pdf(sheet, EN).pdf)),
    ):
        assert "Nothing stands out" in told or "Nothingstandsout" in told
