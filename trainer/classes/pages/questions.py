"""Questions for the group: pages for the projector without an answer, and sheets with the answers."""

from __future__ import annotations

from pathlib import Path

from trainer.classes.page import QuestionSheet
from trainer.debrief.pages.html import html_template
from trainer.debrief.pages.markdown import markdown_template
from trainer.i18n.translator import Translator
from trainer.paper.text import page_numbers
from trainer.paper.typst import Printed, Size, fill_template, print_pages

TEMPLATES = Path(__file__).with_name("templates")
SLIDES = TEMPLATES / "questions.typ.j2"
ANSWERS = TEMPLATES / "answers.typ.j2"


def questions_html(sheet: QuestionSheet, tr: Translator) -> str:
    """Return the sheet as an HTML document; the same input gives the same bytes."""
    return html_template(TEMPLATES / "questions.html.j2").render(sheet=sheet, tr=tr)


def questions_markdown(sheet: QuestionSheet, tr: Translator) -> str:
    """Return the sheet as Markdown; the same input gives the same bytes."""
    return markdown_template(TEMPLATES / "questions.md.j2").render(sheet=sheet, tr=tr)


def questions_pdf(sheet: QuestionSheet, tr: Translator, size: Size = "a4") -> Printed:
    """Return a PDF: a page of 16:9 for each question, or with the answers a list on paper of that size.

    Raises:
        TrainerError: if the template is faulty.
    """
    values = {"sheet": sheet, "tr": tr, "numbers": page_numbers(tr)}
    template = ANSWERS if sheet.answers else SLIDES
    return print_pages(f"{sheet.title} – {sheet.subtitle}", [fill_template(template, values)], size)
