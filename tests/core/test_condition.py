from __future__ import annotations

import pickle
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.core.build import at, person, scenario
from tests.core.made_up import few
from trainer.core.condition import NEVER, Condition, is_coached
from trainer.core.scenario import Scenario
from trainer.core.state import State
from trainer.core.vocabulary import CHANNELS, CONCERN_MASK

masks = st.integers(0, 0b111)
trusts = st.integers(0, 5)
kinds = st.sampled_from(["", "sales", "engineer"])
channels = st.sampled_from(["", *CHANNELS])
conditions = st.fixed_dictionaries(
    {},
    optional={
        "clues": masks, "asked": masks, "flags": masks, "without": masks, "met": masks,
        "trust": st.lists(st.tuples(st.integers(0, 1), trusts), max_size=3).map(tuple),
        "earliest": st.integers(0, 6), "latest": st.integers(0, 6) | st.just(NEVER), "companion": kinds,
        "channel": channels, "coach": st.integers(-1, 1),
        "spent": st.dictionaries(st.sampled_from(CHANNELS), st.integers(1, 3)).map(lambda one: tuple(one.items())),
    },
)  # fmt: skip
positions = st.fixed_dictionaries({
    "clues": masks, "asked": masks, "flags": masks, "met": masks, "trust": st.tuples(trusts, trusts),
    "served": st.tuples(*[st.sampled_from([0, CONCERN_MASK, CONCERN_MASK + 1])] * 2), "clock": st.integers(0, 8),
    "channel": channels, "counterpart": kinds,
})  # fmt: skip


def expected(named: dict[str, Any], state: State) -> bool:
    """What a condition says, read as its documentation reads."""

    def bits(mask: int) -> set[int]:
        return {bit for bit in range(8) if mask >> bit & 1}

    began = state.clock - dict(named.get("spent", ())).get(state.channel, 0)
    coach = named.get("coach", -1)
    return all((
        *(bits(named.get(name, 0)) <= bits(getattr(state, name)) for name in ("clues", "asked", "flags", "met")),
        bits(named.get("without", 0)).isdisjoint(bits(state.flags)),
        *(state.trust[who] >= least for who, least in named.get("trust", ())),
        not named.get("earliest") or began >= named["earliest"],
        began < named.get("latest", NEVER),
        named.get("companion", "") in ("", state.counterpart),
        named.get("channel", "") in ("", state.channel),
        coach < 0 or (state.trust[coach] >= 3 and state.served[coach] > CONCERN_MASK),
    ))  # fmt: skip


@pytest.fixture(scope="module")
def house() -> Scenario:
    return scenario(person("ann"), person("ben"))


@settings(few, max_examples=150)
@given(named=conditions, position=positions)
@example(named={"coach": 0}, position={"trust": (3, 0), "served": (CONCERN_MASK + 1, 0)})
@example(named={"coach": 1}, position={"trust": (5, 2), "served": (CONCERN_MASK + 1, CONCERN_MASK + 1)})
@example(named={"latest": 4}, position={"clock": 4})
@example(named={"earliest": 4}, position={"clock": 4})
@example(named={"earliest": 4, "spent": (("visit", 2),)}, position={"clock": 5, "channel": "visit"})
@example(named={"latest": 4, "spent": (("visit", 2),)}, position={"clock": 5, "channel": "visit"})
def test_a_condition_holds_when_all_that_it_names_does(
    house: Scenario, named: dict[str, Any], position: dict[str, Any]
) -> None:
    state = at(house, **position)
    assert Condition(**named).holds(state) == expected(named, state)


@pytest.mark.parametrize(
    ("named", "holds", "fails"),
    [
        ({"clues": 0b101}, {"clues": 0b111}, {"clues": 0b110}),
        ({"asked": 0b101}, {"asked": 0b101}, {"asked": 0b100}),
        ({"flags": 0b011}, {"flags": 0b011}, {"flags": 0b001}),
        ({"without": 0b011}, {"flags": 0b100}, {"flags": 0b010}),
        ({"met": 0b010}, {"met": 0b011}, {"met": 0b101}),
        ({"trust": ((1, 2),)}, {"trust": (0, 2)}, {"trust": (5, 1)}),
        ({"earliest": 4}, {"clock": 4}, {"clock": 3}),
        ({"latest": 4}, {"clock": 3}, {"clock": 4}),
        ({"companion": "engineer"}, {"counterpart": "engineer"}, {"counterpart": "sales"}),
        ({"channel": "mail"}, {"channel": "mail"}, {"channel": "call"}),
        ({"coach": 0}, {"trust": (3, 0), "served": (CONCERN_MASK + 1, 0)}, {"trust": (2, 5), "served": (-1, -1)}),
    ],
)
def test_each_thing_alone(house: Scenario, named: dict[str, Any], holds: dict[str, Any], fails: dict[str, Any]) -> None:
    assert Condition(**named).holds(at(house, **holds))
    assert not Condition(**named).holds(at(house, **fails))


@pytest.mark.parametrize("missing", ["clues", "flags", "met"])
def test_of_three_things_none_may_be_missing(house: Scenario, missing: str) -> None:
    three = Condition(clues=1, flags=1, met=1)
    assert three.holds(at(house, clues=1, flags=1, met=1))
    assert not three.holds(at(house, **{"clues": 1, "flags": 1, "met": 1, missing: 0}))


def test_a_condition_that_names_nothing_holds(house: Scenario) -> None:
    assert Condition().holds(at(house)) is True


@pytest.mark.parametrize(
    ("trust", "served", "coached"),
    [(3, CONCERN_MASK + 1, True), (2, CONCERN_MASK + 1, False), (5, CONCERN_MASK, False), (4, 0, False)],
)
def test_a_coach_trusts_and_has_won_something(house: Scenario, trust: int, served: int, coached: bool) -> None:
    state = at(house, trust=(0, trust), served=(0, served))
    assert is_coached(state, 1) == coached
    assert not is_coached(state, 0)


def test_a_condition_can_be_sent_to_another_process(house: Scenario) -> None:
    one = Condition(clues=0b10, trust=((0, 2),), latest=7, companion="engineer", coach=1, spent=(("mail", 1),))
    again = pickle.loads(pickle.dumps(one))
    assert again == one
    assert not again.holds(at(house))
    assert pickle.loads(pickle.dumps(Condition(clues=0b10))).holds(at(house, clues=0b10))
