from __future__ import annotations

import tomllib
from collections.abc import Callable
from typing import Any

import tomli_w

from tests.conftest import CORNER
from trainer.errors import Sentence
from trainer.packs.checks.scenario_index import ScenarioIndex
from trainer.packs.checks.validate import validated
from trainer.packs.format.models import QuestionTable, ScenarioFile
from trainer.packs.toml.read import parse


def indexed(edit: Callable[[dict[str, Any]], object] = lambda _: None) -> ScenarioIndex:
    document = tomllib.loads(CORNER.read_text(encoding="utf-8"))
    edit(document)
    file = validated(ScenarioFile, parse(tomli_w.dumps(document).encode(), "a.toml"), "a.toml")
    return ScenarioIndex(file, "a.toml")


def test_everything_with_effects_has_its_key() -> None:
    index = indexed()
    found = dict(index.effects())
    asked = found["person", 2, "question", 2]
    assert isinstance(asked, QuestionTable)
    assert asked.breach == "bid-secret"
    assert found["source", 1].reveals == ("rep",)
    scenario = index.scenario
    assert len(found) == len(scenario.source) + len(scenario.pitch) + sum(
        len(person.question) + sum(len(one.response) for one in person.objection) for person in scenario.person
    )
    assert next(key for key, _ in index.personal(1)) == ("person", 1, "question", 0)


def test_every_condition_says_whose_table_it_stands_in_and_whether_there_is_a_meeting() -> None:
    def edit(document: dict[str, Any]) -> None:
        document["person"][1]["access"] = {"met": ["ada"]}
        document["pitch"][0]["needs"] = {"day": 2}
        document["source"][0]["needs"] = {"day": 2}
        document["person"][0]["objection"][0]["needs"] = {"day": 2}

    found = {key: (person, in_meeting) for key, _, person, in_meeting in indexed(edit).conditions()}
    assert found["source", 0, "needs"] == (-1, False)
    assert found["pitch", 0, "needs"] == (-1, True)
    assert found["person", 1, "access"] == (1, False)
    assert found["person", 0, "objection", 0, "needs"] == (0, True)
    assert found["person", 2, "question", 2, "needs"] == (2, True)
    assert ("ending", 0, "needs") not in found, "an empty condition asks nothing"


def test_what_is_revealed_and_set_is_known_wherever_it_happens() -> None:
    index = indexed(lambda document: document["source"][0].update(sets=["looked"]))
    assert index.flags == {"looked"}
    assert {"rep", "cheques", "ada-need"} <= index.revealed
    assert "cheques" not in indexed(lambda document: document["event"][0].pop("reveals")).revealed


def test_the_timeline_goes_by_days_and_keeps_what_an_event_leaves_out() -> None:
    def edit(document: dict[str, Any]) -> None:
        document["event"].append({"id": "early", "day": 2, "text": "x", "changes": [{"person": "ada", "stance": 2}]})

    index = indexed(edit)
    assert [key for key, _ in index.timeline] == [("person",), ("event", 1, "changes"), ("event", 0, "changes")]
    assert index.timeline[2][1][0].stance == 2
    assert [truth.roles for truth in index.histories[0]] == [("decider",), ("decider",), ("influencer",)]
    assert len(index.histories[2]) == 1


def test_whatever_anybody_ever_holds_is_needed() -> None:
    assert indexed().needed(0) == {"return", "risk", "safety"}
    change = {"person": "ada", "concerns": {"budget": 1}}
    assert "budget" in indexed(lambda document: document["event"][0]["changes"].append(change)).needed(0)


def test_a_problem_is_of_this_file_and_its_hint_has_the_same_values() -> None:
    problem = indexed().problem("E305", ("event", 0), "day {day}", "not {day}", against=(("calendar",),), day=4)
    assert (problem.file, problem.message, problem.hint) == ("a.toml", "day 4", "not 4")
    assert problem.against == (("calendar",),)
    assert indexed().problem("E305", (), "a", Sentence("b {c}", c=1)).hint == "b 1"
