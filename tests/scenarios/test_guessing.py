from __future__ import annotations

from pathlib import Path

import pytest

from tests.family import family
from tests.scenarios.guessing import marked, sheet, variants
from trainer.core.scenario import Scenario


@pytest.fixture
def found(tmp_path: Path) -> dict[str, Scenario]:
    return variants(family(tmp_path / "pack"))


def test_a_sheet_shows_what_anybody_sees_and_nothing_else(found: dict[str, Scenario]) -> None:
    a, b = sheet(found["a"], "en"), sheet(found["b"], "en")
    assert a == b
    scenario = found["a"]
    for person in scenario.people:
        assert person.name in a and person.public in a
    for case in scenario.pitches:
        assert case.say in a and f"**{case.id}**" not in a
    for response in scenario.responses:
        assert response.say in a
    hidden = [question.answer for question in scenario.questions] + [clue.text for clue in scenario.clues]
    hidden += [response.answer for response in scenario.responses] + [source.text for source in scenario.sources]
    assert [text for text in hidden if text in a] == []


def test_answers_are_marked_against_every_variant(found: dict[str, Scenario]) -> None:
    nothing = marked(found, {})
    assert (nothing.roles, nothing.pitches, nothing.objections) == (0, 0, 0)
    # Ada decides in a, Bo in b; each is right once among the people of influence of that variant.
    ada = marked(found, {"people": {"P1": "decider"}})
    count = {letter: sum(1 for truth in scenario.truth(0) if truth.influence) for letter, scenario in found.items()}
    assert ada.by_variant["a"][0] == pytest.approx(1 / count["a"])
    assert ada.by_variant["b"][0] == 0
    both = marked(found, {"people": {"P1": "decider", "P2": "decider"}})
    assert both.by_variant["b"][0] == pytest.approx(1 / count["b"])
    assert both.roles == pytest.approx((1 / count["a"] + 1 / count["b"]) / 2)


def test_an_objection_is_right_where_it_was_asked_and_then_answered(found: dict[str, Scenario]) -> None:
    text = sheet(found["a"], "en")
    scenario = found["a"]

    def code(say: str) -> str:
        line = next(line for line in text.splitlines() if line.startswith("- **R") and line.endswith(f"** {say}"))
        return line.split("**")[1]

    ask = next(one for one in scenario.responses if one.objection == 0 and "probe" in one.does)
    show = next(one for one in scenario.responses if one.objection == 0 and "evidence" in one.does)
    right = {"objections": {"O1": [code(ask.say), code(show.say)]}}
    wrong = {"objections": {"O1": [code(show.say), code(ask.say)]}}
    assert marked(found, right).by_variant["a"][2] > 0
    assert marked(found, wrong).objections == 0
    # In b Ada means something else by the same words.
    assert marked(found, right).by_variant["b"][2] == 0
