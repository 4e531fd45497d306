"""The class report as one HTML file that needs nothing else, and as Markdown."""

from __future__ import annotations

from pathlib import Path

from trainer.classes.page import ClassPage
from trainer.debrief.pages.html import template
from trainer.debrief.pages.markdown import markdown_template
from trainer.i18n.translator import Translator

TEMPLATES = Path(__file__).with_name("templates")


def class_html(page: ClassPage, tr: Translator) -> str:
    """Return the report as an HTML document; the same input gives the same bytes."""
    return template(TEMPLATES / "class.html.j2").render(page=page, tr=tr)


def class_markdown(page: ClassPage, tr: Translator) -> str:
    """Return the report as Markdown; the same input gives the same bytes."""
    return markdown_template(TEMPLATES / "class.md.j2").render(page=page, tr=tr)
