from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.build import (
    Table,
    account,
    at,
    clue,
    colleague,
    event,
    meeting,
    objection,
    person,
    pitch,
    question,
    response,
    rule,
    scenario,
    source,
)  # fmt: skip
from tests.core.made_up import few
from tests.plays import after
from trainer.core.codec import decode, encode
from trainer.core.happenings import Happening
from trainer.core.legal import breaks_rule, can_pitch, is_open, legal_moves
from trainer.core.moves import Meet, Note
from trainer.core.scenario import Scenario
from trainer.core.state import CLOSE_DUE, DESK, OVER, REVIEW_DUE, Handed, State
from trainer.core.step import start, step
from trainer.core.view import view
from trainer.errors import IllegalMove

HANDED = Handed(0, 0, 0, ())


def listed(scenario: Scenario, state: State) -> list[str]:
    return [encode(move) for move in legal_moves(scenario, state)]


def meets(scenario: Scenario, state: State) -> list[str]:
    return [encode(move) for move in legal_moves(scenario, state) if isinstance(move, Meet)]


@pytest.mark.parametrize(("place", "moves"), [(REVIEW_DUE, ["review"]), (CLOSE_DUE, ["close"]), (OVER, [])])
def test_where_there_is_no_choice(place: int, moves: list[str]) -> None:
    house = scenario()
    assert listed(house, at(house, place=place)) == moves


def test_the_desk_in_the_scenarios_order() -> None:
    house = scenario(source=[source("one"), source("two")], person=[person("ann"), person("ben")])
    assert listed(house, at(house)) == [
        "study one", "study two", "meet ann visit", "meet ann call", "meet ann mail", "meet ben visit",
        "meet ben call", "meet ben mail", "review", "close",
    ]  # fmt: skip


def test_the_last_map_handed_in_is_the_last() -> None:
    house = scenario(reviews=(2, 5))
    assert "review" in listed(house, at(house, handed=(HANDED,)))
    assert listed(house, at(house, handed=(HANDED, HANDED)))[-2:] == ["meet ann mail", "close"]


def test_sources_are_studied_once_in_time_and_under_their_condition() -> None:
    sources = [source("one"), source("two", cost=3), source("three", needs={"clues": ["key"]}), source("four", cost=2)]
    house = scenario(source=sources, clue=[clue("key", "ann")])

    def studies(**changes: Any) -> list[str]:
        return [line for line in listed(house, at(house, **changes)) if line.startswith("study")]

    assert studies() == ["study one", "study two", "study four"]
    assert studies(studied=0b0001) == ["study two", "study four"]
    assert studies(studied=0b1010) == ["study one"]
    assert studies(clues=1) == ["study one", "study two", "study three", "study four"]
    assert studies(clock=7) == ["study one", "study two", "study four"]
    assert studies(clock=8) == ["study one", "study four"]
    assert studies(clock=9) == ["study one"]
    assert studies(clock=10) == []


def test_meetings_fit_into_what_is_left_of_the_calendar() -> None:
    house = scenario(costs={"visit": 4, "call": 2})
    assert meets(house, at(house, clock=6)) == ["meet ann visit", "meet ann call", "meet ann mail"]
    assert meets(house, at(house, clock=7)) == ["meet ann call", "meet ann mail"]
    assert meets(house, at(house, clock=8)) == ["meet ann call", "meet ann mail"]
    assert meets(house, at(house, clock=9)) == ["meet ann mail"]
    assert meets(house, at(house, clock=10)) == []
    assert meets(house, at(house)) == ["meet ann visit", "meet ann call", "meet ann mail"], "the whole calendar again"


def test_colleagues_come_along_as_long_as_they_have_time() -> None:
    team = (colleague("eve", times=2), colleague("fay", times=1))
    house = scenario(team=team)
    visits = ["meet ann visit", "meet ann visit with eve", "meet ann visit with fay"]
    for used, left in (((0, 0), visits), ((1, 1), visits[:2]), ((2, 0), [visits[0], visits[2]]), ((2, 1), visits[:1])):
        assert [line for line in meets(house, at(house, meetings=used)) if "visit" in line] == left


