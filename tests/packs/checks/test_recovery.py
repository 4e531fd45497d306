from __future__ import annotations

import tomllib
from typing import Any

import pytest
from pydantic import ValidationError

from tests.conftest import CORNER
from trainer.packs.checks.recovery import repaired
from trainer.packs.format.models import ScenarioFile
from trainer.packs.problems import Key


def frozen(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: frozen(item) for name, item in value.items()}
    return tuple(map(frozen, value)) if isinstance(value, list) else value


def repair(**changes: Any) -> tuple[ScenarioFile | None, frozenset[Key]]:
    document = frozen({**tomllib.loads(CORNER.read_text(encoding="utf-8")), **changes})
    with pytest.raises(ValidationError) as caught:
        ScenarioFile.model_validate(document)
    return repaired(ScenarioFile, document, caught.value)


def test_a_faulty_value_is_stood_in_for_and_named() -> None:
    file, touched = repair(level=9, colour="red", id="Not An Id")
    assert file is not None
    assert (file.level, file.id) == (3, "head-of-stores")
    assert touched == {("level",), ("colour",), ("id",)}


def test_what_may_be_left_out_is_left_out() -> None:
    file, touched = repair(decision={"threshold": 700, "concessions": 50})
    assert file is not None
    assert (file.decision.threshold, file.decision.concessions) == (62, 50)
    assert touched == {("decision", "threshold")}


def test_a_calendar_is_never_cut_short() -> None:
    file, _ = repair(calendar={"days": "three", "reviews": [2]})
    assert file is not None
    assert file.calendar.days == 60


def test_a_list_of_tables_that_is_none_cannot_be_stood_in_for() -> None:
    assert repair(person=3) == (None, frozenset({("person",)}))


def test_the_document_itself_is_left_as_it_is() -> None:
    document = frozen({**tomllib.loads(CORNER.read_text(encoding="utf-8")), "level": 9})
    with pytest.raises(ValidationError) as caught:
        ScenarioFile.model_validate(document)
    repaired(ScenarioFile, document, caught.value)
    assert document["level"] == 9
