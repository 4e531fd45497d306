"""The slides: 16:9, the same whatever is true, and nothing on them that is hidden."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.debrief.injections import INJECTIONS
from tests.kit.scenarios import PLAYED, scenario_in
from tests.kit.test_pdf import poisoned
from tests.paper.reading import catalogue, read, titles, words
from trainer.core.scenario import Scenario
from trainer.i18n.translator import Translator
from trainer.kit.slides import slides_of, slides_pdf
from trainer.packs.load import load_family
from trainer.paper import fonts
from trainer.paper.text import typeset


def hidden_texts(scenario: Scenario) -> Iterator[str]:
    """Yield what nobody may read before they have asked, or before the debrief."""
    for person in scenario.people:
        yield from vars(person.reactions).values()
        yield from (line.text for line in person.lines)
    for question in scenario.questions:
        yield question.answer
    for clue in scenario.clues:
        yield clue.text
    for source in scenario.sources:
        yield source.text
    for event in scenario.events:
        yield event.text
    for objection in scenario.objections:
        yield objection.said
    for response in scenario.responses:
        yield response.answer
    for rule in scenario.rules:
        yield rule.rule
    for promise in scenario.promises:
        yield from (promise.kept_text, promise.broken_text)
    for ending in scenario.endings:
        yield ending.text
    for account in scenario.accounts:
        yield account.answer
    for one in scenario.survey_answers:
        yield one.text
    yield from (one.text for one in (*scenario.brief.lessons, *scenario.brief.discussion))
    yield from scenario.brief.facilitator or ()


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("file", PLAYED)
def test_the_slides_of_two_truths_are_the_same_to_the_byte_and_tell_none(file: Path, language: str) -> None:
    tr = Translator(language)
    family = load_family(file, language)
    assert len(family) > 1
    printed = [slides_pdf(one.scenario, tr) for one in family]
    assert len({one.pdf for one in printed}) == 1
    assert not printed[0].missing
    held = words(read(printed[0].pdf))
    hidden = {"".join(typeset(text).split()) for one in family for text in hidden_texts(one.scenario)}
    hidden |= {"".join(one.note.split()) for one in family}
    # Words of a line alone ("Yes.") stand anywhere.
    assert [text for text in hidden if len(text) > 12 and text in held] == []


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("file", PLAYED)
def test_each_subject_has_its_slide(file: Path, language: str) -> None:
    tr, scenario = Translator(language), scenario_in(file, language)
    reader = read(slides_pdf(scenario, tr).pdf)
    assert {(round(page.mediabox.width), round(page.mediabox.height)) for page in reader.pages} == {(960, 540)}
    pages = [words(reader, number, number + 1) for number in range(len(reader.pages))]
    assert "".join(scenario.brief.title.split()) in pages[0]
    heads = titles(reader.outline)
    single = [
        tr("The customer's people"), tr("How it works"), tr("Four steps"), tr("The map to fill in"),
        *(head for head, _ in slides_of(tr, scenario).talk),
    ]  # fmt: skip
    assert heads[-len(single) :] == [typeset(head) for head in single]
    # Every slide begins with its heading: none runs over onto another.
    assert len(reader.pages) == 1 + len(heads)
    for page, head in zip(pages[1:], heads, strict=True):
        assert page.startswith("".join(head.split()))
    people, chart = pages[heads.index(typeset(single[0])) + 1], pages[heads.index(single[3]) + 1]
    for person in scenario.people:
        name = "".join(typeset(person.name).split())
        assert name in people and name in chart
        assert "".join(typeset(person.public).split()) in people


def test_slides_are_tagged_and_name_their_language() -> None:
    root = catalogue(read(slides_pdf(scenario_in(PLAYED[0].values[0], "zh"), Translator("zh")).pdf))
    assert root["/MarkInfo"]["/Marked"]
    assert str(root["/Lang"]).startswith("zh")


def test_many_people_still_stand_on_one_slide() -> None:
    whole = scenario_in(PLAYED[0].values[0], "en")
    many = replace(
        whole,
        people=tuple(replace(whole.people[number % 8], index=number, boss=-1) for number in range(14)),
    )
    heads = titles(read(slides_pdf(many, Translator("en")).pdf).outline)
    assert heads.count(typeset("The customer's people")) == 1


@pytest.mark.parametrize("text", INJECTIONS[::3], ids=range(len(INJECTIONS[::3])))
def test_texts_of_a_pack_are_text_on_slides(text: str) -> None:
    reader = read(slides_pdf(poisoned(text), Translator("en")).pdf)
    assert "".join(fonts.shown(typeset(text))[0].split()) in words(reader)
    assert not any("/Annots" in page for page in reader.pages)
