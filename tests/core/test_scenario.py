from __future__ import annotations

import pickle

from tests.core.build import event, person, scenario, source
from trainer.core.scenario import NO_EFFECTS, Effects


def test_nothing_stays_the_one_value_that_it_is() -> None:
    assert pickle.loads(pickle.dumps(NO_EFFECTS)) is NO_EFFECTS
    effects = Effects(reveals=1, sets=2, breach=3, trust=-1, support=5)
    again = pickle.loads(pickle.dumps(effects))
    assert again == effects
    assert again is not effects


def test_a_scenario_can_be_sent_to_another_process() -> None:
    house = scenario(person("ann", access={"met": ["ann"]}), source=[source("one"), source("two", sets=["said"])])
    again = pickle.loads(pickle.dumps(house))
    assert again.sources[0].effects is NO_EFFECTS
    assert again.sources[1].effects == Effects(sets=1)
    assert again.people[0].access == house.people[0].access
    assert (again.id, again.slots, again.costs) == (house.id, house.slots, house.costs)


def test_scenarios_are_told_apart_by_identity() -> None:
    one, two = scenario(), scenario()
    assert one == one
    assert one != two
    assert len({one, two, one}) == 2


def test_truth_follows_what_happened() -> None:
    house = scenario(event=[event("turn", 2, {"person": "ann", "roles": ["coach"]})])
    assert [house.truth(fired)[0].roles for fired in (0, 1)] == [("user",), ("coach",)]


def test_events_stand_between_what_was_true_and_what_is() -> None:
    maybe = {"needs": {"met": ["ann"]}}
    house = scenario(
        event=[
            event("last", 4, {"person": "ann", "roles": ["decider"]}),
            event("first", 2, {"person": "ann", "influence": 2}),
            event("perhaps", 3, {"person": "ann", "influence": 3}, **maybe),
        ]
    )
    around = [(one.id, (was.roles[0], was.influence), (now.roles[0], now.influence))
              for one, (was,), (now,) in house.around_events()]  # fmt: skip
    assert around == [
        ("first", ("user", 1), ("user", 2)),
        ("perhaps", ("user", 2), ("user", 3)),
        ("last", ("user", 2), ("decider", 2)),
    ]
    assert list(scenario().around_events()) == []
