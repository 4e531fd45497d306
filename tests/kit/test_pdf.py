"""The kit on paper: everything on the right page, one card a sheet, and outside text as text."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
import typst

from tests.debrief import plays
from tests.debrief.injections import INJECTIONS
from tests.kit.scenarios import FILES, PLAYED, scenario_in
from tests.paper.reading import read, titles, words
from trainer.core.scenario import Scenario, Taught
from trainer.errors import TrainerError
from trainer.i18n.translator import Translator
from trainer.kit.observers import sheet_titles
from trainer.kit.pdf import KitSource, kit_pdf
from trainer.packs.load import load
from trainer.paper import fonts
from trainer.paper import typst as typst_pages
from trainer.paper.text import typeset
from trainer.paper.typst import Printed, Size

RESTLESS = """#set document(title: "x")
#let count = state("count", 0)
#context count.update(count.final() + 1)
"""
"""Laid out once, it asks to be laid out again: what Typst says of it, it says of all that comes to no rest."""


@cache
def warnings(source: str) -> set[str]:
    own = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(fonts.folder())])
    compiler = typst.Compiler(source.encode(), font_paths=own)
    return {one.message for one in compiler.compile_with_warnings(format="pdf", pdf_standards=["ua-1"])[1]}


def poisoned(text: str) -> Scenario:
    whole = plays.corner().scenario
    return replace(
        whole,
        clues=tuple(replace(one, text=text) for one in whole.clues),
        people=tuple(
            replace(
                one,
                name=text,
                title=text,
                unit=text,
                public=text,
                reactions=type(one.reactions)(**dict.fromkeys(vars(one.reactions), text)),
            )
            for one in whole.people
        ),
        questions=tuple(replace(one, say=text, answer=text) for one in whole.questions),
        objections=tuple(replace(one, said=text) for one in whole.objections),
        responses=tuple(replace(one, say=text, answer=text) for one in whole.responses),
        pitches=tuple(replace(one, title=text, say=text) for one in whole.pitches),
        sources=tuple(replace(one, title=text, text=text) for one in whole.sources),
        events=tuple(replace(one, text=text) for one in whole.events),
        rules=tuple(replace(one, rule=text, substitute_text=text) for one in whole.rules),
        team=tuple(replace(one, name=text, title=text) for one in whole.team),
        brief=replace(
            whole.brief,
            title=text,
            customer=text,
            situation=text,
            seller=text,
            product=text,
            discussion=(Taught(text),),
            facilitator=(text, text, text),
        ),
    )


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("file", PLAYED)
def test_the_answer_key_stands_alone_on_the_last_sheet(file: Path, language: str) -> None:
    tr = Translator(language)
    printed = kit_pdf([KitSource(scenario_in(file, language))], tr)
    reader = read(printed.pdf)
    assert not printed.missing
    assert len(reader.pages) == printed.pages
    head = "".join(tr("How the decision is counted").split())
    # Questionnaires, accounts and promises can make it two pages, one sheet of paper.
    begun = [page for page in range(len(reader.pages)) if head in words(reader, page, page + 1)]
    assert len(begun) == 1 and begun[0] >= len(reader.pages) - 2
    parts = titles(reader.outline)
    assert parts[-1] == tr("The answer key")
    assert [name for name in parts if name in {one.name for one in scenario_in(file, language).people}] == [
        one.name for one in scenario_in(file, language).people
    ]


@pytest.mark.parametrize("size", ["a4", "letter"])
def test_every_page_is_of_the_paper_that_was_asked_for(size: Size) -> None:
    reader = read(kit_pdf([KitSource(scenario_in(PLAYED[0].values[0], "en"))], Translator("en"), size).pdf)
    wide, high = {"a4": (595, 842), "letter": (612, 792)}[size]
    assert {(round(page.mediabox.width), round(page.mediabox.height)) for page in reader.pages} == {(wide, high)}


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("file", PLAYED)
def test_a_card_is_one_sheet_or_the_guide_says_whose_is_not(file: Path, language: str) -> None:
    tr = Translator(language)
    scenario = scenario_in(file, language)
    printed = kit_pdf([KitSource(scenario)], tr)
    reader = read(printed.pdf)
    begins = {
        " ".join(str(one["/Title"]).split()): reader.get_destination_page_number(one) or 0
        for one in reader.outline
        if not isinstance(one, list)
    }
    starts = [begins[person.name] for person in scenario.people] + [begins[tr("Slips to cut out")]]
    long = [
        person.name
        for person, first, last in zip(scenario.people, starts, starts[1:], strict=False)
        if last - first > 2
    ]
    assert len(long) <= 1
    said = tr.plural(
        "More than one sheet is taken by the card of {names}.",
        "More than one sheet is taken by the cards of: {names}.",
        max(1, len(long)),
        names=tr.listed(long),
    )
    assert ("".join(said.split()) in words(reader, 0, 1)) == bool(long)


@pytest.mark.parametrize("size", ["a4", "letter"])
@pytest.mark.parametrize("file", PLAYED)
def test_the_pages_come_to_rest(file: Path, size: Size, monkeypatch: pytest.MonkeyPatch) -> None:
    typeset_pages: list[str] = []

    def kept(source: str, _name: str) -> Printed:
        typeset_pages.append(source)
        return Printed(b"", 0, 0.0)

    monkeypatch.setattr(typst_pages, "compiled", kept)
    kit_pdf([KitSource(scenario_in(file, "en"))], Translator("en"), size)
    assert warnings(RESTLESS)
    assert not warnings(typeset_pages[0]) & warnings(RESTLESS)


@pytest.mark.parametrize("text", INJECTIONS[::3], ids=range(len(INJECTIONS[::3])))
def test_texts_of_a_pack_are_text_on_paper(text: str) -> None:
    reader = read(kit_pdf([KitSource(poisoned(text), note=text)], Translator("en")).pdf)
    assert "".join(fonts.shown(typeset(text))[0].split()) in words(reader, 0, 1)
    assert not any("/Annots" in page for page in reader.pages)


def test_what_stands_over_names_is_the_word_for_a_name() -> None:
    printed = words(read(kit_pdf([KitSource(scenario_in(PLAYED[0].values[0], "zh"))], Translator("zh")).pdf))
    assert "姓名" in printed and "学员名单" not in printed


def sources(file: Path, letters: str) -> list[KitSource]:
    loaded = [load(file, variant=letter) for letter in letters]
    return [KitSource(one.scenario, one.variant, one.note) for one in loaded]


def test_one_variant_is_named_to_the_facilitator_and_to_nobody_else(two_truths: Path) -> None:
    reader = read(kit_pdf(sources(two_truths, "b"), Translator("en")).pdf)
    note = "".join(["Bo", "orders", "what", "is", "used;", "Ada", "keeps", "an", "eye", "on", "the", "money."])
    assert [page for page in range(len(reader.pages)) if note in words(reader, page, page + 1)] == [0]
    assert "Variantb:" in words(reader, 0, 1) and "Varianta" not in words(reader)
    assert not any("·bpage" in words(reader, page, page + 1) for page in range(len(reader.pages)))


def test_all_variants_share_what_everybody_sees_and_have_sets_of_their_own(two_truths: Path) -> None:
    reader = read(kit_pdf(sources(two_truths, "ab"), Translator("en")).pdf)
    people = ["Ada Holt", "Bo Kern", "Cy Lund"]
    shared = ["Facilitator’s guide", "The sellers’ brief", "Cases that you can make"]
    maps = ["Account map 1 of 2 · due on day 2", "Account map 2 of 2 · due on day 3"]
    own = [[*people, "Slips to cut out", f"The answer key of variant {letter}"] for letter in "ab"]
    watching = [f"Observer: {title}" for title in sheet_titles(Translator("en")).values()]
    order = [*shared, *maps, *watching, "The map of your own customer", *own[0], *own[1]]
    assert [one for one in titles(reader.outline) if one in order] == order
    pages = [words(reader, page, page + 1) for page in range(len(reader.pages))]
    for answer, letter in (("Long,anddusty.", "a"), ("IsignwhatBobringsme", "b")):
        (card,) = [page for page in pages if f"AdaHolt·{letter}page" in page]
        assert answer in card
    signed = [page for page in pages if "bothsignedbythe" in page]
    assert ["owner." in page for page in signed] == [True, False]
    assert [f"Slipstocutout·{letter}page" in page for page, letter in zip(signed, "ab", strict=True)] == [True, True]
    note = "Boorderswhatisused"
    assert [number for number, page in enumerate(pages) if note in page] == [0, len(pages) - 1]


def test_what_the_facilitator_is_told_of_one_variant_stands_in_its_key(two_truths: Path) -> None:
    more = '\n[[discussion]]\nid = "two"\ntext = "Why did nobody ask Bo?"\n'
    patch = two_truths.with_name("corner.b.toml")
    patch.write_text(patch.read_text(encoding="utf-8") + more, encoding="utf-8")
    reader = read(kit_pdf(sources(two_truths, "ab"), Translator("en")).pdf)
    pages = [words(reader, page, page + 1) for page in range(len(reader.pages))]
    assert [number for number, page in enumerate(pages) if "WhydidnobodyaskBo?" in page] == [len(pages) - 1]
    (shared,) = [number for number, page in enumerate(pages) if "Isawyoupitchatonce." in page]
    assert "Facilitator’sguidepage" in pages[shared]


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("file", [one for one in FILES if one not in PLAYED])
def test_what_teaches_the_screen_is_not_for_paper(file: Path, language: str) -> None:
    tr = Translator(language)
    with pytest.raises(TrainerError) as refusal:
        kit_pdf([KitSource(scenario_in(file, language))], tr)
    said = refusal.value.said(tr)
    assert "tutorial/first-visit" in said and "`trainer list`" in said
    assert ("keys of the screen" if language == "en" else "屏幕上的按键") in said
