from __future__ import annotations

import pytest

from tests.core.build import at, event, objection, person, response, scenario
from trainer.core.objections import ABSENT, LATENT, PREVENTED, RAISED, handled, responses_given, speaks_to, status_of
from trainer.core.scenario import Scenario
from trainer.core.vocabulary import NEED_BIT


@pytest.fixture
def house() -> Scenario:
    responses = (
        response("nod", "acknowledge"),
        response("probe", "probe", "acknowledge", stays=True),
        response("show", "evidence", "confirm", answers=["risk", "budget"]),
        response("miss", "evidence", answers=["return"]),
        response("cut", "discount"),
        response("argue", "argue", "acknowledge", "probe"),
    )
    other = objection("other", "growth")
    ann = person("ann", concerns={"risk": 1}, objection=[other, objection("doubt", "risk", *responses)])
    gone = event("gone", 2, {"person": "ann", "leaves": True})
    return scenario(person("ben"), ann, event=[gone, event("eased", 3, {"person": "ann", "concerns": {"budget": 1}})])


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
    ("given", "points"),
    [
        ([], 0),
        (["nod"], 20),
        (["probe"], 45),
        (["nod", "probe"], 45),
        (["show"], 55),
        (["miss"], 0),
        (["miss", "show"], 55),
        (["probe", "show"], 100),
        (["cut"], 0),
        (["argue"], 20),
        (["probe", "show", "cut"], 20),
        (["show", "argue"], 20),
    ],
)
def test_each_step_counts_once_and_a_failure_caps_it(house: Scenario, given: list[str], points: int) -> None:
    doubt = house.objections[1]
    mask = sum(1 << one.index for one in house.responses if one.id in given)
    state = at(house, responses=mask | 0b11)
    assert [one.id for one in responses_given(house, state, doubt)] == [
        one.id for one in house.responses if one.id in given
    ]
    assert handled(house, state, doubt) == points


def test_what_evidence_speaks_to(house: Scenario) -> None:
    doubt = house.objections[1]
    assert [one.id for one in house.responses if speaks_to(one, doubt)] == ["show"]
    assert speaks_to(house.responses[2], doubt) is False
