from __future__ import annotations

import pytest

from tests.conftest import CORNER
from tests.scene.sessions import session
from trainer.core.codec import decode
from trainer.i18n.translator import Translator
from trainer.scene.choices import NUMBERS
from trainer.scene.meeting import meeting

EN = Translator("en")


def test_leaving_asks_back_only_where_nothing_was_said() -> None:
    assert meeting(EN, session(CORNER, "meet ada visit")).leave.question is not None
    assert meeting(EN, session(CORNER, "meet ada visit", "note ada stance=1")).leave.question is not None
    assert meeting(EN, session(CORNER, "meet ada visit", "ask ada.day")).leave.question is None


def test_an_objection_takes_the_place_of_the_choices_until_it_is_answered() -> None:
    scene = meeting(EN, session(CORNER, "meet ada visit", "pitch cheap"))
    assert scene.objection is not None and scene.objection.words == "Who says so?"
    assert not scene.leave.allowed and not scene.pitches and not scene.pitch_words
    responses = ("we-do", "other", "tell", "show")
    assert {one.move for one in scene.choices} == {f"respond ada.doubt.{name}" for name in responses}
    assert meeting(EN, session(CORNER, "meet ada visit", "pitch cheap", "respond ada.doubt.show")).leave.allowed


@pytest.mark.parametrize("move", ["ask ada.day", "pitch cheap"])
def test_keys_follow_from_the_moves_alone(move: str) -> None:
    played = session(CORNER, "meet ada visit", move)
    again = session(CORNER, "meet ada visit", "ask ada.day", "pitch cheap")
    del again.moments[1:]
    again.play(decode(move))
    assert meeting(EN, played).choices == meeting(EN, again).choices


def test_numbers_go_on_where_letters_begin_anew_for_an_objection() -> None:
    on = session(CORNER, "meet ada visit", "pitch cheap")
    assert sorted(one.key for one in meeting(EN, on).choices) == ["1", "2", "3", "4"]
    before = meeting(EN, session(CORNER, "meet ada visit"), NUMBERS)
    used = {one.key for one in before.choices} | {before.pitch_key, before.leave.key}
    assert not used & {one.key for one in meeting(EN, on, NUMBERS).choices}


def test_who_came_along_and_what_is_felt_is_said() -> None:
    scene = meeting(EN, session(CORNER, "meet bo visit with engineer"))
    assert scene.companion is not None and scene.companion.words == "with you: Em"
    assert (scene.person.trust.value, scene.person.trust.most) == (2, 5)
    assert scene.patience.words == f"patience {scene.patience.value}"
    assert [line.text.lead for line in scene.talk if line.kind == "they"] == ["Bo Kern"]


def test_a_number_stands_for_one_pitch_in_the_whole_play() -> None:
    """What comes later, or was made, moves no number: neither in a meeting nor from one to the next."""
    meant: dict[str, str] = {}
    played = ["meet ada visit", "ask ada.day", "pitch business-case", "leave", "meet bo visit", "ask bo.day", "leave"]
    for made in range(1, len(played) + 1):
        at = session(CORNER, *played[:made])
        if played[made - 1] == "leave":
            continue
        for one in meeting(EN, at, NUMBERS).pitches:
            assert meant.setdefault(one.key, one.move) == one.move
    assert len({*meant.values()}) == len(meant) > 2
