"""Markdown: every outside text is text."""

from __future__ import annotations

import pytest
from markdown_it import MarkdownIt

from tests.debrief.html_reader import kind_of
from tests.debrief.injections import INJECTIONS
from tests.debrief.plays import poisoned
from trainer.debrief.pages.markdown import in_markdown, to_markdown
from trainer.i18n.translator import Translator
from trainer.paper.text import cleaned


@pytest.mark.parametrize("text", INJECTIONS, ids=range(len(INJECTIONS)))
def test_markdown_shows_outside_text_as_text(text: str) -> None:
    reader = MarkdownIt("gfm-like", {"html": True})
    kinds = [kind_of(reader, to_markdown(poisoned(given), Translator("en"))) for given in ("x", text)]
    assert kinds[0] == kinds[1]


@pytest.mark.parametrize("text", INJECTIONS, ids=range(len(INJECTIONS)))
def test_a_line_of_markdown_comes_back_as_it_was(text: str) -> None:
    reader = MarkdownIt("gfm-like", {"html": True})
    (opened, inline, closed) = reader.parse(in_markdown(text))
    assert (opened.type, closed.type) == ("paragraph_open", "paragraph_close")
    assert {child.type for child in inline.children or []} <= {"text", "text_special"}
    shown = "".join(child.content for child in inline.children or [])
    assert shown == " ".join(cleaned(text).split())
