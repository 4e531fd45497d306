"""The two truths that two halves of a class met: on paper, as HTML and as Markdown; questions stand before answers."""

from __future__ import annotations

from trainer.debrief.comparison_page import HalvesPage
from trainer.debrief.pages.html import TEMPLATES, html_template
from trainer.debrief.pages.markdown import markdown_template
from trainer.debrief.pages.pdf import Part
from trainer.i18n.translator import Translator
from trainer.paper.text import page_numbers
from trainer.paper.typst import Printed, Size, fill_template, print_pages

TEMPLATE = TEMPLATES / "halves.typ.j2"


def halves_html(page: HalvesPage, tr: Translator) -> str:
    """Return the page as an HTML document; what is told lies folded up below what is asked."""
    return html_template(TEMPLATES / "halves.html.j2").render(page=page, tr=tr)


def halves_markdown(page: HalvesPage, tr: Translator) -> str:
    """Return the page as Markdown; what is told is the last part."""
    return markdown_template(TEMPLATES / "halves.md.j2").render(page=page, tr=tr)


def halves_pdf(page: HalvesPage, tr: Translator, size: Size = "a4", part: Part = "both") -> Printed:
    """Return the page as a PDF: questions on sheets of their own, answers on others.

    Args:
        page: what it shows.
        tr: the language.
        size: the paper.
        part: "talk" for the questions alone, which hold nothing of either truth, "key" for the answers alone.

    Raises:
        TrainerError: if the template is faulty.
    """
    piece = fill_template(TEMPLATE, {"page": page, "tr": tr, "numbers": page_numbers(tr), "part": part})
    return print_pages(f"{page.subtitle}: {page.title}", [piece], size)
