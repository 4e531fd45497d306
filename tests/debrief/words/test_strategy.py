"""The strategy in words."""

from __future__ import annotations

from dataclasses import replace

from tests.debrief.plays import CAREFUL, debriefed
from trainer.debrief.facts.strategy import ChosenStrategy, StrategyReview
from trainer.debrief.words.strategy import strategy_page, strategy_words
from trainer.i18n.translator import Translator

EN, ZH = Translator("en"), Translator("zh")


def chosen(line: str) -> StrategyReview:
    about = debriefed(CAREFUL.replace("\nreview\n", f"\n{line}\nreview\n", 1)).strategy
    assert about is not None
    return about


def test_a_strategy_is_a_line() -> None:
    words = strategy_words(EN, ChosenStrategy(("Ada", "Bo"), ("Cy",), "A case"))
    assert words == "to be won: Ada, Bo; to be kept neutral: Cy; case for the house: “A case”"
    assert strategy_words(ZH, ChosenStrategy((), (), "")) == ZH("nothing yet")


def test_none_is_said_with_what_it_would_have_been_for() -> None:
    page = strategy_page(EN, debriefed(CAREFUL).strategy)
    assert page is not None and not page.rows
    assert page.head.startswith("No strategy lay beside the map of day 2.")
    assert strategy_page(EN, None) is None


def test_each_row_says_what_was_done_with_the_sign_for_how_much() -> None:
    page = strategy_page(EN, chosen("strategy win=bo neutral=cy case=one-shop"))
    assert page is not None
    bo, cy, case = page.rows
    assert (bo.sign, bo.head) == ("=", "Bo Kern (to be won)") and bo.done.startswith("1 pitch, the best fit ")
    assert cy.head == "Cy Lund (to be kept neutral)" and cy.done.endswith(" at the table")
    assert case.sign == "≈" and case.done == "made to Cy Lund: 1 unit"
    assert page.remarks == ("Everybody who decided, could stop it or weighed most was to be won.",)


def test_whom_the_case_for_the_house_missed_is_counted_apart() -> None:
    about = chosen("strategy case=one-shop")
    assert about.case is not None
    page = strategy_page(EN, replace(about, case=replace(about.case, told=3)))
    assert page is not None
    assert page.rows[-1].done == "made to Cy Lund: 1 unit; made to 2 more, whom it missed: not counted"


def test_who_was_left_out_and_what_was_changed_is_said() -> None:
    about = replace(chosen("strategy win=cy,ada case=cheap"), changed=ChosenStrategy(("Bo Kern",), (), ""))
    page = strategy_page(EN, about)
    assert page is not None
    assert page.rows[-1].sign == "≠" and page.rows[-1].done == "made to nobody, or to nobody whom it suited"
    assert page.remarks == (
        "Decided, could stop it or weighed most, and were not to be won: Bo Kern.",
        "“The plain model” speaks to single people and lifts nobody else, however many hear it. What the whole house"
        " may hear is “One workshop, one saw”.",
        "Later you changed it: to be won: Bo Kern.",
    )
    shared = strategy_page(EN, chosen("strategy win=cy,ada case=one-shop"))
    assert shared is not None and not any("lifts nobody else" in remark for remark in shared.remarks)
