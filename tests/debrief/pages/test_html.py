"""The HTML page: one file, nothing from outside, and every outside text shown as text."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from html import escape

import pytest

from tests.debrief import plays
from tests.debrief.html_reader import ATTRIBUTES, TAGS, read, style_of
from tests.debrief.injections import INJECTIONS
from tests.debrief.plays import poisoned, with_facts
from trainer.core.reflection import Reflection
from trainer.core.vocabulary import COMPETENCIES
from trainer.debrief.facts.debrief import Facts, debrief
from trainer.debrief.pages.html import to_html
from trainer.debrief.pages.markdown import to_markdown
from trainer.debrief.words.debrief import page_of
from trainer.i18n.languages import LANGUAGES
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
    label, _, power = [value for name, value in reader.attributes if name == "aria-label"]
    for competency in COMPETENCIES:
        assert Translator("en").term("competency", competency) in label
    assert "Who moves whom" in power


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_nothing_was_written_there_is_a_line_to_write_on(language: str) -> None:
    tr = Translator(language)
    about = replace(with_facts(plays.CAREFUL), facts=Facts())
    assert to_html(about, tr).count('<p class="blank">') == 4
    some = to_html(replace(about, facts=Facts(reflection=Reflection("To win.", "", "I <b>ask</b>."))), tr)
    assert some.count('<p class="blank">') == 2
    assert [some.count(tr.term("reflection", question)) for question in Reflection._fields] == [1, 1, 1]
    assert "To win." in some
    assert "I &lt;b&gt;ask&lt;/b&gt;." in some


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


def test_a_link_to_a_note_leads_to_the_entry_that_holds_it() -> None:
    # Notes that are written one after the other stand in one entry; its number is the first one's.
    about = with_facts(plays.CAREFUL)
    entries = [entry for day in about.days for entry in day.entries]
    second = next(b for a, b in itertools.pairwise(entries) if a.kind == b.kind == "note")
    turn = replace(about.turns[0], number=second.number)
    page = to_html(replace(about, turns=(turn,)), Translator("en"))
    (target,) = set(re.findall(r'<p class="when">[^\n]*href="#(move-\d+)">move ' + str(second.number), page))
    assert f'id="{target}"' in page
    assert f'id="move-{second.number}"' not in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_folded_it_begins_with_what_matters_and_leaves_nothing_out(language: str) -> None:
    tr = Translator(language)
    about = with_facts(plays.CARELESS, language)
    folded, whole = to_html(about, tr, folded=True), to_html(about, tr)
    reader = read(folded)
    assert reader.tags.count("details") > whole.count("<details") >= reader.tags.count("section") - 4
    assert "open" not in {name for name, _ in reader.attributes}
    at = [folded.index(tr(words)) for words in (
        "What cost you most", "For the group: I saw … I think … I wonder …", "Day by day",
    )]  # fmt: skip
    assert at == sorted(at)
    assert folded.index("<details") > at[1]
    assert folded.count("<h2>") == whole.count("<h2>") == 5
    assert folded.count("<h3") in (whole.count("<h3"), whole.count("<h3") - 1)
    for entry in (each for day in page_of(tr, about).days for each in day.entries):
        assert escape(typeset(entry.head)) in folded.replace("&#39;", "&#x27;").replace("&#34;", "&quot;")
    # Whatever a link leads to is opened, and on paper everything is.
    assert "details:has(:target)::details-content" in style_of(folded)
    assert "details::details-content" in style_of(folded).partition("@media print")[2]


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
