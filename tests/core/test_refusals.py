from __future__ import annotations

import pytest

from tests.core.build import at, clue, colleague, event, meeting, person, pitch, question, refused, scenario, source
from tests.plays import after
from trainer.core.codec import decode
from trainer.core.moves import Leave
from trainer.core.refusals import illegal
from trainer.core.scenario import Scenario
from trainer.errors import Sentence

UNKNOWN = "this scenario has nothing of that name"
STUDIED = "it was studied already"
BUSY = "you are in a meeting; end it first"
ASKED = "it was asked already"
CLOSED = "it is not open yet"
NO_ANSWER = "it is no answer to this objection, or not yet, or it was given already"


@pytest.mark.parametrize(
    ("moves", "move", "reason"),
    [
        ("", "ask ada.day", "you are not in a meeting"),
        ("", "pitch cheap", "you are not in a meeting"),
        ("", "respond ada.doubt.show", "you are not in a meeting"),
        ("", "leave", "you are not in a meeting"),
        ("", "ask ada.nothing", UNKNOWN),
        ("", "pitch nothing", UNKNOWN),
        ("", "respond ada.doubt.nothing", UNKNOWN),
        ("", "study nothing", UNKNOWN),
        ("", "meet nobody visit", UNKNOWN),
        ("", "meet ada pigeon", UNKNOWN),
        ("", "meet ada visit with ghost", UNKNOWN),
        ("meet ada visit", "ask ada.nothing", UNKNOWN),
        ("meet ada visit", "pitch nothing", UNKNOWN),
        ("meet ada visit; pitch cheap", "respond ada.doubt.nothing", UNKNOWN),
        ("close", "ask ada.nothing", UNKNOWN),
        ("study ledger", "study ledger", STUDIED),
        ("study fair", "study fair", STUDIED),
        ("study fair; study ledger", "study fair", STUDIED),
        ("review; review", "review", "every map that is asked for has been handed in"),
        ("meet ada visit", "ask bo.day", "it is a question for somebody else"),
        ("meet ada visit", "ask ada.worry", CLOSED),
        ("meet ada visit", "meet bo visit", BUSY),
        ("meet ada visit", "study ledger", BUSY),
        ("meet ada visit", "review", BUSY),
        ("meet ada visit", "close", BUSY),
        ("meet ada visit", "respond ada.doubt.show", "no objection is on the table"),
        ("meet ada visit; ask ada.day", "ask ada.day", ASKED),
        ("meet ada visit; ask ada.day; pitch one-shop", "pitch one-shop", "an objection is on the table"),
        ("meet ada visit; pitch cheap", "leave", "an objection is on the table"),
        ("meet ada visit; pitch cheap", "ask ada.day", "an objection is on the table"),
        ("meet ada visit; pitch cheap", "pitch proof", "an objection is on the table"),
        (
            "meet ada visit; pitch cheap",
            "respond bo.doubt.show",
            "it is no answer to this objection, or not yet, or it was given already",
        ),
        ("meet bo mail; ask bo.day", "pitch proof", "the other side has no patience left"),
        ("meet bo mail; ask bo.day", "ask bo.worry", "the other side has no patience left"),
        ("meet bo mail; ask bo.day", "study ledger", BUSY),
        ("meet bo mail", "ask bo.worry", CLOSED),
        ("study fair; meet ada visit; leave", "study ledger", "the manager is waiting for the account map"),
        ("study fair; meet ada visit; leave", "close", "the manager is waiting for the account map"),
        (
            "review; review; study fair; meet ada visit; leave; meet ada visit; leave",
            "study ledger",
            "the calendar is used up; only the decision is left",
        ),
        ("close", "close", "the play is over"),
        ("close", "study ledger", "the play is over"),
        ("close", "note ada roles=user", "the play is over"),
        ("", "note nobody", "nobody here is called 'nobody'"),
        ("", "note ada evidence=rep", "the clue 'rep' is not in the notebook"),
    ],
)
def test_an_illegal_move_says_why_and_changes_nothing(corner: Scenario, moves: str, move: str, reason: str) -> None:
    assert refused(corner, after(corner, moves), decode(move)).reason == reason


def test_an_error_may_bring_its_own_reason() -> None:
    house = scenario()
    assert illegal(house, at(house), Leave(), Sentence("because")).reason == "because"


def test_at_the_desk_it_says_what_is_in_the_way() -> None:
    house = scenario(
        person("ann"), person("ben", access={"met": ["ann"]}),
        team=(colleague("eve", times=2), colleague("fay", needs={"met": ["ann"]})),
        source=[source("one", cost=3), source("two", needs={"clues": ["key"]})], clue=[clue("key", "ann")],
    )  # fmt: skip
    late = at(house, clock=house.slots - 1)
    assert refused(house, late, decode("study one")).reason == "there is no time left for it"
    assert refused(house, at(house), decode("study two")).reason == CLOSED
    assert refused(house, late, decode("meet ann visit")).reason == "there is no time left for it"
    assert refused(house, at(house), decode("meet ben call")).reason == "this person does not receive you yet"
    used = refused(house, at(house, meetings=(2, 0)), decode("meet ann visit with eve"))
    assert used.reason == "that colleague has no more meetings to give"
    waiting = refused(house, at(house), decode("meet ann visit with fay"))
    assert waiting.reason == "that colleague does not come along yet"


def test_at_the_table_it_says_what_is_in_the_way() -> None:
    house = scenario(
        person("ann", question=[question("one", cost=2)]), clue=[clue("key", "ann")],
        pitch=[pitch("one"), pitch("two", needs={"clues": ["key"]})],
    )  # fmt: skip
    short = refused(house, meeting(house, patience=1), decode("ask ann.one"))
    assert short.reason == "it takes more patience than the other side has left"
    heard = refused(house, meeting(house, pitched=(1,)), decode("pitch one"))
    assert heard.reason == "this person has heard it already"
    assert refused(house, meeting(house), decode("pitch two")).reason == CLOSED


def test_whoever_has_left_is_not_met() -> None:
    leaving = event("move", 2, changes=[{"person": "ben", "leaves": True}])
    house = scenario(person("ann"), person("ben"), event=[leaving])
    assert refused(house, at(house, fired=1), decode("meet ben visit")).reason == "this person has left"
