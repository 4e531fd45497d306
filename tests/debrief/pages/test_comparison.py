"""Two plays as HTML, Markdown and PDF: whole, disarmed, and the answers on a sheet of their own."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from tests.debrief.comparisons import SHIPPED, compared, golden_side, small_side
from tests.debrief.html_reader import ATTRIBUTES, TAGS, read
from tests.debrief.injections import INJECTIONS
from tests.debrief.plays import CAREFUL, CARELESS
from tests.paper import reading
from trainer.core.vocabulary import COMPETENCIES
from trainer.debrief.facts.comparison import Comparison, comparison
from trainer.debrief.pages.comparison import comparison_html, comparison_markdown, comparison_pdf
from trainer.debrief.words.comparison import comparison_page
from trainer.i18n.translator import Translator
from trainer.paper.text import typeset
from trainer.paper.typst import Size


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("name", SHIPPED)
def test_pages_are_whole_and_say_the_same(name: str, language: str) -> None:
    about, tr = compared("careless", "b/won", name, language), Translator(language)
    html = read(comparison_html(about, tr))
    assert set(html.tags) <= TAGS
    assert {one for one, _ in html.attributes} <= ATTRIBUTES
    words, markdown = " ".join(html.words), comparison_markdown(about, tr)
    page = comparison_page(tr, about)
    assert page.truths is not None
    for person in page.truths.people:
        assert typeset(person.verdict) in words and person.verdict in markdown
    for competency in COMPETENCIES:
        assert tr.term("competency", competency) in words and tr.term("competency", competency) in markdown
    assert typeset(page.attempts.lead) in words


def test_what_was_answered_before_the_truths_stands_with_the_questions() -> None:
    tr = Translator("en")
    about = compared("careless", "b/won", "platform-deal", "en")
    about = replace(about, answers={"": "Same faces, other hands.", "wen": "He knew of it."})
    html, markdown = " ".join(read(comparison_html(about, tr)).words), comparison_markdown(about, tr)
    asked, _, _ = markdown.partition("## The answers")
    for words in about.answers.values():
        assert typeset(words) in html and words in asked
    printed = comparison_pdf(about, tr, "a4", "talk")
    talk = "".join(reading.words(reading.read(printed.pdf), 0, printed.pages).split())
    assert all("".join(words.split()) in talk for words in about.answers.values())


def test_answers_are_folded_up_in_html_and_last_in_markdown() -> None:
    about, tr = compared("careless", "b/won"), Translator("en")
    html = comparison_html(about, tr)
    assert html.count("<details>") == 9 and "<details open" not in html
    folded = "".join(re.findall(r"<details>.*?</details>", html, re.DOTALL))
    assert html.count("Finance reviewer") == folded.count("Finance reviewer") + html.partition(
        '<h2><span class="number">2'
    )[0].count("Finance reviewer")
    asked, _, told = comparison_markdown(about, tr).partition("## The answers")
    asked = asked.partition("## Two truths")[2]
    assert "another role" in told and "another role" not in asked
    assert "budget veto" in told and "budget veto" not in asked


def solid(text: str) -> str:
    """Return a text as it is read back from paper, without white space."""
    return "".join(text.split())


@pytest.mark.parametrize("language", ["en", "zh"])
def test_questions_and_answers_stand_on_sheets_of_their_own(language: str) -> None:
    about, tr = compared("careless", "b/won", language=language), Translator(language)
    printed = comparison_pdf(about, tr)
    assert printed.missing == ()
    reader = reading.read(printed.pdf)
    texts = [reading.words(reader, place, place + 1) for place in range(len(reader.pages))]
    heads = [
        solid(tr(head)) for head in ("Two truths: what was the same, what differed?", "The two truths, sign by sign")
    ]
    begins = [next(place for place, text in enumerate(texts) if head in text) for head in heads]
    # A sheet has two sides: each part begins on the front of one.
    assert all(place % 2 == 0 for place in begins)
    questions = "".join(texts[begins[0] : begins[1]])
    assert begins[1] - begins[0] == 2, "the questions are one sheet, both sides"
    for told in ("budget veto", "预算否决权", tr("The same face, and another role.")):
        assert solid(told) not in questions
    assert solid(tr("The same face, and another role.")) in "".join(texts[begins[1] :])


@pytest.mark.parametrize("size", ["a4", "letter"])
@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("name", SHIPPED)
def test_the_questions_of_every_scenario_are_one_sheet(name: str, language: str, size: Size) -> None:
    about, tr = compared("careless", "b/won", name, language), Translator(language)
    assert comparison_pdf(about, tr, size, "talk").pages == 2


def test_the_questions_can_be_printed_without_any_truth_and_the_key_without_them() -> None:
    about, tr = compared("careless", "b/won"), Translator("en")
    talk, key = (comparison_pdf(about, tr, "a4", part) for part in ("talk", "key"))
    texts = [reading.words(reading.read(printed.pdf), 0, printed.pages) for printed in (talk, key)]
    assert talk.pages == 2
    for told in ("budget veto", "The same face, and another role.", "Attempt beside attempt"):
        assert solid(told) not in texts[0] and solid(told) in texts[1]
    asked = solid("What was the same in both plays?")
    assert asked in texts[0] and asked not in texts[1]


def test_a_repetition_has_no_questions_and_says_why() -> None:
    about, tr = compared("lost", "won"), Translator("en")
    printed = comparison_pdf(about, tr)
    text = reading.words(reading.read(printed.pdf), 0, printed.pages)
    assert solid("Both plays had the same truth") in text
    assert solid("The two truths, sign by sign") not in text
    assert "Both plays had the same truth" in comparison_html(about, tr)
    assert "Both plays had the same truth" in comparison_markdown(about, tr)


@pytest.mark.parametrize("size", ["a4", "letter"])
def test_the_same_plays_give_the_same_bytes(size: str) -> None:
    about, tr = comparison(small_side(CAREFUL), small_side(CARELESS)), Translator("en")
    assert comparison_pdf(about, tr, size).pdf == comparison_pdf(about, tr, size).pdf  # type: ignore[arg-type]
    assert comparison_html(about, tr) == comparison_html(about, tr)


def poisoned(text: str) -> Comparison:
    """Return a comparison in which `text` stands wherever a text of a pack or a person stands."""

    def side(play: str) -> object:
        one = golden_side(play)
        scenario = one.scenario
        return replace(
            one,
            you=text,
            scenario=replace(
                scenario,
                people=tuple(replace(row, name=text, title=text, unit=text, public=text) for row in scenario.people),
                clues=tuple(replace(row, text=text) for row in scenario.clues),
                objections=tuple(replace(row, said=text) for row in scenario.objections),
                questions=tuple(replace(row, say=text) for row in scenario.questions),
                sources=tuple(replace(row, title=text) for row in scenario.sources),
                pitches=tuple(replace(row, title=text) for row in scenario.pitches),
                brief=replace(scenario.brief, title=text, customer=text),
            ),
        )

    return comparison(side("careless"), side("b/won"))  # type: ignore[arg-type]


@pytest.mark.parametrize("text", INJECTIONS, ids=range(len(INJECTIONS)))
def test_outside_text_is_only_text(text: str) -> None:
    about, tr = poisoned(text), Translator("en")
    html = read(comparison_html(about, tr))
    plain = read(comparison_html(poisoned("x"), tr))
    assert html.tags == plain.tags
    assert html.attributes[3:] == plain.attributes[3:]
    assert not re.search(r"(?<!\\)<(?!details)", comparison_markdown(about, tr))


@pytest.mark.parametrize("text", INJECTIONS[::6], ids=range(len(INJECTIONS[::6])))
def test_outside_text_prints(text: str) -> None:
    assert comparison_pdf(poisoned(text), Translator("en")).pages > 3
