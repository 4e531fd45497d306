"""Why a moment came out so, in words."""

from __future__ import annotations

from typing import get_args

import pytest

from tests.debrief.plays import CARELESS, with_facts
from trainer.debrief.facts.reasons import AnswerWorth, Arranged, HandedIn, Reasons
from trainer.debrief.facts.replay import Need
from trainer.debrief.words.reasons import reason_lines
from trainer.i18n.translator import Translator

EN = Translator("en")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_worth_of_an_answer_has_words_of_its_own_and_names_what_was_meant(language: str) -> None:
    tr, need = Translator(language), Need("concern", "risk")
    worths: tuple[AnswerWorth, ...] = get_args(AnswerWorth)
    lines = [reason_lines(tr, Reasons(answer=worth, meant=need)) for worth in worths]
    assert len(set(lines)) == len(worths)
    assert all(len(one) == 1 and tr.term("concern", "risk") in one[0] for one in lines)


def test_a_meeting_says_what_was_not_to_the_persons_liking() -> None:
    fine = reason_lines(EN, Reasons(arranged=Arranged("visit", "visit", "sales", "")))
    assert fine == ("The channel and who spoke for your side were to this person’s liking.",)
    both = reason_lines(EN, Reasons(arranged=Arranged("mail", "visit", "sales", "engineer")))
    assert len(both) == 2 and "visit" in both[0].lower() and "engineer" in both[1].lower()


def test_a_map_handed_in_names_everybody_by_their_sign() -> None:
    lines = reason_lines(EN, Reasons(handed=HandedIn(("Ada",), ("Bo", "Cy"), (), ("Di",))))
    assert lines == ("= roles of Ada", "≈ roles of Bo, Cy", "? roles of Di")


def test_another_case_is_named_only_where_no_better_move_is_priced() -> None:
    made = next(made for made in with_facts(CARELESS).pitches if made.fitter is not None)
    why = Reasons(pitch=made)
    assert len(reason_lines(EN, why)) == len(reason_lines(EN, why, priced=True)) + 1
    assert made.fitter is not None and made.fitter[0] in reason_lines(EN, why)[-1]
