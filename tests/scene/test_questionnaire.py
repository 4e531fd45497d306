from __future__ import annotations

from tests.conftest import MILL
from tests.scene.sessions import session
from trainer.i18n.translator import Translator
from trainer.scene.desk import arrangements, desk, first_step
from trainer.scene.hints import hint
from trainer.scene.place import place_of
from trainer.scene.questionnaire import questionnaire, sheets

EN = Translator("en")
MET = ("first brook", "meet ida call", "leave")


def test_it_is_offered_once_its_condition_holds_with_all_that_may_be_asked() -> None:
    assert sheets(EN, session(MILL, "first brook")) == ()
    (sheet,) = sheets(EN, session(MILL, *MET))
    assert sheet.words == "2 questions go in. You pick one person to fill it in, once; it costs 1 half-day."
    assert [one.move for one in sheet.people] == ["survey sheet ida", "survey sheet ole"]
    assert len(sheet.questions) == 3 and not sheet.why_not
    assert sheets(EN, session(MILL, *MET, "survey sheet ole")) == ()


def test_from_elsewhere_it_says_why_it_cannot_be_sent() -> None:
    (sheet,) = sheets(EN, session(MILL, *MET, "meet ole call"))
    assert (sheet.people, sheet.why_not) == ((), "You are in a meeting.")


def test_each_question_keeps_its_number_and_their_order_is_the_attempts_own() -> None:
    on = session(MILL, *MET, "survey sheet ole")
    assert place_of(on) == "survey"
    before = {one.move: one.key for one in questionnaire(EN, on).choices}
    assert sorted(before.values()) == ["1", "2", "3"]
    on = session(MILL, *MET, "survey sheet ole", "include sheet.figure")
    scene = questionnaire(EN, on)
    assert {one.move: one.key for one in scene.choices} == {
        move: key for move, key in before.items() if move != "include sheet.figure"
    }
    assert [one.words for one in scene.chosen] == ["Which figure do you look at first?"]
    assert scene.words.words.startswith("1 more question goes in.")
    assert scene.to == "to Ole Brandt, Miller"


def test_nobody_is_met_before_an_account_is_chosen() -> None:
    on = session(MILL)
    assert {one.why_not for one in arrangements(EN, on)} == {"Choose first which account to go to."}
    first = first_step(EN, on)
    assert first is not None and [one.title for one in first.options] == ["Ford Mill", "Brook Mill"]
    assert first_step(EN, session(MILL, "first ford")) is None
    assert desk(EN, session(MILL, "first ford")).first is None


def test_hints_say_what_to_look_for_and_not_which_is_right() -> None:
    on = session(MILL, "study order-book", "study rota", practice=True)
    assert "Size alone" in hint(on.scenario, on.state, EN)
    on = session(MILL, *MET, "survey sheet ole", practice=True)
    assert hint(on.scenario, on.state, EN).startswith("Leave out what leads")
