"""A third language is a catalogue and a row: the program speaks it and prints in it with no other file touched."""

from __future__ import annotations

import gettext
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo

from tests.debrief import plays
from tests.i18n.catalogue import template
from tests.paper.reading import catalogue, read, words
from trainer.core.scenario import Scenario
from trainer.debrief.facts.debrief import Debrief, debrief
from trainer.debrief.pages.html import to_html
from trainer.debrief.pages.markdown import to_markdown
from trainer.debrief.pages.pdf import to_pdf
from trainer.i18n import translator
from trainer.i18n.languages import LANGUAGES, Language, own_first
from trainer.i18n.translator import Translator, preferred_language
from trainer.kit.pdf import KitSource, kit_pdf

MARK = "Ö"
"""What the words of the third language begin with."""


def foreign(text: str) -> str:
    return f"{MARK}{text}"


@pytest.fixture
def third(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Translator]:
    texts = template()
    for message in texts:
        if message.id:
            plural = isinstance(message.id, tuple)
            message.string = tuple(map(foreign, message.id)) if plural else foreign(str(message.id))
    file = tmp_path / "xx" / "LC_MESSAGES" / "trainer.mo"
    file.parent.mkdir(parents=True)
    with file.open("wb") as out:
        write_mo(out, texts)
    monkeypatch.setitem(LANGUAGES, "xx", Language("Xhosax", "xx", "de"))
    monkeypatch.setattr(translator, "CATALOGUES", tmp_path)
    yield Translator("xx")
    gettext.textdomain("messages")


@pytest.fixture
def scenario() -> Scenario:
    return plays.corner("en").scenario


@pytest.fixture
def about(scenario: Scenario) -> Debrief:
    return debrief(scenario, plays.moves(plays.CARELESS), you="Kim")


def test_it_speaks(third: Translator) -> None:
    assert third.language == "xx"
    assert third.term("role", "decider") == foreign("Decision maker")
    assert preferred_language("xx") == "xx"
    assert preferred_language("yy", setting="xx-Latn") == "xx"


def test_a_debrief_is_in_it_in_every_form(third: Translator, about: Debrief) -> None:
    page = to_html(about, third)
    assert '<html lang="xx">' in page
    assert foreign("What happened") in page
    assert foreign("Decision maker") in to_markdown(about, third)
    printed = to_pdf([(about, third)])
    reader = read(printed.pdf)
    assert catalogue(reader)["/Lang"] == "xx-DE"
    assert printed.missing == ()
    said = words(reader)
    assert "ÖDecisionmaker" in said
    assert len(re.findall(MARK, said)) > 100


def test_many_debriefs_and_a_kit_are_printed_in_it(third: Translator, about: Debrief, scenario: Scenario) -> None:
    reader = read(to_pdf([(about, third)] * 2).pdf)
    assert len(reader.pages) >= 4
    assert "ÖDecisionmaker" in words(read(kit_pdf([KitSource(scenario)], third).pdf))


def test_a_term_stands_first_in_ones_own_language() -> None:
    terms = {"en": "coach", "zh": "客户指导员", "xx": "Trainer"}
    assert own_first(terms, "zh") == ("客户指导员", "coach · Trainer")
    assert own_first(terms, "fr") == ("coach", "客户指导员 · Trainer")
    assert own_first({"en": "coach"}, "en") == ("coach", "")