def test_who_receives_and_who_is_there() -> None:
    gone = event("gone", 2, {"person": "ben", "leaves": True})
    house = scenario(
        person("ann"), person("ben"), person("cat", access={"met": ["ann"]}), person("dan", access={"met": ["ben"]}),
        event=[gone],
    )  # fmt: skip
    for changes, names in (
        ({}, ["ann", "ben"]),
        ({"met": 0b0001}, ["ann", "ben", "cat"]),
        ({"met": 0b0010}, ["ann", "ben", "dan"]),
        ({"met": 0b0011, "fired": 1}, ["ann", "cat", "dan"]),
    ):
        state = at(house, **changes)
        assert list(dict.fromkeys(line.split()[1] for line in meets(house, state))) == names
        assert [one.id for one in house.people if is_open(house, state, one.index)] == names


ASKED = [question("one"), question("two", cost=2), question("free", cost=0), question("late", needs={"trust": 3})]


@pytest.mark.parametrize(
    ("changes", "moves"),
    [
        ({}, ["ask ben.one", "ask ben.two", "ask ben.free", "pitch open", "leave"]),
        ({"patience": 2}, ["ask ben.one", "ask ben.two", "ask ben.free", "pitch open", "leave"]),
        ({"patience": 1}, ["ask ben.one", "ask ben.free", "pitch open", "leave"]),
        ({"patience": 0}, ["leave"]),
        ({"asked": 0b00110}, ["ask ben.free", "pitch open", "leave"]),
        ({"trust": (0, 3), "asked": 0b01110}, ["ask ben.late", "pitch open", "leave"]),
        ({"trust": (5, 2), "asked": 0b01110}, ["pitch open", "leave"]),
        ({"pitched": (0b01, 0)}, ["ask ben.one", "ask ben.two", "ask ben.free", "pitch open", "leave"]),
        ({"pitched": (0, 0b01)}, ["ask ben.one", "ask ben.two", "ask ben.free", "leave"]),
        ({"clues": 1, "asked": 0b11110}, ["pitch open", "pitch bound", "leave"]),
        ({"clues": 1, "asked": 0b11110, "pitched": (0, 0b10)}, ["pitch open", "leave"]),
    ],
)
def test_in_a_meeting(changes: dict[str, Any], moves: list[str]) -> None:
    house = scenario(
        person("ann", question=[question("other")]), person("ben", question=ASKED), clue=[clue("key", "ann")],
        pitch=[pitch("open"), pitch("bound", needs={"clues": ["key"]})],
    )  # fmt: skip
    state = meeting(house, 1, **changes)
    assert listed(house, state) == moves
    pitches = [f"pitch {case.id}" for case in house.pitches if can_pitch(state, case)]
    assert not moves[:-1] or pitches == [line for line in moves if line.startswith("pitch")]


def test_an_objection_on_the_table_is_answered_by_its_own_responses() -> None:
    first = objection("first", "risk", response("a"), response("b"))
    second = objection("second", "risk", response("c"), response("d", needs={"clues": ["key"]}), response("e"))
    house = scenario(person("ann", objection=[first, second]), clue=[clue("key", "ann")])
    table = [f"respond ann.second.{name}" for name in "cde"]
    assert listed(house, meeting(house, objection=0)) == ["respond ann.first.a", "respond ann.first.b"]
    assert listed(house, meeting(house, objection=1)) == [table[0], table[2]]
    assert listed(house, meeting(house, objection=1, clues=1, patience=0)) == table
    assert listed(house, meeting(house, objection=1, clues=1, responses=0b00101)) == table[1:]


def test_which_moves_break_a_rule() -> None:
    wrong = {"breach": "no"}
    doubt = objection("doubt", "risk", response("fine"), response("bad", **wrong))
    house = scenario(
        person("ann", question=[question("fine"), question("bad", **wrong)], objection=[doubt]),
        source=[source("fine"), source("bad", **wrong)], pitch=[pitch("fine"), pitch("bad", **wrong)],
        conduct=[rule("no", "avoid")],
    )  # fmt: skip
    lines = ["ask ann.{}", "pitch {}", "respond ann.doubt.{}", "study {}"]
    assert [breaks_rule(house, decode(line.format("bad"))) for line in lines] == [True] * 4
    assert [breaks_rule(house, decode(line.format("fine"))) for line in lines] == [False] * 4
    assert not any(breaks_rule(house, decode(line)) for line in ("leave", "review", "close", "meet ann visit"))
    assert not breaks_rule(house, Note("ann"))


