"""The debrief as Markdown: the same content, for a repository, a wiki or a note."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from trainer.debrief.html import TEMPLATES
from trainer.debrief.model import Debrief
from trainer.debrief.text import in_markdown
from trainer.debrief.words.whole import page_of
from trainer.i18n.translator import Translator

if TYPE_CHECKING:
    from jinja2 import Template


def to_markdown(about: Debrief, tr: Translator) -> str:
    """Return the debrief as Markdown in the language of `tr`; the same input gives the same bytes."""
    return markdown_template("debrief.md.j2").render(page=page_of(tr, about), tr=tr)


@cache
def markdown_template(name: str) -> Template:
    """Return the Markdown template of that file name; whatever it shows is disarmed."""
    from trainer.paper.templates import template_of

    return template_of(TEMPLATES / name, _shown)


def _shown(value: object) -> object:
    return in_markdown(value) if isinstance(value, str) else value
