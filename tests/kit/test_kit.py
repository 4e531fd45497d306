"""The role-play kit: everything on the right page, and nothing hidden on the sellers'."""

from __future__ import annotations

import re
from dataclasses import asdict, replace
from functools import cache
from pathlib import Path

import pytest
import typst

from tests.debrief import plays
from tests.debrief.injections import INJECTIONS
from tests.golden.record import golden_folders
from tests.paper.reading import read, titles, words
from trainer.core.scenario import Scenario
from trainer.errors import TrainerError
from trainer.i18n.translator import Translator
from trainer.kit.answer_key import key_of
from trainer.kit.cards import card
from trainer.kit.guide import guide_of
from trainer.kit.model import Kit
from trainer.kit.pdf import kit_of, kit_pdf
from trainer.kit.seller import seller_brief, slips
from trainer.packs.load import load
from trainer.paper import fonts
from trainer.paper import typst as typst_pages
from trainer.paper.text import typeset
from trainer.paper.typst import Printed, Size

FILES = [pytest.param(file, id=folder.name) for folder, file in golden_folders()]
PLAYED = [one for one in FILES if one.id != "first-visit"]


@cache
def scenario_of(file: Path, language: str) -> Scenario:
    return load(file, language).scenario


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("file", PLAYED)
def test_the_answer_key_stands_alone_on_the_last_page(file: Path, language: str) -> None:
    tr = Translator(language)
    printed = kit_pdf(scenario_of(file, language), tr)
    reader = read(printed.pdf)
    assert not printed.missing
    assert len(reader.pages) == printed.pages
    head = "".join(tr("How the decision is counted").split())
    assert [page for page in range(len(reader.pages)) if head in words(reader, page, page + 1)] == [
        len(reader.pages) - 1
    ]
    parts = titles(reader.outline)
    assert parts[-1] == tr("The answer key")
    assert [name for name in parts if name in {one.name for one in scenario_of(file, language).people}] == [
        one.name for one in scenario_of(file, language).people
    ]


@pytest.mark.parametrize("file", FILES)
def test_the_sellers_learn_nothing_that_is_hidden(file: Path) -> None:
    scenario = scenario_of(file, "en")
    upside_down = replace(
        scenario,
        truths={mask: tuple(reversed(truths)) for mask, truths in scenario.truths.items()},
        clues=tuple(replace(one, text="hidden") for one in scenario.clues),
        questions=tuple(replace(one, say="hidden", answer="hidden") for one in scenario.questions),
        objections=tuple(replace(one, said="hidden") for one in scenario.objections),
        rules=tuple(replace(one, rule="hidden") for one in scenario.rules),
        events=tuple(replace(one, text="hidden") for one in scenario.events),
    )
    assert seller_brief(Translator("en"), scenario) == seller_brief(Translator("en"), upside_down)


@pytest.mark.parametrize("file", FILES)
def test_every_card_holds_everything_that_its_player_may_be_asked(file: Path) -> None:
    scenario = scenario_of(file, "en")
    for person in scenario.people:
        one = card(Translator("en"), scenario, person)
        asked = [row.answer for kind in one.asked for row in kind.questions]
        assert sorted(asked) == sorted(
            scenario.questions[index].answer.replace("{you}", "(name)") for index in person.questions
        )
        assert [row.said for row in one.objections] == [
            scenario.objections[index].said.replace("{you}", "(name)") for index in person.objections
        ]
        for row, index in zip(one.objections, person.objections, strict=True):
            assert len(row.replies) == len(scenario.objections[index].responses)


def test_a_card_says_from_which_day_its_person_is_another() -> None:
    scenario = scenario_of(next(one.values[0] for one in FILES if one.id == "platform-deal"), "en")
    changes = {person.name: card(Translator("en"), scenario, person).changes for person in scenario.people}
    assert changes["Lin Wei"][0].startswith("From day 8: Influencer")
    assert changes["Han Rui"][0].startswith("From day 8: Decision maker")
    assert not changes["Sun Yue"]


@pytest.mark.parametrize("file", FILES)
def test_every_change_stands_in_the_key_and_on_the_card_of_whom_it_concerns(file: Path) -> None:
    tr = Translator("en")
    scenario = scenario_of(file, "en")
    concerned: dict[int, list[str]] = {}
    happened = 0
    for event in sorted(scenario.events, key=lambda one: one.day):
        after = happened | 1 << event.index
        for index, (was, now) in enumerate(zip(scenario.truths[happened], scenario.truths[after], strict=True)):
            if vars(was) != vars(now):
                concerned.setdefault(index, []).append(f"From day {event.day}")
        if event.needs is None:
            happened = after
    assert concerned or not scenario.events
    rows = key_of(tr, scenario).rows
    for person in scenario.people:
        for told in (rows[person.index].later, card(tr, scenario, person).changes):
            assert [re.split("[:,]", text)[0] for text in told] == concerned.get(person.index, [])


def test_a_second_event_is_told_against_the_first() -> None:
    scenario = scenario_of(next(one.values[0] for one in FILES if one.id == "second-hospital"), "en")
    told = {row.name: row.later for row in key_of(Translator("en"), scenario).rows}
    assert told["Yin Wanqiu"][0].startswith("From day 8: Decision maker, User · influence: decisive · sceptical")
    assert told["Hou Lie"] == (
        "From day 4: Decision maker, User · influence: decisive · moves nobody any more",
        "From day 8: Influencer, User · influence: some",
    )
    assert told["Shi Jiahui"][1] == "From day 8: sceptical"