@few
@given(choices=st.data())
def test_every_listed_move_is_taken_and_time_and_patience_keep_their_bounds(
    corner: Scenario, choices: st.DataObject
) -> None:
    state = start(corner)
    while legal := legal_moves(corner, state):
        assert len(set(legal)) == len(legal)
        for move in legal:
            after, told = step(corner, state, move)
            assert told
            assert state.clock <= after.clock <= corner.slots
            assert after.patience >= 0
            assert (after.place == DESK) <= (after.person < 0 and after.objection < 0)
            for name, bits in (
                ("clues", len(corner.clues)), ("asked", len(corner.questions)), ("studied", len(corner.sources)),
                ("met", len(corner.people)), ("raised", len(corner.objections)), ("fired", len(corner.events)),
                ("responses", len(corner.responses)), ("breaches", len(corner.rules)), ("flags", len(corner.flags)),
            ):  # fmt: skip
                before, now = getattr(state, name), getattr(after, name)
                assert before & ~now == 0, "what has happened stays so"
                assert now < 1 << bits
            assert list(after.fits) == sorted(after.fits)
        state, _ = step(corner, state, choices.draw(st.sampled_from(legal)))


def chosen_from(*accounts: Table, **values: Any) -> Scenario:
    return scenario(
        person("ann"), account=list(accounts), customer="here", source=[source("one")], days=2, reviews=(2,), **values
    )


def test_nobody_is_met_before_an_account_is_chosen_and_one_is_chosen_once() -> None:
    house = chosen_from(account("here"), account("there", 3, reveals=["a"], sets=["seen"]), clue=[clue("a", "ann")])
    assert listed(house, at(house)) == ["study one", "first here", "first there", "review", "close"]
    with pytest.raises(IllegalMove, match="choose first which account"):
        step(house, at(house), Meet("ann", "call"))
    state, happened = step(house, at(house), decode("first there"))
    assert happened == (Happening("approached", -1, 1), Happening("clue", -1, 0))
    assert (state.account, state.clock, state.clues, state.flags) == (1, 3, 1, 1)
    assert listed(house, state)[:2] == ["study one", "meet ann call"]
    for move in ("first here", "first there", "first nowhere"):
        with pytest.raises(IllegalMove):
            step(house, state, decode(move))
    assert "first here" in listed(house, after(house, "study one"))
    assert listed(scenario(person("ann")), at(scenario(person("ann"))))[0] == "meet ann visit"


def test_who_goes_elsewhere_with_too_little_time_has_none_left() -> None:
    house = chosen_from(account("here"), account("there", 6))
    state = after(house, "study one; first there; review")
    assert (state.place, state.clock) == (CLOSE_DUE, house.slots)


def test_a_colleague_who_must_be_won_comes_along_once_that_holds() -> None:
    gao = colleague("gao", needs={"clues": ["a"]}, wants="Show me.", times=1)
    house = scenario(
        person("ann"), team=(gao, colleague("eve")), source=[source("one", reveals=["a"])], clue=[clue("a", "ann")]
    )
    assert "meet ann visit with eve" in meets(house, at(house))
    assert "meet ann visit with gao" not in meets(house, at(house))
    assert [one.wants for one in view(house, at(house)).team] == ["Show me.", ""]
    with pytest.raises(IllegalMove, match="does not come along yet"):
        step(house, at(house), decode("meet ann visit with gao"))
    state = after(house, "study one")
    assert "meet ann visit with gao" in meets(house, state)
    assert [one.wants for one in view(house, state).team] == ["", ""]
    assert "meet ann visit with gao" not in meets(house, after(house, "study one; meet ann call with gao; leave"))
