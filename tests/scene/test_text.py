from __future__ import annotations

import pytest

from tests.conftest import CORNER
from tests.scene.sessions import session
from trainer.i18n.translator import Translator
from trainer.scene.text import Option, Text, half_days, name_and_title, paragraphs, sentences, signed

EN = Translator("en")
ZH = Translator("zh")


def test_paragraphs_are_never_empty_and_speak_to_the_trainee() -> None:
    assert paragraphs("  One, {you}. \n\n \n{you}, two.\n", "Kim") == (Text("One, Kim."), Text("Kim, two."))
    assert paragraphs(" \n", "Kim") == ()


def test_sentences_are_joined_as_the_language_does() -> None:
    assert sentences(EN, ["One.", "Two.", "Three."]) == "One. Two. Three."
    assert sentences(ZH, ["一。", "二。"]) == "一。二。"
    assert sentences(EN, []) == ""


@pytest.mark.parametrize(("count", "words"), [(0, "no time"), (1, "1 half-day"), (2, "2 half-days")])
def test_half_days(count: int, words: str) -> None:
    assert half_days(EN, count) == words


@pytest.mark.parametrize(("value", "words"), [(3, "+3"), (0, "0"), (-2, "\N{MINUS SIGN}2")])
def test_a_sign_is_a_true_minus_and_nought_has_none(value: int, words: str) -> None:
    assert signed(value) == words


def test_what_has_a_reason_against_it_cannot_be_done() -> None:
    assert Option("leave", "Leave").allowed
    assert not Option("leave", "Leave", why_not="You are not in a meeting.").allowed


def test_people_and_colleagues_are_named_alike() -> None:
    on = session(CORNER)
    assert name_and_title(EN, on.view.people[0]) == name_and_title(EN, on.scenario.people[0]) == "Ada Holt, Owner"
    assert name_and_title(EN, on.view.team[0]) == "Em, Engineer"
