from __future__ import annotations

from typing import Any

import pytest

from tests.core.build import at, clue, event, meeting, person, scenario
from trainer.core.calendar import back_at_desk, course_step, new_clues, slot_shown
from trainer.core.happenings import Happening
from trainer.core.scenario import Scenario
from trainer.core.state import CLOSE_DUE, DESK, REVIEW_DUE, Handed, State


@pytest.fixture
def house() -> Scenario:
    """Reviews end days 2 and 4; news come on the mornings of days 3 and 4; the calendar ends with day 5."""
    return scenario(
        person("ann", stance=1), person("ben"),
        reviews=(2, 4),
        clue=[clue("old", "ann"), clue("new", "ann"), clue("more", "ben")],
        event=[
            event("first", 3, {"person": "ann", "stance": -1}, reveals=["old", "new"]),
            event("second", 4, {"person": "ben", "roles": ["decider"]}, needs={"clues": ["more"]}),
        ],
    )  # fmt: skip


def back(scenario: Scenario, state: State) -> tuple[State, list[Happening]]:
    told: list[Happening] = []
    return back_at_desk(scenario, state, told), told


HANDED = Handed(0, 0, 0, (None, None))


def test_whoever_comes_back_leaves_the_meeting_behind(house: Scenario) -> None:
    state, told = back(house, meeting(house, counterpart="engineer"))
    assert state == at(house, clock=2)
    assert told == []


@pytest.mark.parametrize(("clock", "place"), [(3, DESK), (4, REVIEW_DUE), (5, REVIEW_DUE)])
def test_a_review_is_due_when_its_day_has_passed(house: Scenario, clock: int, place: int) -> None:
    state, told = back(house, at(house, clock=clock))
    assert (state.place, state.agenda) == (place, 0)
    assert told == ([Happening("review_due", -1, 0)] if place == REVIEW_DUE else [])


def test_what_comes_after_a_review_waits_for_it(house: Scenario) -> None:
    state, told = back(house, at(house, clock=6))
    assert state.fired == 0
    assert told == [Happening("review_due", -1, 0)]
    state, told = back(house, state.but(handed=(HANDED,)))
    assert state.fired == 0b01
    assert [one.kind for one in told] == ["event", "clue", "clue", "support"]


def test_a_map_handed_in_early_is_not_asked_for(house: Scenario) -> None:
    state, _ = back(house, at(house, clock=4, handed=(HANDED,)))
    assert (state.place, state.agenda, state.fired) == (DESK, 2, 0b01)
    state, told = back(house, at(house, clock=8, handed=(HANDED,)))
    assert state.place == REVIEW_DUE
    assert told[-1] == Happening("review_due", -1, 1)
    state, _ = back(house, at(house, clock=8, handed=(HANDED, HANDED)))
    assert state.place == DESK


def test_an_event_tells_what_it_changes(house: Scenario) -> None:
    state, told = back(house, at(house, clock=5, handed=(HANDED,), clues=0b001, support=(50, 50)))
    assert told == [Happening("event", -1, 0), Happening("clue", -1, 1), Happening("support", 0, -1, -40)]
    assert (state.fired, state.clues, state.support) == (0b01, 0b011, (10, 50))


@pytest.mark.parametrize(("before", "after"), [(30, 0), (41, 1), (40, 0)])
def test_support_stays_within_its_range(house: Scenario, before: int, after: int) -> None:
    state, _ = back(house, at(house, clock=4, handed=(HANDED,), support=(before, 50)))
    assert state.support == (after, 50)


def test_support_is_never_lifted_beyond_a_hundred() -> None:
    liked = scenario(event=[event("turn", 2, {"person": "ann", "stance": 2})])
    for before, after in ((59, 99), (60, 100), (61, 100), (80, 100)):
        state, _ = back(liked, at(liked, clock=2, support=(before,)))
        assert state.support == (after,)


