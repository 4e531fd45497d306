from __future__ import annotations

import pytest

from tests.core.build import at, clue, event, objection, person, response, scenario
from trainer.core.objections import (
    ABSENT,
    FAILED_CAP,
    LATENT,
    PREVENTED,
    RAISED,
    STEP_POINTS,
    UNDERSTANDING,
    fails,
    handled,
    is_shown,
    misses,
    responses_given,
    speaks_to,
    status_of,
)
from trainer.core.scenario import Scenario
from trainer.core.vocabulary import NEED_BIT


@pytest.fixture
def house() -> Scenario:
    responses = (
        response("nod", "acknowledge"),
        response("probe", "probe", "acknowledge", stays=True),
        response("show", "evidence", "confirm", answers=["risk", "budget"]),
        response("whole", "acknowledge", "evidence", "confirm", answers=["risk"]),
        response("miss", "acknowledge", "evidence", "confirm", answers=["return"]),
        response("cut", "discount"),
        response("argue", "argue", "acknowledge", "probe"),
    )
    other = objection("other", "growth")
    ann = person("ann", concerns={"risk": 1}, objection=[other, objection("doubt", "risk", *responses)])
    gone = event("gone", 2, {"person": "ann", "leaves": True})
    clues = [
        clue("ann-risk", "ann", "role:user", "concern:risk"), clue("ann-growth", "ann", "win:growth"),
        clue("ben-risk", "ben", "concern:risk"),
    ]  # fmt: skip
    eased = event("eased", 3, {"person": "ann", "concerns": {"budget": 1}})
    return scenario(person("ben"), ann, event=[gone, eased], clue=clues)


def test_what_became_of_an_objection(house: Scenario) -> None:
    other, doubt = house.objections
    assert status_of(house, at(house), doubt) == LATENT
    assert status_of(house, at(house), other) == ABSENT, "nobody holds what it means"
    assert status_of(house, at(house, raised=0b10), doubt) == RAISED
    assert status_of(house, at(house, raised=0b01), doubt) == LATENT
    assert status_of(house, at(house, served=(0, NEED_BIT["risk"])), doubt) == PREVENTED
    assert status_of(house, at(house, served=(NEED_BIT["risk"], NEED_BIT["budget"])), doubt) == LATENT
    assert status_of(house, at(house, fired=0b01), doubt) == ABSENT, "the person is gone"
    assert status_of(house, at(house, fired=0b11, raised=0b10), doubt) == RAISED


def test_it_is_absent_once_its_cause_is_gone() -> None:
    eased = event("eased", 2, {"person": "ann", "concerns": {"budget": 1}})
    house = scenario(person("ann", concerns={"risk": 1}, objection=[objection("doubt", "risk")]), event=[eased])
    assert status_of(house, at(house, fired=1), house.objections[0]) == ABSENT


@pytest.mark.parametrize(
    ("given", "unknown", "known"),
    [
        ([], 0, 35),
        (["nod"], 10, 45),
        (["probe"], 10, 45),
        (["show"], 55, 90),
        (["whole"], 65, 100),
        (["probe", "whole"], 65, 100),
        (["nod", "show"], 65, 100),
        (["miss"], 10, 10),
        (["probe", "miss"], 10, 10),
        (["miss", "whole"], 10, 10),
        (["cut"], 0, 10),
        (["argue"], 10, 10),
        (["whole", "cut"], 10, 10),
        (["show", "argue"], 10, 10),
    ],
)
def test_understanding_and_each_step_count_once_and_a_failure_caps_them(
    house: Scenario, given: list[str], unknown: int, known: int
) -> None:
    doubt = house.objections[1]
    mask = sum(1 << one.index for one in house.responses if one.id in given)
    state = at(house, responses=mask | 0b11, understood=0b01)
    assert [one.id for one in responses_given(house, state, doubt)] == [
        one.id for one in house.responses if one.id in given
    ]
    assert handled(house, doubt, state.responses, state.understood) == unknown
    assert handled(house, doubt, state.responses, 0b10) == known


def test_the_points_of_a_perfect_answer_make_a_hundred_and_those_of_a_guess_do_not() -> None:
    steps = sum(STEP_POINTS.values())
    assert UNDERSTANDING + steps == 100
    # One fixed list of answers for three meanings of which two are alike, and for three that are all different.
    asked = [100, 100, FAILED_CAP], [100, FAILED_CAP, FAILED_CAP]
    assert [sum(one) / 3 for one in asked] == [70, 40]
    assert steps == 65, "whoever guesses the evidence without asking"


def test_what_a_clue_shows(house: Scenario) -> None:
    other, doubt = house.objections
    assert (doubt.shown_by, other.shown_by) == (0b001, 0b010), "clues about Ann, for what each of them means"
    assert is_shown(at(house, clues=0b101), doubt)
    assert not is_shown(at(house, clues=0b110), doubt)


def test_what_evidence_speaks_to(house: Scenario) -> None:
    doubt = house.objections[1]
    assert [one.id for one in house.responses if speaks_to(one, doubt)] == ["show", "whole"]
    assert [one.id for one in house.responses if misses(one, doubt)] == ["miss"]
    assert [one.id for one in house.responses if one.objection == 1 and fails(one, doubt)] == ["miss", "cut", "argue"]
    assert speaks_to(house.responses[2], doubt) is False
