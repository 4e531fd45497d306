from __future__ import annotations

import pytest

from tests.conftest import CORNER
from tests.scene.sessions import session
from trainer.core.codec import decode
from trainer.core.own_words import SAY_FIRST, SayFirst
from trainer.i18n.translator import Translator
from trainer.play.session import Session
from trainer.scene.account_map import account_map
from trainer.scene.meeting import meeting
from trainer.scene.own_words import OwnWordsScene, say_first_words

EN = Translator("en")


def scene(on: Session) -> OwnWordsScene:
    found = meeting(EN, on).say
    assert found is not None
    return found


def test_nothing_is_asked_for_where_nothing_is_said_first() -> None:
    off = session(CORNER, "meet ada visit")
    assert meeting(EN, off).say is None
    assert {one.reason_label for one in account_map(EN, off).entries} == {""}


@pytest.mark.parametrize(("mode", "choices"), [("on", True), ("pitches", False)])
def test_the_line_comes_before_what_the_mode_says(mode: SayFirst, choices: bool) -> None:
    on = session(CORNER, "meet ada visit", say_first=mode)
    before = scene(on)
    assert (bool(before.before_choices), bool(before.before_pitches)) == (choices, True)
    assert (before.none, before.again, before.skip, before.typed, before.said) == ("", "", "", None, 0)
    lines = meeting(EN, on)
    on.say("How are things?")
    after = scene(on)
    assert (after.before_choices, after.before_pitches, after.said) == ("", "", 1)
    assert after.typed is not None and after.typed.words == "How are things?"
    assert after.none and not after.told
    shown = meeting(EN, on)
    assert (shown.choices, shown.pitches, shown.leave) == (lines.choices, lines.pitches, lines.leave)


def test_who_means_none_of_them_may_say_it_once_more() -> None:
    on = session(CORNER, "meet ada visit", say_first="on")
    on.say("How is the dog?")
    on.none_of_these()
    assert scene(on).told and scene(on).again and not scene(on).none and not scene(on).before_choices
    on.say("And the cat?")
    on.none_of_these()
    assert scene(on).told and not scene(on).again


def test_an_objection_is_answered_in_ones_own_words_first() -> None:
    on = session(CORNER, "meet ada visit", say_first="pitches")
    on.say("Buy it.")
    on.play(decode("pitch cheap"))
    assert scene(on).before_choices.startswith("How do you answer Ada Holt?")
    assert not scene(on).before_pitches


def test_practice_may_skip_it() -> None:
    on = session(CORNER, "meet ada visit", say_first="on", practice=True)
    assert scene(on).skip
    on.say("")
    after = scene(on)
    assert (after.typed, after.none, after.skip, after.before_choices) == (None, "", "", "")


def test_nothing_is_asked_for_once_there_is_nothing_left_to_say() -> None:
    on = session(CORNER, "meet ada mail", say_first="on")
    while meeting(EN, on).choices:
        on.say("Hm.")
        on.play(decode(meeting(EN, on).choices[0].move))
    assert not scene(on).before_choices


def test_a_reason_stands_on_the_map() -> None:
    on = session(CORNER, say_first="on")
    on.give_reason("ada", "She owns it.")
    entries = {one.person: one for one in account_map(EN, on).entries}
    assert (entries["ada"].reason, entries["bo"].reason) == ("She owns it.", "")
    assert entries["ada"].reason_label


@pytest.mark.parametrize("language", ["en", "zh"])
def test_each_way_has_words_of_its_own(language: str) -> None:
    assert len({say_first_words(Translator(language), mode) for mode in SAY_FIRST}) == len(SAY_FIRST)
