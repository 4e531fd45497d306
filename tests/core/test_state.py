from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.build import at, scenario
from tests.core.made_up import few
from trainer.core.scenario import Scenario
from trainer.core.state import State


@pytest.fixture(scope="module")
def house() -> Scenario:
    return scenario()


@few
@given(changes=st.dictionaries(st.sampled_from(State._fields), st.integers(-1, 9)))
def test_changing_some_fields_leaves_the_others_and_the_state_before(house: Scenario, changes: dict[str, Any]) -> None:
    before = at(house)
    kept = tuple(before)
    after = before.but(**changes)
    assert isinstance(after, State)
    assert after == before._replace(**changes)
    assert tuple(before) == kept
    assert hash(after) == hash(before._replace(**changes))


def test_a_field_that_is_none_is_an_error(house: Scenario) -> None:
    with pytest.raises(KeyError):
        at(house).but(mood=1)
