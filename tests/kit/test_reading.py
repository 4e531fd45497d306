"""How long a text takes to be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.kit.scenarios import PLAYED, scenario_in
from trainer.i18n.translator import Translator
from trainer.kit.cards import card
from trainer.kit.pdf import reading_of
from trainer.kit.reading import reading_minutes, texts_in
from trainer.kit.seller import seller_brief


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("", 0),
        ("word", 1),
        ("word " * 700, 4),
        ("word " * 701, 5),
        ("字" * 260, 1),
        ("字" * 261, 2),
        ("字" * 130 + " " + "word " * 87, 1),
        ("· – · " * 500 + "word", 1),
    ],
)
def test_words_and_characters_make_minutes(text: str, minutes: int) -> None:
    assert reading_minutes([text]) == minutes


def test_texts_are_found_however_deep_they_stand() -> None:
    brief = seller_brief(Translator("en"), scenario_in(PLAYED[0].values[0], "en"))
    found = list(texts_in(brief))
    assert brief.situation in found and brief.pitches[-1][1] in found and brief.rules[0] in found
    assert all(isinstance(one, str) for one in found)


@pytest.mark.parametrize("file", PLAYED)
def test_both_languages_are_read_in_about_the_same_time(file: Path) -> None:
    read = []
    for language in ("en", "zh"):
        tr, scenario = Translator(language), scenario_in(file, language)
        read.append(reading_of(seller_brief(tr, scenario), [card(tr, scenario, one) for one in scenario.people]))
    assert abs(read[0].brief - read[1].brief) <= 1
    assert abs(read[0].card - read[1].card) <= 2
    assert all(4 <= one.brief <= 15 and 4 <= one.card <= 15 for one in read)
