"""The HTML page: one file, nothing from outside, and every outside text shown as text."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from tests.debrief import plays
from tests.debrief.html_reader import ATTRIBUTES, TAGS, read, style_of
from tests.debrief.injections import INJECTIONS
from tests.debrief.plays import poisoned, with_facts
from trainer.core.vocabulary import COMPETENCIES
from trainer.debrief.facts.debrief import Facts, debrief
from trainer.debrief.pages.html import to_html
from trainer.debrief.pages.markdown import to_markdown
from trainer.i18n.translator import Translator
from trainer.paper.text import typeset


@pytest.mark.parametrize(
    "text", [plays.CAREFUL, plays.CARELESS, plays.FORBIDDEN], ids=["careful", "careless", "forbidden"]
)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_pages_are_whole(text: str, language: str) -> None:
    about, translator = with_facts(text, language), Translator(language)
    page = to_html(about, translator)
    reader = read(page)
    assert set(reader.tags) <= TAGS
    assert {name for name, _ in reader.attributes} <= ATTRIBUTES
    assert dict(reader.attributes)["lang"] == {"en": "en", "zh": "zh-Hans"}[language]
    markdown = to_markdown(about, translator)
    for competency in COMPETENCIES:
        word = translator.term("competency", competency)
        assert word in page and word in markdown
    assert "{" not in "".join(reader.words).replace(style_of(page), "")


def test_every_answer_stands_in_both_forms() -> None:
    about = with_facts(plays.CARELESS)
    for page in ("".join(read(to_html(about, Translator("en"))).words), to_markdown(about, Translator("en"))):
        assert "Misleading" in page
        assert "What worries you?" in page
        assert "Next time, " in page
        assert "It hurt." in page
        assert "9.3" in page


def test_the_chart_has_a_text_alternative() -> None:
    reader = read(to_html(with_facts(plays.CAREFUL), Translator("en")))
    label, power = [value for name, value in reader.attributes if name == "aria-label"]
    for competency in COMPETENCIES:
        assert Translator("en").term("competency", competency) in label
    assert "Who moves whom" in power


def test_without_a_reaction_there_is_a_line_to_write_on() -> None:
    about = replace(with_facts(plays.CAREFUL), facts=Facts())
    assert to_html(about, Translator("en")).count('<p class="blank">') == 2


def test_nothing_is_fetched_from_outside() -> None:
    page = to_html(with_facts(plays.CAREFUL), Translator("en"))
    assert not re.search(
        r"https?:|//[a-z]|url\(|@import|\bsrc\b\s*=|javascript:|<script|\bon[a-z]+\s*=", page, re.IGNORECASE
    )
    for name, value in read(page).attributes:
        if name == "href":
            assert re.fullmatch(r"#move-\d+", value)
            assert f'id="{value[1:]}"' in page


def test_links_inside_the_page_lead_somewhere_in_every_play() -> None:
    for text in (plays.CAREFUL, plays.CARELESS, plays.FORBIDDEN):
        page = to_html(with_facts(text), Translator("en"))
        for target in re.findall(r'href="#(move-\d+)"', page):
            assert f'id="{target}"' in page


@pytest.mark.parametrize("text", INJECTIONS, ids=range(len(INJECTIONS)))
def test_html_shows_outside_text_as_text(text: str) -> None:
    page = to_html(poisoned(text), Translator("en"))
    page.encode()
    reader = read(page)
    plain = read(to_html(poisoned("x"), Translator("en")))
    assert reader.tags == plain.tags
    assert [name for name, _ in reader.attributes] == [name for name, _ in plain.attributes]
    values = [value for name, value in reader.attributes if name not in ("aria-label", "title")]
    assert values == [value for name, value in plain.attributes if name not in ("aria-label", "title")]
    shown = "".join(reader.words)
    assert typeset(text).replace("{you}", "")[:4] in shown
    assert not any(character in shown for character in "\x00\x07\x1b\u202e\u200b\ufeff\u2028")


@pytest.mark.parametrize("form", [to_html, to_markdown])
def test_the_same_play_gives_the_same_bytes(form: type) -> None:
    facts = Facts(attempt="0f3a99bc")
    pages = {
        form(
            debrief(plays.corner().scenario, plays.moves(plays.CAREFUL), you="Kim", facts=facts), Translator("en")
        ).encode()
        for _ in range(3)
    }
    assert len(pages) == 1
