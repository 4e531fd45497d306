"""Two plays beside each other on paper, as HTML and as Markdown; what is asked stands apart from what is told."""

from __future__ import annotations

from trainer.debrief.facts.comparison import Comparison
from trainer.debrief.pages.html import TEMPLATES, html_template
from trainer.debrief.pages.markdown import markdown_template
from trainer.debrief.pages.pdf import Part
from trainer.debrief.words.comparison import comparison_page
from trainer.i18n.translator import Translator
from trainer.paper.text import page_numbers
from trainer.paper.typst import Printed, Size, fill_template, print_pages

TEMPLATE = TEMPLATES / "comparison.typ.j2"


def comparison_html(about: Comparison, tr: Translator) -> str:
    """Return both plays as an HTML document; what is told lies folded up below what is asked."""
    return html_template(TEMPLATES / "comparison.html.j2").render(page=comparison_page(tr, about), tr=tr)


def comparison_markdown(about: Comparison, tr: Translator) -> str:
    """Return both plays as Markdown; what is told is the last part."""
    return markdown_template(TEMPLATES / "comparison.md.j2").render(page=comparison_page(tr, about), tr=tr)


def comparison_pdf(about: Comparison, tr: Translator, size: Size = "a4", part: Part = "both") -> Printed:
    """Return both plays as a PDF: attempt beside attempt, questions on a sheet of their own, answers on another.

    Args:
        about: the two plays.
        tr: the language of the pages.
        size: the paper.
        part: "talk" for the questions alone, which hold nothing of either truth, "key" for all but these. Plays of one
            truth have no questions: they are printed whole.

    Raises:
        TrainerError: if the template is faulty.
    """
    page = comparison_page(tr, about)
    piece = fill_template(TEMPLATE, {"page": page, "tr": tr, "numbers": page_numbers(tr), "part": part})
    return print_pages(f"{page.subtitle}: {page.title}", [piece], size)