def test_what_hangs_on_an_earlier_deed_says_which() -> None:
    scenario = scenario_of(next(one.values[0] for one in FILES if one.id == "formulary"), "en")
    tr = Translator("en")
    done, missed = [one.note for one in slips(tr, scenario) if one.head == "News" and "day 6" in one.note]
    assert "only if the sellers have said or done this: “The form that your department" in done
    assert "” or “You see the forms first" in done
    assert missed == done.replace("have said", "have not said")
    pan = next(person for person in scenario.people if person.name == "Pan Kejian")
    assert (
        card(tr, scenario, pan)
        .changes[0]
        .startswith("From day 6, if the sellers have not said or done this: “The form")
    )
    asked = {
        row.say: row.condition
        for person in scenario.people
        for kind in card(tr, scenario, person).asked
        for row in kind.questions
    }
    (reached,) = (condition for say, condition in asked.items() if say.startswith("Haematology's form has reached"))
    first, second = reached.split("; ")
    assert first.startswith("the sellers have said or done this: “The form") and "” or “" not in first
    assert second.startswith("the sellers have not said or done this: “You see the forms")


@pytest.mark.parametrize("size", ["a4", "letter"])
def test_every_page_is_of_the_paper_that_was_asked_for(size: Size) -> None:
    reader = read(kit_pdf(scenario_of(PLAYED[0].values[0], "en"), Translator("en"), size).pdf)
    wide, high = {"a4": (595, 842), "letter": (612, 792)}[size]
    assert {(round(page.mediabox.width), round(page.mediabox.height)) for page in reader.pages} == {(wide, high)}


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("file", PLAYED)
def test_a_card_is_one_sheet_or_the_guide_says_whose_is_not(file: Path, language: str) -> None:
    tr = Translator(language)
    scenario = scenario_of(file, language)
    printed = kit_pdf(scenario, tr)
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
    sources: list[str] = []

    def kept(source: str, _name: str) -> Printed:
        sources.append(source)
        return Printed(b"", 0, 0.0)

    monkeypatch.setattr(typst_pages, "compiled", kept)
    kit_pdf(scenario_of(file, "en"), Translator("en"), size)
    assert warnings(RESTLESS)
    assert not warnings(sources[0]) & warnings(RESTLESS)


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
            discussion=(text,),
            facilitator=(text, text, text),
        ),
    )


@pytest.mark.parametrize("text", INJECTIONS[::3], ids=range(len(INJECTIONS[::3])))
def test_texts_of_a_pack_are_text_on_paper(text: str) -> None:
    reader = read(kit_pdf(poisoned(text), Translator("en")).pdf)
    assert "".join(fonts.shown(typeset(text))[0].split()) in words(reader, 0, 1)
    assert not any("/Annots" in page for page in reader.pages)


def leaves(kit: Kit) -> list[object]:
    stack: list[object] = [asdict(kit)]
    found: list[object] = []
    while stack:
        value = stack.pop()
        if isinstance(value, dict):
            stack += value.values()
        elif isinstance(value, list | tuple):
            stack += value
        else:
            found.append(value)
    return found


def test_every_word_of_a_kit_is_text() -> None:
    assert all(isinstance(value, str | int) for value in leaves(kit_of(Translator("en"), plays.corner().scenario)))


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("file", FILES)
def test_no_sentence_of_a_kit_ends_twice(file: Path, language: str) -> None:
    kit = kit_of(Translator(language), scenario_of(file, language))
    twice = re.compile(r"[.?!。！…]”[.。]|。。|[\u4e00-\u9fff]\(")
    assert [text for text in leaves(kit) if isinstance(text, str) and twice.search(text)] == []


def test_a_guide_gives_one_timing() -> None:
    scenario = scenario_of(PLAYED[0].values[0], "en")
    assert scenario.brief.facilitator is not None
    timing = scenario.brief.facilitator[1]
    texts = dict(guide_of(Translator("en"), scenario).texts)
    assert texts["The timing its authors had in mind"] == timing
    assert "How long it takes" not in texts
    silent = replace(scenario, brief=replace(scenario.brief, facilitator=None), people=scenario.people[:3], slots=28)
    assert guide_of(Translator("en"), silent).texts == (
        (
            "How long it takes",
            "About 59 minutes: 10 to read, 24 to play (6 meetings of 4 minutes), 5 to decide, 20 to talk.",
        ),
    )


def test_what_stands_over_names_is_the_word_for_a_name() -> None:
    printed = words(read(kit_pdf(scenario_of(PLAYED[0].values[0], "zh"), Translator("zh")).pdf))
    assert "姓名" in printed and "学员名单" not in printed


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("file", [one for one in FILES if one not in PLAYED])
def test_what_teaches_the_screen_is_not_for_paper(file: Path, language: str) -> None:
    tr = Translator(language)
    with pytest.raises(TrainerError) as refusal:
        kit_pdf(scenario_of(file, language), tr)
    said = refusal.value.said(tr)
    assert "tutorial/first-visit" in said and "`trainer list`" in said
    assert ("keys of the screen" if language == "en" else "屏幕上的按键") in said