@pytest.mark.parametrize(("clues", "fired"), [(0b000, 0b01), (0b100, 0b11)])
def test_an_event_happens_only_under_its_condition(house: Scenario, clues: int, fired: int) -> None:
    state, told = back(house, at(house, clock=7, handed=(HANDED,), clues=clues))
    assert (state.fired, state.agenda, state.place) == (fired, 3, DESK)
    assert (Happening("event", -1, 1) in told) == (fired == 0b11)


def test_what_an_event_asks_for_is_no_longer_the_meeting() -> None:
    heard = scenario(event=[event("call", 2, needs={"channel": "visit"})])
    state, told = back(heard, meeting(heard, clock=2))
    assert (state.fired, told) == (0, [])


def test_the_last_day_is_the_end(house: Scenario) -> None:
    state, told = back(house, at(house, clock=10, handed=(HANDED, HANDED)))
    assert state.place == CLOSE_DUE
    assert told[-1] == Happening("close_due")
    state, told = back(house, state)
    assert (state.place, told) == (CLOSE_DUE, [Happening("close_due")])


def test_the_calendar_on_the_wall() -> None:
    house = scenario(reviews=(2, 4), costs={"visit": 3})
    assert slot_shown(house, at(house, clock=4)) == 4
    assert slot_shown(house, at(house, clock=9)) == 9
    assert slot_shown(house, at(house, clock=10)) == 9, "the last half day, once it is used up"
    assert slot_shown(house, meeting(house, clock=5, channel="visit")) == 2, "a meeting is when it began"
    assert slot_shown(house, meeting(house, clock=5, channel="mail")) == 4
    assert slot_shown(house, at(house, place=REVIEW_DUE, clock=6)) == 3, "a review ends its day"
    assert slot_shown(house, at(house, place=REVIEW_DUE, clock=9, handed=(HANDED,))) == 7


def test_new_clues(house: Scenario) -> None:
    assert new_clues(at(house), 0) == ()
    assert new_clues(at(house), 0b111) == (0, 1, 2)
    assert new_clues(at(house, clues=0b010), 0b110) == (2,)
    assert new_clues(at(house, clues=0b111), 0b101) == ()
    assert new_clues(at(house, clues=0b001), 1 << 200 | 1) == (200,)


@pytest.mark.parametrize(
    ("changes", "step"),
    [
        ({"clock": 0}, "collect"),
        ({"clock": 3}, "collect"),
        ({"clock": 4}, "analyse"),
        ({"clock": 7}, "analyse"),
        ({"clock": 8}, "define_roles"),
        ({"clock": 10, "place": REVIEW_DUE}, "define_roles"),
        ({"clock": 10, "handed": (HANDED,)}, "strategy"),
        ({"clock": 2, "handed": (HANDED,)}, "strategy"),
        ({"clock": 14, "handed": (HANDED,)}, "evaluate"),
        ({"clock": 10, "handed": (HANDED, HANDED)}, "evaluate"),
        ({"clock": 18, "place": CLOSE_DUE}, "evaluate"),
    ],
)
def test_the_calendar_goes_through_the_five_steps(changes: dict[str, Any], step: str) -> None:
    house = scenario(person("ann"), person("ben"), days=9, reviews=(5, 8))
    assert course_step(house, at(house, **changes)) == step


def test_with_one_review_the_strategy_is_carried_out_to_the_last_day() -> None:
    house = scenario(person("ann"), person("ben"), days=6, reviews=(2,))
    assert course_step(house, at(house, clock=8, handed=(HANDED,))) == "strategy"
    assert course_step(house, at(house, clock=10, handed=(HANDED,))) == "evaluate"


def test_without_a_review_roles_are_defined_on_the_last_day() -> None:
    house = scenario(person("ann"), days=4, reviews=())
    steps = [course_step(house, at(house, clock=clock)) for clock in (0, 4, 6)]
    assert steps == ["collect", "analyse", "define_roles"]
