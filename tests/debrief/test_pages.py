"""The pages: one file, nothing from outside, and every outside text shown as text."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser

import pytest
from markdown_it import MarkdownIt

from tests.debrief import plays
from tests.debrief.injections import INJECTIONS
from trainer.core.scenario import Scenario
from trainer.core.vocabulary import COMPETENCIES
from trainer.debrief.facts.debrief import Debrief, Facts, debrief
from trainer.debrief.pages.html import to_html
from trainer.debrief.pages.markdown import in_markdown, to_markdown
from trainer.i18n.translator import Translator
from trainer.paper.text import cleaned, typeset

VOID = {"meta", "rect", "polygon", "line", "circle"}
TAGS = VOID | {
    "html", "head", "title", "style", "body", "header", "main", "section", "article", "details", "summary", "div", "p",
    "span", "b", "small", "a", "h1", "h2", "h3", "h4", "ul", "ol", "li", "dl", "dt", "dd", "table", "thead", "tbody",
    "tr", "th", "td", "svg", "text",
}  # fmt: skip
ATTRIBUTES = {
    "lang", "charset", "name", "content", "http-equiv", "class", "id", "href", "open", "scope", "title", "role",
    "aria-label", "aria-hidden", "viewbox", "preserveaspectratio", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r",
    "width", "height", "points", "text-anchor",
}  # fmt: skip


class Reader(HTMLParser):
    """Collects tags, attributes and text, and checks that what is opened is closed."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.words: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    def unknown_decl(self, data: str) -> None:
        raise AssertionError(data)

    def handle_pi(self, data: str) -> None:
        raise AssertionError(data)


def read(page: str) -> Reader:
    reader = Reader()
    reader.feed(page)
    reader.close()
    assert not reader.open
    return reader


@cache
def told(text: str, language: str | None = None) -> Debrief:
    facts = Facts("0f3a99bc", "A small pack", "ab" * 32, "2026-11-21T20:00:00Z", True, 2, "It hurt.")
    return debrief(plays.corner(language).scenario, plays.moves(text), you="Kim", facts=facts)


def poisoned(text: str) -> Debrief:
    """Return a debrief in which `text` stands wherever a text of a pack or a person stands."""
    whole = plays.corner().scenario
    scenario: Scenario = replace(
        whole,
        clues=tuple(replace(one, text=text) for one in whole.clues),
        people=tuple(
            replace(
                one, name=text, title=text, unit=text, reactions=replace(one.reactions, against=text, in_favour=text)
            )
            for one in whole.people
        ),
        questions=tuple(replace(one, say=text, answer=text) for one in whole.questions),
        objections=tuple(replace(one, said=text) for one in whole.objections),
        responses=tuple(replace(one, say=text, answer=text) for one in whole.responses),
        pitches=tuple(replace(one, title=text, say=text) for one in whole.pitches),
        sources=tuple(replace(one, title=text, text=text) for one in whole.sources),
        events=tuple(replace(one, text=text) for one in whole.events),
        endings=tuple(replace(one, title=text, text=text) for one in whole.endings),
        rules=tuple(replace(one, rule=text, lesson=text, substitute_text=text) for one in whole.rules),
        brief=replace(
            whole.brief,
            title=text,
            customer=text,
            seller=text,
            product=text,
            discussion=(text,),
            lessons=(("roles", text),),
        ),
    )
    facts = Facts(text, text, text, text, True, 1, text, text, text)
    return debrief(scenario, plays.moves(plays.CARELESS), you=text, facts=facts)


@pytest.mark.parametrize(
    "text", [plays.CAREFUL, plays.CARELESS, plays.FORBIDDEN], ids=["careful", "careless", "forbidden"]
)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_pages_are_whole(text: str, language: str) -> None:
    about, translator = told(text, language), Translator(language)
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


def style_of(page: str) -> str:
    return page.partition("<style>")[2].partition("</style>")[0]


def test_every_answer_stands_in_both_forms() -> None:
    about = told(plays.CARELESS)
    for page in ("".join(read(to_html(about, Translator("en"))).words), to_markdown(about, Translator("en"))):
        assert "Misleading" in page
        assert "What worries you?" in page
        assert "Play again" in page
        assert "It hurt." in page
        assert "9.3" in page


def test_the_chart_has_a_text_alternative() -> None:
    reader = read(to_html(told(plays.CAREFUL), Translator("en")))
    label, power = [value for name, value in reader.attributes if name == "aria-label"]
    for competency in COMPETENCIES:
        assert Translator("en").term("competency", competency) in label
    assert "Who moves whom" in power


def test_without_a_reaction_there_is_a_line_to_write_on() -> None:
    about = replace(told(plays.CAREFUL), facts=Facts())
    assert to_html(about, Translator("en")).count('<p class="blank">') == 2


def test_nothing_is_fetched_from_outside() -> None:
    page = to_html(told(plays.CAREFUL), Translator("en"))
    assert not re.search(
        r"https?:|//[a-z]|url\(|@import|\bsrc\b\s*=|javascript:|<script|\bon[a-z]+\s*=", page, re.IGNORECASE
    )
    for name, value in read(page).attributes:
        if name == "href":
            assert re.fullmatch(r"#move-\d+", value)
            assert f'id="{value[1:]}"' in page


def test_links_inside_the_page_lead_somewhere_in_every_play() -> None:
    for text in (plays.CAREFUL, plays.CARELESS, plays.FORBIDDEN):
        page = to_html(told(text), Translator("en"))
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


def kind_of(reader: MarkdownIt, page: str) -> list[str]:
    kinds = []
    for token in reader.parse(page):
        kinds.append(f"{token.type} {token.level}")
        kinds += [child.type for child in token.children or [] if child.type not in ("text", "text_special")]
    return kinds


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
