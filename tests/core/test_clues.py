from __future__ import annotations

import pytest

from tests.core.build import event, person, scenario
from trainer.core.clues import (
    MISLEADING,
    OUTDATED,
    SOUND,
    claim_holds,
    claim_verdict,
    misleads,
    true_from,
    worst,
)
from trainer.core.scenario import Clue, Scenario

ADA, BO, _ = range(3)


def clue(corner: Scenario, name: str) -> Clue:
    return corner.clues[corner.clue_index[name]]


@pytest.mark.parametrize(
    ("axis", "value", "holds"),
    [
        ("role", "decider", True),
        ("role", "user", False),
        ("influence", "3", True),
        ("influence", "2", False),
        ("veto", "none", True),
        ("concern", "return", True),
        ("concern", "safety", False),
        ("win", "safety", True),
        ("win", "return", False),
        ("weather", "fine", False),
    ],
)
def test_a_claim_holds_of_a_truth_on_its_own_axis(corner: Scenario, axis: str, value: str, holds: bool) -> None:
    assert claim_holds(corner.person_index, corner.truth(0)[ADA], axis, value) == holds


def test_a_claim_is_judged_by_what_was_true_then_and_what_is_true_now(corner: Scenario) -> None:
    before, after = corner.truth(0)[ADA], corner.truth(1)[ADA]
    decides = ("role", "decider")
    assert claim_verdict(corner, decides, [before], before) == SOUND
    assert claim_verdict(corner, decides, [before]) == SOUND
    assert claim_verdict(corner, decides, [before], after) == OUTDATED
    assert claim_verdict(corner, decides, [after], before) == MISLEADING
    assert claim_verdict(corner, decides, []) == MISLEADING


def test_the_worst_verdict_counts() -> None:
    assert worst([SOUND, MISLEADING, OUTDATED]) == MISLEADING
    assert worst([SOUND, OUTDATED]) == OUTDATED
    assert worst([]) == SOUND


def test_a_claim_is_true_from_the_first_day_from_an_event_or_never(corner: Scenario) -> None:
    (event,) = corner.events
    assert true_from(corner, ADA, ("role", "decider")) == 1
    assert true_from(corner, BO, ("role", "decider")) == event.day
    assert true_from(corner, BO, ("role", "finance")) is None


def test_a_clue_misleads_if_what_it_supports_is_never_true(corner: Scenario) -> None:
    assert [one.id for one in corner.clues if misleads(corner, one)] == []
    never = Clue(0, "never", BO, "", (("role", "technical"), ("role", "finance")))
    assert misleads(corner, never)
    assert not misleads(corner, Clue(0, "nothing", BO, "", ()))
    assert not misleads(corner, clue(corner, "rep"))


@pytest.fixture
def house() -> Scenario:
    ann = person(
        "ann", roles=["decider", "finance"], influence=3, stance=-1, veto="budget", concerns={"risk": 1},
        wins={"ease": 2}, sways={"ben": -1, "cat": 0}, prefers={"channel": "call", "counterpart": "executive"},
    )  # fmt: skip
    return scenario(ann, person("ben"), person("cat"))


@pytest.mark.parametrize(
    ("axis", "true", "false"),
    [
        ("role", ["decider", "finance"], ["user"]),
        ("influence", ["3"], ["2", "three"]),
        ("stance", ["-1"], ["1", "0"]),
        ("veto", ["budget"], ["none", "technical"]),
        ("concern", ["risk"], ["return", "ease", "nonsense"]),
        ("win", ["ease"], ["growth", "risk", "nonsense"]),
        ("sways", ["ben"], ["cat", "ann", "nobody"]),
        ("channel", ["call"], ["visit"]),
        ("counterpart", ["executive"], ["sales"]),
        ("colour", [], ["red", "decider"]),
    ],
)
def test_a_claim_holds_of_a_person_or_not(house: Scenario, axis: str, true: list[str], false: list[str]) -> None:
    truth = house.truths[0][0]
    assert [value for value in (*true, *false) if claim_holds(house.person_index, truth, axis, value)] == true
    assert {type(claim_holds(house.person_index, truth, axis, value)) for value in (*true, *false)} == {bool}


def test_who_sways_whom_is_judged_like_any_claim() -> None:
    turned = event("turned", 3, {"person": "ann", "sways": {"ben": 2}})
    house = scenario(person("ann", sways={"cat": 1}), person("ben"), person("cat"), event=[turned])
    before, now = house.truth(0)[0], house.truth(1)[0]
    assert claim_verdict(house, ("sways", "cat"), [before], before) == SOUND
    assert claim_verdict(house, ("sways", "cat"), [before], now) == OUTDATED
    assert claim_verdict(house, ("sways", "ben"), [before], now) == MISLEADING
    days = [true_from(house, 0, ("sways", name)) for name in ("cat", "ben", "ann")]
    assert days == [1, 3, None]


def test_what_two_events_bring_is_true_from_the_later_one() -> None:
    first, second = ({"person": "ann", "influence": 2}, {"person": "ann", "roles": ["coach"]})
    maybe = {"needs": {"met": ["ann"]}}
    house = scenario(event=[event("late", 4, second, **maybe), event("early", 2, first), event("last", 5, **maybe)])
    assert true_from(house, 0, ("influence", "2")) == 2
    assert true_from(house, 0, ("role", "coach")) == 4
    assert true_from(house, 0, ("influence", "1")) == 1
