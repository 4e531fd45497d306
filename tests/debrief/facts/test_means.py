from __future__ import annotations

import pytest

from tests.conftest import MILL, MILL_WON
from tests.scene.sessions import loaded
from trainer.core.codec import decode
from trainer.debrief.facts.debrief import Debrief, debrief


def played(text: str = "", *, variant: str = "a") -> Debrief:
    """Return the debrief of a play of the mill, of the whole one if no moves are given, separated by semicolons."""
    lines = text.split(";") if text else MILL_WON.read_text(encoding="utf-8").splitlines()[1:]
    moves = [decode(line.strip()) for line in lines]
    return debrief(loaded(MILL, "en", variant).scenario, moves, you="Kim")


def test_the_right_account_is_the_one_where_least_is_lost() -> None:
    ford, brook = played("first ford; review; close").means.accounts
    assert (ford.name, ford.cost, ford.is_chosen, ford.is_right) == ("Ford Mill", 3, True, False)
    assert (brook.cost, brook.is_chosen, brook.is_right) == (0, False, True)
    assert not any(one.is_chosen for one in played("close").means.accounts)


def test_a_questionnaire_is_held_against_every_other_choice() -> None:
    (sheet,) = played().means.questionnaires
    assert (sheet.person, sheet.brought, sheet.best) == ("Ole Brandt", 1, 1)
    assert [(one.is_included, [answer.is_given for answer in one.answers]) for one in sheet.questions] == [
        (True, [False, True]), (True, [False, True]), (False, [False, False]),
    ]  # fmt: skip
    poor = "first brook; meet ida call; leave; survey sheet ida; include sheet.night; include sheet.like; close"
    (sheet,) = played(poor).means.questionnaires
    assert (sheet.person, sheet.brought, sheet.best, sheet.best_person) == ("Ida Holm", 0, 1, "Ida Holm")
    assert sheet.best_questions == ("Which figure do you look at first?",)
    (unsent,) = played("close").means.questionnaires
    assert (unsent.person, unsent.brought, unsent.best) == ("", 0, 1)


def test_what_an_answer_would_have_brought_is_named() -> None:
    (sheet,) = played().means.questionnaires
    figure = sheet.questions[2]
    assert [one.findings for one in figure.answers] == [
        ("Ida underlined one figure twice: what a sack costs to grind.",), (),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("added", "variant", "fate", "points"), [("", "a", "broken", 25), ("study rota;", "a", "kept", 0)]
)
def test_promises_are_told_once_it_is_signed(added: str, variant: str, fate: str, points: int) -> None:
    play = (
        f"first brook; {added} meet ida visit; ask ida.worry; pitch sum; leave; meet ole visit; ask ole.sound;"
        "pitch night-call; leave; review; review; close"
    )
    about = played(play, variant=variant)
    assert about.result.outcome == "won"
    (one,) = about.means.promises
    assert (one.fate, one.points) == (fate, points)
    assert one.told.startswith("Half a year later")


def test_nothing_is_kept_or_broken_where_nothing_was_signed() -> None:
    (one,) = played("first brook; meet ole visit; pitch night-call; leave; close").means.promises
    assert (one.fate, one.told, one.points) == ("unsigned", "", 0)
    assert played("close").means.promises == ()
