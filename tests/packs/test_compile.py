from __future__ import annotations

import tomllib
from collections.abc import Callable
from typing import Any

from tests.conftest import CORNER
from tests.plays import compiled_unchecked
from trainer.core.condition import NEVER
from trainer.core.scenario import NO_EFFECTS, Scenario
from trainer.core.vocabulary import NEED_BIT


def made(edit: Callable[[dict[str, Any]], object] = lambda _: None) -> Scenario:
    document = tomllib.loads(CORNER.read_text(encoding="utf-8"))
    edit(document)
    return compiled_unchecked(document)


def test_names_become_indexes_and_bits() -> None:
    scenario = made()
    assert scenario.person_index == {"ada": 0, "bo": 1, "cy": 2}
    proof = scenario.pitches[scenario.pitch_index["proof"]]
    assert proof.conflicts == 1 << scenario.pitch_index["cheap"]
    assert proof.answers | proof.appeals == NEED_BIT["reliability"] | NEED_BIT["standing"] | NEED_BIT["control"]
    assert scenario.people[1].boss == 0 and scenario.people[0].boss == -1
    assert scenario.sources[1].effects.reveals == 1 << scenario.clue_index["rep"]
    assert scenario.responses[0].effects is NO_EFFECTS


def test_whose_questions_are_asked_is_a_mask() -> None:
    scenario = made()
    for person in scenario.people:
        assert person.asked_mask == sum(1 << index for index in person.questions)


def test_a_condition_is_none_where_nothing_is_asked() -> None:
    scenario = made()
    worry = scenario.questions[scenario.question_index["ada.worry"]]
    assert scenario.questions[scenario.question_index["ada.day"]].needs is None
    assert worry.needs is not None
    assert worry.needs.asked == 1 << scenario.question_index["ada.day"]
    assert (worry.needs.earliest, worry.needs.latest) == (0, NEVER)


def test_days_become_slots_and_trust_is_of_the_person_of_the_table() -> None:
    needs = {"day": 2, "before": 3, "trust": 2, "trusted_by": {"ada": 1}}
    scenario = made(lambda document: document["person"][1]["question"][0].update(needs=needs))
    condition = scenario.questions[scenario.question_index["bo.day"]].needs
    assert condition is not None
    assert (condition.earliest, condition.latest) == (2, 4)
    assert set(condition.trust) == {(0, 1), (1, 2)}
    assert dict(condition.spent) == dict(scenario.costs)


def test_the_agenda_is_in_the_order_of_slots_reviews_before_the_close() -> None:
    assert [(item.slot, item.kind) for item in made().agenda] == [
        (4, "review"), (4, "event"), (6, "review"), (6, "close"),
    ]  # fmt: skip


def test_every_set_of_events_has_its_truth() -> None:
    def edit(document: dict[str, Any]) -> None:
        document["event"].append({"id": "maybe", "day": 2, "text": "x", "needs": {"met": ["ada"]},
                                  "changes": [{"person": "cy", "influence": 3}]})  # fmt: skip

    scenario = made(edit)
    handover, maybe = 1, 2
    assert set(scenario.truths) == {0, maybe, handover, handover | maybe}
    assert scenario.truths[maybe][2].influence == 3
    assert scenario.truths[handover | maybe][0].roles == ("influencer",)
    assert scenario.truths[handover][2].influence == 1


def test_an_event_that_moves_a_stance_shifts_support() -> None:
    scenario = made(lambda document: document["event"][0]["changes"].append({"person": "cy", "stance": -1}))
    assert scenario.events[0].stance_shift == ((2, -40),)
    assert scenario.events[0].moves_power == (0, 1)
