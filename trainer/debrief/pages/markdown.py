"""The debrief as Markdown: the same content, for a repository, a wiki or a note."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from trainer.debrief.facts.debrief import Debrief
from trainer.debrief.pages.html import TEMPLATES
from trainer.debrief.words.debrief import page_of
from trainer.i18n.translator import Translator
from trainer.paper.text import cleaned

if TYPE_CHECKING:
    from jinja2 import Template


def to_markdown(about: Debrief, tr: Translator) -> str:
    """Return the debrief as Markdown in the language of `tr`; the same input gives the same bytes."""
    return markdown_template(TEMPLATES / "debrief.md.j2").render(page=page_of(tr, about), tr=tr)


@cache
def markdown_template(path: Path) -> Template:
    """Return the Markdown template in that file; whatever it shows is disarmed."""
    from trainer.paper.templates import template_of

    return template_of(path, _shown)


def _shown(value: object) -> object:
    return in_markdown(value) if isinstance(value, str) else value


_SIGNS: Final = re.compile(r"([\\`*_{}\[\]<>|~$&^#@!])")
_BULLET: Final = re.compile(r"^([-+])(?=\s|$)")
_NUMBERED: Final = re.compile(r"^(\d+)([.)])(?=\s|$)")
_RULE: Final = re.compile(r"^([-=]{2,}|[-\s]{2,})$")


def in_markdown(text: str) -> str:
    """Return `text` as one line of Markdown that shows these characters and nothing else.

    No emphasis, heading, list, link, image, table cell, mention, bare address or HTML can come of it.
    """
    line = " ".join(cleaned(text).split())
    line = _SIGNS.sub(r"\\\1", line)
    line = line.replace("//", "/\\/")
    line = re.sub(r"(?i)\b(www)\.", r"\1\\.", line)
    line = _NUMBERED.sub(r"\1\\\2", line)
    line = _BULLET.sub(r"\\\1", line)
    return _RULE.sub(r"\\\1", line)
