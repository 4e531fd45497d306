from __future__ import annotations

import pytest

from tests.core.build import person, scenario
from trainer.core.clues import claim_holds
from trainer.core.scenario import Scenario


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
    assert [value for value in (*true, *false) if claim_holds(house, truth, axis, value)] == true
    assert {type(claim_holds(house, truth, axis, value)) for value in (*true, *false)} == {bool}
