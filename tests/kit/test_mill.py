"""The kit of a scenario with every table of the courses' means."""

from __future__ import annotations

import pytest

from tests.conftest import MILL
from tests.kit.scenarios import scenario_in
from tests.paper.reading import read, words
from trainer.i18n.translator import Translator
from trainer.kit.answer_key import key_of
from trainer.kit.cards import card
from trainer.kit.pdf import KitSource, kit_pdf
from trainer.kit.seller import seller_brief, slips

EN = Translator("en")


def test_the_sellers_get_a_sheet_to_tick_and_what_is_known_of_accounts() -> None:
    brief = seller_brief(EN, scenario_in(MILL, "en"))
    (sheet,) = brief.sheets
    assert sheet.rule.startswith("Tick 2 questions and one person") and sheet.to == ("Ida Holm", "Ole Brandt")
    assert len(sheet.questions) == 3
    assert [name for name, _ in brief.accounts] == ["Ford Mill", "Brook Mill"]
    assert "not yet: “I do not travel for a chat." in brief.team[0][1]
    assert sum("which account" in rule or "A questionnaire" in rule for rule in brief.rules) == 2


def test_slips_hold_records_and_what_comes_after() -> None:
    found = slips(EN, scenario_in(MILL, "en"))
    assert [one.head for one in found][:3] == ["Ford Mill", "Brook Mill", "Our own order book"]
    book = found[2]
    assert book.records is not None and len(book.records.rows) == 4
    kept, broken = found[-2:]
    assert "have prepared it" in kept.note and "have not prepared it" in broken.note
    assert "until six" in broken.text


def test_players_find_on_their_card_what_they_write() -> None:
    scenario = scenario_in(MILL, "en")
    ole = card(EN, scenario, scenario.people[1])
    written = ole.asked[-1]
    assert written.kind == "In writing: A questionnaire of two questions"
    assert [one.effect for one in written.questions] == ["(trust\u00a0+1)", "", ""]


def test_the_answer_key_says_where_to_go_what_to_ask_and_what_to_prepare() -> None:
    lists = dict(key_of(EN, scenario_in(MILL, "en")).lists)
    assert lists["Where to go first"][0].startswith("Brook Mill: 0 half-days.")
    assert len(lists["What a questionnaire brings"]) == 2
    assert lists["Promises to be kept after the signature"][0].endswith("broken it takes 25 points.")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_it_is_printed_with_the_sheet_between_maps_and_observer(language: str) -> None:
    scenario = scenario_in(MILL, language)
    reader = read(kit_pdf([KitSource(scenario)], Translator(language)).pdf)
    told = words(reader, 0, len(reader.pages))
    for sheet in scenario.questionnaires:
        assert told.count("".join(sheet.title.split())) >= 3
    for cell in ("2024-11", "40"):
        assert cell in told
