from __future__ import annotations

import pytest

from trainer.debrief.facts.replay import Need
from trainer.debrief.words.common import itemised, joined, needs, one_stop, shift_lines, signed, verdict_word
from trainer.i18n.translator import Translator

EN, ZH = Translator("en"), Translator("zh")


def test_entries_that_may_hold_commas_are_parted_by_more_than_a_comma() -> None:
    assert itemised(EN, ["risk, of a kind", "ease"]) == "risk, of a kind; ease"
    assert itemised(ZH, ["风险", "省事"]) == "风险；省事"
    assert needs(EN, [Need("concern", "risk"), Need("win", "ease")]) == "Project risk; An easier day"


def test_sentences_become_a_paragraph_as_the_language_has_it() -> None:
    assert joined(EN, ["One.", "Two."]) == "One. Two."
    assert joined(ZH, ["一。", "二。"]) == "一。二。"
    assert joined(EN, []) == ""


@pytest.mark.parametrize(
    ("sentence", "shown"),
    [("Ask: “Why?”.", "Ask: “Why?”"), ("Study “It”.", "Study “It”."), ("问：“为什么？”。", "问：“为什么？”")],
)
def test_a_quotation_that_ends_by_itself_needs_no_stop(sentence: str, shown: str) -> None:
    assert one_stop(sentence) == shown


def test_amounts_carry_their_sign() -> None:
    assert [signed(value) for value in (3, -3, 0)] == ["+3", "−3", "±0"]


def test_what_moved_is_one_line_and_what_did_not_is_none() -> None:
    assert shift_lines(EN, "Ada", 1, -4) == ("Ada: support −4, trust +1.",)
    assert shift_lines(EN, "Ada", 0, 4) == ("Ada: support +4.",)
    assert shift_lines(EN, "Ada", -1, 0) == ("Ada: trust −1.",)
    assert shift_lines(EN, "Ada", 0, 0) == ()


def test_every_verdict_has_its_word() -> None:
    words = [verdict_word(EN, verdict) for verdict in ("right", "partly", "wrong", "blank")]
    assert words == ["right", "partly right", "wrong", "left blank"]
